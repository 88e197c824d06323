package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ProbeCommandTest {

  private static final String METRICS =
      """
      DCGM_FI_DEV_POWER_USAGE{UUID="GPU-1",Hostname="n1"} 35.686
      DCGM_FI_DEV_GPU_UTIL{UUID="GPU-1",Hostname="n1"} 4294967295
      up 1
      """;

  @TempDir Path folder;

  private record Outcome(int code, String out, String err) {}

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Megawatt.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Outcome(line.execute(arguments), out.toString(), err.toString());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void probe_file_saysWhatWasUnderstoodAndWhatNotAndWhy() throws Exception {
    Outcome outcome = run("telemetry", "probe", file("metrics.txt", METRICS));

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("metrics.txt: Prometheus text", "1 understood, 2 not")
        .containsPattern("gpu +GPU-1 +power +35\\.686 W .* DCGM_FI_DEV_POWER_USAGE")
        .contains("no-reading", "DCGM_FI_DEV_GPU_UTIL: one of the numbers that exporters write")
        .contains("unknown-name", "up: not one of the metrics that are used");
  }

  @Test
  @SuppressWarnings("unchecked")
  void probe_asJson_isForPrograms() throws Exception {
    Outcome outcome = run("telemetry", "probe", file("m.txt", METRICS), "--format", "json");
    List<Map<String, Object>> findings = Json.read(outcome.out(), List.class);

    assertThat(findings.getFirst()).containsEntry("understoodCount", 1);
    assertThat((List<Map<String, Object>>) findings.getFirst().get("samples"))
        .first()
        .satisfies(
            sample ->
                assertThat(sample).containsEntry("id", "GPU-1").containsEntry("value", 35_686));
  }

  @Test
  void probe_addressAndConfiguredSource_areAsked() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = METRICS.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
      String sources =
          file(
              "sources.yaml",
              "format: megawatt/sources/1\nscrape: [{id: dcgm, targets: [{url: '%s'}]}]\n"
                  .formatted(url));

      assertThat(run("telemetry", "probe", url).out()).contains("1 understood, 2 not");
      assertThat(run("telemetry", "probe", "dcgm", "--sources", sources).out())
          .contains("1 understood, 2 not");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void sourcesCheck_goodAndBrokenFiles_tellsWhatTheyAre() throws Exception {
    String good =
        file(
            "good.yaml",
            """
            format: megawatt/sources/1
            scrape: [{id: dcgm, targets: [{url: 'http://n1:9400/metrics'}]}]
            push: [{id: agent, tokenEnv: MEGAWATT_NO_SUCH_VARIABLE}]
            """);
    String broken = file("broken.yaml", "format: megawatt/sources/1\npush: [{id: a b}]\nx: 1\n");

    Outcome checked = run("sources", "check", good);
    Outcome secrets = run("sources", "check", good, "--secrets");
    Outcome wrong = run("sources", "check", broken);
    Outcome served =
        run(
            "serve",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--sources",
            broken);

    assertThat(checked.code()).isZero();
    assertThat(checked.out()).contains("dcgm, addresses: 1", "agent", "Nothing is wrong with it.");
    assertThat(List.of(secrets.code(), wrong.code(), served.code())).containsOnly(2);
    assertThat(secrets.err()).contains("/push/0/tokenEnv", "MEGAWATT_NO_SUCH_VARIABLE is not set");
    assertThat(wrong.err()).contains("/push/0/id", "/push/0: ", "/x: unknown field");
    assertThat(served.err()).contains("broken.yaml cannot be used", "/push/0/id", "/x");
  }

  @Test
  void probe_nothingUnderstood_ends1AndSaysWhy() throws Exception {
    Outcome outcome = run("telemetry", "probe", file("notes.md", "Hello there\n"));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("0 understood", "Nothing further could be read: no line of it is a metric");
  }

  @Test
  void probe_unknownSource_ends2WithTheKnownOnes() throws Exception {
    String sources =
        file("sources.yaml", "format: megawatt/sources/1\npush: [{id: agent, tokenEnv: T}]\n");

    Outcome unknown = run("telemetry", "probe", "dcgm", "--sources", sources);
    Outcome push = run("telemetry", "probe", "agent", "--sources", sources);
    Outcome none = run("telemetry", "probe", "dcgm", "--sources", folder.resolve("x").toString());
    Outcome broken =
        run(
            "telemetry",
            "probe",
            "dcgm",
            "--sources",
            file("b.yaml", "format: megawatt/sources/1\nx: 1\n"));

    assertThat(List.of(unknown.code(), push.code(), none.code(), broken.code())).containsOnly(2);
    assertThat(unknown.err()).contains("names no source \"dcgm\"; known: agent");
    assertThat(push.err()).contains("sends of its own accord");
    assertThat(none.err()).contains("Maybe give --sources");
    assertThat(broken.err()).contains("/x: unknown field");
  }
}
