package eu.megawatt.telemetry.source.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Syntax;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SourcesReaderTest {

  private static final String ALL =
      """
      format: megawatt/sources/1
      scrape:
        - id: dcgm
          intervalSeconds: 15
          timeoutSeconds: 5
          tokenEnv: DCGM_TOKEN
          targets:
            - {url: "http://n1:9400/metrics", node: n1}
            - {url: "http://n2:9400/metrics"}
      promql:
        - id: prom
          url: https://prometheus.example:9090/base
          headers: {X-Scope-OrgID: par1}
          queries:
            - {query: "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[2m]"}
            - {query: "sum by (Hostname) (x)", name: megawatt_sample_power_watts}
      redfish:
        - id: bmc
          usernameEnv: BMC_USER
          passwordEnv: BMC_PASSWORD
          targets: [{url: "https://bmc1", node: n1, path: /redfish/v1/Chassis/1U}]
      push:
        - {id: agent, tokenEnv: AGENT_TOKEN}
      """;

  private static Sources read(String text) {
    return SourcesReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "sources.yaml");
  }

  @Test
  void read_everyKind_readsAll() {
    assertThat(read(ALL).sources())
        .containsExactly(
            new SourceSettings.Scrape(
                "dcgm",
                List.of(
                    new Target(URI.create("http://n1:9400/metrics"), Map.of("node", "n1"), ""),
                    new Target(URI.create("http://n2:9400/metrics"), Map.of(), "")),
                new Pace(Duration.ofSeconds(15), Duration.ofSeconds(5)),
                new Access.Bearer("DCGM_TOKEN")),
            new SourceSettings.Promql(
                "prom",
                URI.create("https://prometheus.example:9090/base"),
                List.of(
                    new Query("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[2m]", Optional.empty()),
                    new Query("sum by (Hostname) (x)", Optional.of("megawatt_sample_power_watts"))),
                Map.of("X-Scope-OrgID", "par1"),
                new Pace(Duration.ofSeconds(60), Duration.ofSeconds(30)),
                new Access.Open()),
            new SourceSettings.Redfish(
                "bmc",
                List.of(
                    new Target(
                        URI.create("https://bmc1"),
                        Map.of("node", "n1"),
                        "/redfish/v1/Chassis/1U")),
                new Pace(Duration.ofSeconds(30), Duration.ofSeconds(20)),
                new Access.Basic("BMC_USER", "BMC_PASSWORD")),
            new SourceSettings.Push("agent", "AGENT_TOKEN"));
  }

  @Test
  void read_theDocumentedExample_isAccepted() throws Exception {
    Path docs = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(docs.resolve("docs/sources.md"))) {
      docs = Objects.requireNonNull(docs.getParent(), "no docs/sources.md above here");
    }
    String text = Files.readString(docs.resolve("docs/sources.md"));
    int start = text.indexOf("```yaml\n") + "```yaml\n".length();

    assertThat(read(text.substring(start, text.indexOf("```\n", start))).sources())
        .extracting(SourceSettings::id)
        .containsExactly("dcgm-par1", "mimir", "bmc", "agent");
  }

  @Test
  void yaml_ofEveryKind_readsBackTheSame() {
    Sources all =
        read(ALL)
            .with(
                new SourceSettings.Promql(
                    "odd",
                    URI.create("http://p/?a=b#c"),
                    List.of(new Query("sum(\n  x{a=\"\\\\d: {#}\"}\n)\t", Optional.of("yes"))),
                    Map.of("no", "- 'a': \"b\" # c"),
                    new Pace(Duration.ofMillis(1_500), Duration.ofMillis(250)),
                    new Access.Basic("null", "N1")));

    assertThat(read(SourcesWriter.yaml(all)).sources())
        .containsExactlyInAnyOrderElementsOf(all.sources());
    assertThat(SourcesWriter.yaml(read(SourcesWriter.yaml(all))))
        .isEqualTo(SourcesWriter.yaml(all));
    assertThat(read(SourcesWriter.yaml(Sources.NONE)).sources()).isEmpty();
  }

  private static SourceSettings one(String json) {
    return SourcesReader.source(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Syntax.JSON);
  }

  @Test
  void source_aloneUnderItsKind_isReadAsInTheDocument() {
    assertThat(one("{\"push\":{\"id\":\"agent\",\"tokenEnv\":\"AGENT_TOKEN\"}}"))
        .isEqualTo(read(ALL).source("agent").orElseThrow());
    assertThat(read(ALL).pointer("agent")).isEqualTo("/push/0");
    assertThat(mistakes("{}")).containsExactly("");
    assertThat(mistakes("{\"push\":{\"id\":\"document\"},\"promql\":{\"id\":\"p\"}}"))
        .contains("/push/id", "/push", "/promql", "/promql");
    assertThat(mistakes("{\"pull\":{}}")).containsExactly("/pull");
  }

  private static List<String> mistakes(String json) {
    return catchThrowableOfType(InvalidDocumentException.class, () -> one(json)).issues().stream()
        .map(Issue::pointer)
        .toList();
  }

  @Test
  void missing_variables_areNamedWithTheirPlaces() {
    assertThat(
            Variables.missing(
                read(ALL), name -> Optional.of(name).filter(it -> it.startsWith("BMC_U"))))
        .extracting(Issue::pointer)
        .containsExactly("/scrape/0/tokenEnv", "/redfish/0/passwordEnv", "/push/0/tokenEnv");
  }

  @Test
  void read_manyMistakes_namesEachWithItsPlace() {
    String text =
        """
        format: megawatt/sources/1
        scrape:
          - id: a b
            intervalSeconds: 0
            targets: []
          - id: x
            intervalSeconds: 5
            timeoutSeconds: 10
            tokenEnv: hunter2!
            target: [1]
            targets: [{url: "ftp://n1"}, {url: "http://u:p@n1"}, {url: "http://n1", node: a, meter: b}]
        promql:
          - id: x
            url: http://p
            headers: {Authorization: Bearer abc}
            queries: [{query: "increase(e[1m])"}]
        redfish:
          - {id: r, usernameEnv: A, targets: [{url: "https://b", path: x}]}
        push: [{id: p}]
        """;
    InvalidDocumentException e =
        catchThrowableOfType(InvalidDocumentException.class, () -> read(text));

    assertThat(e.issues())
        .extracting(Issue::pointer)
        .contains(
            "/scrape/0/id",
            "/scrape/0/intervalSeconds",
            "/scrape/0/targets",
            "/scrape/1/timeoutSeconds",
            "/scrape/1/tokenEnv",
            "/scrape/1/target",
            "/scrape/1/targets/0/url",
            "/scrape/1/targets/1/url",
            "/scrape/1/targets/2/meter",
            "/promql/0/id",
            "/promql/0/headers/Authorization",
            "/promql/0/queries/0/query",
            "/redfish/0",
            "/redfish/0/targets/0/path",
            "/push/0");
    assertThat(e.getMessage()).doesNotContain("hunter2");
  }

  @Test
  void authorization_ofAccess_isMadeOfTheEnvironment() {
    Map<String, String> environment = Map.of("U", "root", "P", "calvin", "T", "abc");

    assertThat(new Access.Open().authorization(_ -> Optional.empty())).isEmpty();
    assertThat(new Access.Bearer("T").authorization(it -> Optional.ofNullable(environment.get(it))))
        .contains("Bearer abc");
    assertThat(
            new Access.Basic("U", "P")
                .authorization(it -> Optional.ofNullable(environment.get(it))))
        .contains("Basic cm9vdDpjYWx2aW4=");
  }
}
