package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of a running service: configured, asked, sent by, watched. The pocket fleet. */
final class SourcesTest {

  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final String NODE = POCKET.nodes().keySet().iterator().next();
  private static final String GPU =
      POCKET.nodes().values().iterator().next().gpuUuids().iterator().next();
  private static final String SECRET = "agent-secret-0123456789";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("AGENT_TOKEN", SECRET, "OTHER_TOKEN", "other-secret-0123456789", "SHORT", "short");

  @TempDir Path data;

  private RunningService running;
  private Caller sender;

  @BeforeEach
  void start() {
    running = RunningService.from(data, ENVIRONMENT);
    sender = Caller.withToken(running.service().address(), SECRET);
    Reply put = put("/fleet/document", Fleets.json(POCKET));
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    sender.close();
    running.close();
  }

  private Reply put(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return running.admin().send("PUT", "/api/v1" + path, BodyPublishers.ofString(json), all);
  }

  private JsonNode get(String path) {
    Reply reply = running.admin().get("/api/v1" + path);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  private static String scrape(String id, String url) {
    return "{\"scrape\":{\"id\":\"%s\",\"intervalSeconds\":0.2,\"targets\":[{\"url\":\"%s\"}]}}"
        .formatted(id, url);
  }

  private JsonNode awaitState(String id, String state) {
    return Await.present(
        id + " to be " + state,
        () ->
            Optional.of(get("/sources/" + id))
                .filter(it -> it.at("/state/state").asText().equals(state)));
  }

  private Optional<JsonNode> feed(String id) {
    return StreamSupport.stream(get("/feeds").path("items").spliterator(), false)
        .filter(it -> it.path("id").asText().equals(id))
        .findFirst();
  }

  private void addSender() {
    Reply put = put("/sources/agent", "{\"push\":{\"id\":\"agent\",\"tokenEnv\":\"AGENT_TOKEN\"}}");
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
  }

  private static String point(String node, Instant at, long watts) {
    return "{\"points\":[{\"nodeId\":\"%s\",\"at\":\"%s\",\"powerW\":%d}]}"
        .formatted(node, at, watts);
  }

  @Test
  void source_thatIsPut_isAskedAtOnceAndAfterARestart() {
    try (Exporter exporter = new Exporter(NODE, 4_321)) {
      Reply put = put("/sources/ipmi", scrape("ipmi", exporter.url()));
      assertThat(put.status()).as(put.toString()).isEqualTo(201);
      assertThat(put.json().path("added").path(0).asText()).isEqualTo("ipmi");

      JsonNode source = awaitState("ipmi", "Fresh");
      assertThat(source.at("/scrape/targets/0/url").asText()).isEqualTo(exporter.url());
      assertThat(source.at("/scrape/timeoutSeconds").asDouble()).isEqualTo(0.2);
      assertThat(feed("ipmi").orElseThrow().path("state").asText()).isEqualTo("Ok");
      Await.present(
          "the node's power",
          () ->
              Optional.of(get("/fleet/summary"))
                  .filter(it -> it.path("itPowerW").asLong() > 4_000));

      running.close();
      long before = exporter.asked();
      running = RunningService.from(data, ENVIRONMENT);
      awaitState("ipmi", "Fresh");
      assertThat(exporter.asked()).isGreaterThan(before);
    }
  }

  @Test
  void source_whoseExporterIsGone_failsAndNeedsSomebody() {
    try (Exporter exporter = new Exporter(NODE, 4_321)) {
      assertThat(put("/sources/ipmi", scrape("ipmi", exporter.url())).status()).isEqualTo(201);
      awaitState("ipmi", "Fresh");
    }
    JsonNode source = awaitState("ipmi", "Failing");

    assertThat(source.at("/state/failureCount").asLong()).isPositive();
    assertThat(source.at("/state/lastError").asText()).contains("127.0.0.1");
    JsonNode matter = awaitAttention("SourceFailing");
    assertThat(matter.at("/subject/kind").asText()).isEqualTo("source");
    assertThat(matter.at("/subject/id").asText()).isEqualTo("ipmi");
  }

  private JsonNode awaitAttention(String kind) {
    return Await.present(
        kind + " in the list",
        () ->
            StreamSupport.stream(get("/fleet/summary").path("attention").spliterator(), false)
                .filter(it -> it.path("kind").asText().equals(kind))
                .findFirst());
  }

  @Test
  void change_ofASource_asksForTheVersionAndLeavesTheOthersAlone() {
    try (Exporter one = new Exporter(NODE, 1_000);
        Exporter two = new Exporter(NODE, 1_000)) {
      String first = put("/sources/a", scrape("a", one.url())).header("ETag");
      long accepted = awaitState("a", "Fresh").at("/state/acceptedCount").asLong();

      assertThat(put("/sources/b", scrape("b", two.url())).status()).isEqualTo(428);
      assertThat(put("/sources/b", scrape("b", two.url()), "If-Match", "\"0\"").status())
          .isEqualTo(412);
      Reply tried = put("/sources/b?validateOnly", scrape("b", two.url()));
      assertThat(tried.status()).isEqualTo(200);
      assertThat(tried.header("ETag")).isNotEqualTo(first);
      assertThat(running.admin().get("/api/v1/sources/b").status()).isEqualTo(404);
      assertThat(put("/sources/b", scrape("b", two.url()), "If-Match", first).status())
          .isEqualTo(201);
      awaitState("b", "Fresh");
      assertThat(get("/sources/a").at("/state/acceptedCount").asLong())
          .isGreaterThanOrEqualTo(accepted);

      Reply changed = put("/sources/b", scrape("b", one.url()), "If-Match", "*");
      assertThat(changed.status()).isEqualTo(200);
      assertThat(changed.json().path("changed").path(0).asText()).isEqualTo("b");
      Reply gone = running.admin().delete("/api/v1/sources/b", "If-Match", "*");
      assertThat(gone.status()).as(gone.toString()).isEqualTo(200);
      assertThat(get("/sources").path("items")).hasSize(1);
      assertThat(feed("b")).isEmpty();
    }
  }

  @Test
  void document_ofSources_goesOutAndInAndIsCheckedWhole() throws IOException {
    String document =
        "{\"format\":\"megawatt/sources/1\",\"push\":[{\"id\":\"agent\",\"tokenEnv\":\"AGENT_TOKEN\"}]}";
    assertThat(put("/sources/document", document).status()).isEqualTo(201);

    Reply yaml = running.admin().get("/api/v1/sources/document", "Accept", "application/yaml");
    assertThat(yaml.text()).isEqualTo(Files.readString(data.resolve("sources.yaml")));
    assertThat(get("/sources/document").toString()).isEqualTo(document);
    Reply again =
        running
            .admin()
            .send(
                "PUT",
                "/api/v1/sources/document",
                BodyPublishers.ofString(yaml.text()),
                "Content-Type",
                "application/yaml",
                "If-Match",
                yaml.header("ETag"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("ETag")).isEqualTo(yaml.header("ETag"));

    Reply broken =
        put(
            "/sources/document?validateOnly",
            "{\"format\":\"megawatt/sources/1\",\"push\":[{\"id\":\"a b\"}],\"pull\":1}");
    assertThat(broken.status()).isEqualTo(422);
    assertThat(broken.json().path("errors")).hasSizeGreaterThan(2);
    String unset =
        document
            .replace("AGENT_TOKEN", "NOT_SET")
            .replace("}]", "},{\"id\":\"b\",\"tokenEnv\":\"X\"}]");
    Reply missing = put("/sources/document?validateOnly", unset);
    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.json().findValuesAsText("pointer"))
        .containsExactly("/push/0/tokenEnv", "/push/1/tokenEnv");
    assertThat(
            put("/sources/s?validateOnly", "{\"push\":{\"id\":\"s\",\"tokenEnv\":\"SHORT\"}}")
                .text())
        .contains("at least 16 printable characters");
    assertThat(
            put("/sources/s?validateOnly", "{\"push\":{\"id\":\"s\",\"tokenEnv\":\"AGENT_TOKEN\"}}")
                .text())
        .contains("is that of \\\"agent\\\" too");
    assertThat(
            put("/sources/x?validateOnly", "{\"push\":{\"id\":\"y\",\"tokenEnv\":\"SHORT\"}}")
                .json()
                .at("/errors/0/pointer")
                .asText())
        .isEqualTo("/push/id");
  }

  @Test
  void senderOfASource_maySendInEveryWayAndDoNothingElse() throws IOException {
    addSender();
    assertThat(sender.post("/api/v1/sample-batches", point(NODE, Instant.now(), 5_000)).status())
        .isEqualTo(200);
    Reply otlp = sender.post("/v1/metrics", otlp("GPU-77", "stranger", Instant.now()));
    assertThat(otlp.status()).as(otlp.toString()).isEqualTo(200);
    assertThat(sender.post("/api/v1/otlp/v1/metrics", "{}").status()).isEqualTo(200);
    Reply write =
        sender.send(
            "POST",
            "/api/v1/write",
            BodyPublishers.ofByteArray(new byte[] {1, 0, 7}),
            "Content-Type",
            "application/x-protobuf",
            "Content-Encoding",
            "snappy");
    assertThat(write.status()).as(write.toString()).isEqualTo(400);

    Reply zstd =
        sender.send(
            "POST",
            "/api/v1/write",
            BodyPublishers.ofByteArray(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}),
            "Content-Type",
            "application/x-protobuf",
            "Content-Encoding",
            "zstd");
    assertThat(zstd.status()).as(zstd.toString()).isIn(400, 415);

    JsonNode state = get("/sources/agent").path("state");
    assertThat(state.path("state").asText()).isEqualTo("Fresh");
    assertThat(state.path("acceptedCount").asLong()).isEqualTo(1);
    assertThat(state.at("/rejected/unknown-entity").asLong()).isEqualTo(1);
    assertThat(state.path("failureCount").asLong()).isEqualTo(1);
    assertThat(feed("agent").orElseThrow().path("kind").asText()).isEqualTo("push");
    for (String path :
        List.of("/sources", "/fleet/summary", "/feeds", "/write", "/sample-batches")) {
      assertThat(sender.get("/api/v1" + path).status()).as(path).isEqualTo(403);
    }
    assertThat(sender.get("/observe/metrics").status()).isEqualTo(403);
    assertThat(sender.delete("/api/v1/sources/agent").status()).isEqualTo(403);
    assertThat(sender.post("/api/v1/session", "{\"token\":\"" + SECRET + "\"}").status())
        .isEqualTo(401);

    assertThat(running.admin().delete("/api/v1/sources/agent", "If-Match", "*").status())
        .isEqualTo(200);
    assertThat(sender.post("/v1/metrics", "{}").status()).isEqualTo(401);
  }

  private static String otlp(String uuid, String host, Instant at) {
    return """
    {"resourceMetrics":[{"scopeMetrics":[{"metrics":[
      {"name":"DCGM_FI_DEV_POWER_USAGE","gauge":{"dataPoints":[{"asDouble":300,"timeUnixNano":"%d000000",
        "attributes":[{"key":"UUID","value":{"stringValue":"%s"}},{"key":"Hostname","value":{"stringValue":"%s"}}]}]}}]}]}]}
    """
        .formatted(at.toEpochMilli(), uuid, host);
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private Reply collector(byte[] body, String type, String encoding) {
    return running
        .admin()
        .send(
            "POST",
            "/v1/metrics",
            BodyPublishers.ofByteArray(body),
            "Content-Type",
            type,
            "Content-Encoding",
            encoding);
  }

  @Test
  void otlp_asCollectorsSendIt_isAnsweredAsOtlpSays() throws IOException {
    String body = otlp(GPU, NODE, Instant.now());
    Reply packed = collector(zipped(body), "application/json", "gzip");
    Reply old =
        running.admin().post("/v1/metrics", otlp(GPU, NODE, Instant.now().minusSeconds(90_000)));

    assertThat(packed.status()).as(packed.toString()).isEqualTo(200);
    assertThat(packed.text()).isEqualTo("{}");
    assertThat(packed.header("Content-Type")).isEqualTo("application/json");
    assertThat(old.status()).isEqualTo(200);
    assertThat(old.json().at("/partialSuccess/rejectedDataPoints").asText()).isEqualTo("1");
    assertThat(collector(zipped(""), "application/x-protobuf", "gzip").status()).isEqualTo(200);
    assertThat(
            collector(body.getBytes(StandardCharsets.UTF_8), "application/json", "gzip").status())
        .isEqualTo(400);
    assertThat(running.admin().post("/v1/metrics", "{").status()).isEqualTo(400);
    assertThat(
            running
                .admin()
                .send(
                    "POST",
                    "/v1/metrics",
                    BodyPublishers.ofString(body),
                    "Content-Type",
                    "text/plain")
                .status())
        .isEqualTo(415);
    assertThat(running.admin().get("/v1/metrics").status()).isEqualTo(405);
    assertThat(running.stranger().post("/v1/metrics", "{}").status()).isEqualTo(401);
    assertThat(running.stranger().post("/%761/metrics", "{}").status()).isEqualTo(401);
    assertThat(running.stranger().post("//v1/metrics", "{}").status()).isIn(401, 404);
    JsonNode feed = feed("otlp").orElseThrow();
    assertThat(feed.path("acceptedCount").asLong()).isEqualTo(1);
    assertThat(feed.at("/rejected/too-old").asLong()).isEqualTo(1);
  }

  @Test
  void senderWhoseClockIsAhead_needsSomebodyAndIsQuarantinedWhenFar() {
    addSender();
    assertThat(
            sender
                .post("/api/v1/sample-batches", point(NODE, Instant.now().plusSeconds(30), 5_000))
                .json()
                .path("acceptedCount")
                .asInt())
        .isEqualTo(1);
    JsonNode matter = awaitAttention("ClockOff");
    assertThat(matter.at("/subject/id").asText()).isEqualTo("agent");
    assertThat(matter.path("message").asText()).contains("its clock is").contains("s ahead");

    for (int i = 0; i < 40; i++) {
      Reply far =
          sender.post("/api/v1/sample-batches", point(NODE, Instant.now().plusSeconds(500), 5_000));
      assertThat(far.json().path("acceptedCount").asInt()).isZero();
    }
    assertThat(feed("agent").orElseThrow().path("state").asText()).isEqualTo("Quarantined");
  }

  @Test
  void probe_ofASource_tellsWhatIsUnderstoodAndStoresNothing() {
    try (Exporter exporter = new Exporter(NODE, 4_321)) {
      String far = scrape("far", exporter.url()).replace("0.2", "86400");
      assertThat(put("/sources/far", far).status()).isEqualTo(201);
      Reply probe =
          running.admin().send("POST", "/api/v1/sources/far/probes", BodyPublishers.noBody());

      assertThat(probe.status()).as(probe.toString()).isEqualTo(200);
      JsonNode finding = probe.json().at("/items/0");
      assertThat(finding.path("address").asText()).isEqualTo(exporter.url());
      assertThat(finding.path("understoodCount").asInt()).isEqualTo(1);
      assertThat(finding.at("/samples/0/value").asLong()).isEqualTo(4_321_000);
      assertThat(finding.at("/samples/0/id").asText()).isEqualTo(NODE);
      assertThat(finding.at("/refusals/0/what").asText()).isEqualTo("up");
      assertThat(get("/sources/far").at("/state/acceptedCount").asLong()).isZero();
    }
    assertThat(
            running
                .admin()
                .send("POST", "/api/v1/sources/none/probes", BodyPublishers.noBody())
                .status())
        .isEqualTo(404);
  }

  @Test
  void probe_ofASourceThatIsNotConfigured_tellsWhatIsUnderstoodAndConfiguresNothing() {
    try (Exporter exporter = new Exporter(NODE, 4_321)) {
      Reply probe =
          running
              .admin()
              .post("/api/v1/source-probes", scrape("tried", exporter.url()).replace("0.2", "60"));

      assertThat(probe.status()).as(probe.toString()).isEqualTo(200);
      assertThat(probe.json().at("/items/0/address").asText()).isEqualTo(exporter.url());
      assertThat(probe.json().at("/items/0/samples/0/value").asLong()).isEqualTo(4_321_000);
    }
    assertThat(running.admin().get("/api/v1/sources/tried").status()).isEqualTo(404);
  }

  @Test
  void probe_ofASourceThatCouldNotBeSaved_isRefusedWithTheSameWords() {
    for (String source :
        List.of(
            scrape("x", "ftp://gpu-node-1/metrics"),
            scrape("x", "http://user:secret@gpu-node-1/metrics"),
            "{\"promql\":{\"id\":\"x\",\"url\":\"http://127.0.0.1:9\",\"tokenEnv\":\"NOT_SET\","
                + "\"queries\":[{\"query\":\"up[1m]\"}]}}")) {
      Reply probe = running.admin().post("/api/v1/source-probes", source);

      assertThat(probe.status()).as(probe.toString()).isEqualTo(422);
      assertThat(probe.json().path("errors"))
          .isEqualTo(put("/sources/x", source).json().path("errors"));
    }
    Reply sender =
        running
            .admin()
            .post(
                "/api/v1/source-probes", "{\"push\":{\"id\":\"x\",\"tokenEnv\":\"AGENT_TOKEN\"}}");
    assertThat(sender.status()).as(sender.toString()).isEqualTo(422);
    assertThat(sender.text()).contains("nobody can ask it");
  }

  @Test
  void probe_byMoreThanAMebibyte_isRefused() {
    assertThat(running.admin().post("/api/v1/source-probes", " ".repeat((1 << 20) + 1)).status())
        .isEqualTo(413);
  }

  @Test
  void change_withAFlagThatIsNone_leavesRoomForTheNext() {
    for (int i = 0; i < 5; i++) {
      assertThat(put("/sources/x?validateOnly=perhaps", "{}").status()).isEqualTo(400);
    }
    assertThat(put("/sources/x", scrape("x", "http://127.0.0.1:9/metrics")).status())
        .isEqualTo(201);
  }

  @Test
  void metrics_ofSources_areThereWhileTheSourceIs() {
    addSender();
    assertThat(sender.post("/api/v1/sample-batches", point(NODE, Instant.now(), 5_000)).status())
        .isEqualTo(200);
    String metrics =
        Await.present(
            "the source in the metrics",
            () ->
                Optional.of(running.admin().get("/observe/metrics", "Accept", "text/plain").text())
                    .filter(it -> it.contains("source=\"agent\"")));

    assertThat(metrics)
        .contains(
            "megawatt_source_samples_accepted_total",
            "megawatt_source_samples_rejected_total",
            "megawatt_source_samples_undelivered_total",
            "megawatt_source_failures_total",
            "megawatt_source_gaps_total",
            "megawatt_source_last_sample_age_seconds");
    assertThat(running.admin().delete("/api/v1/sources/agent", "If-Match", "*").status())
        .isEqualTo(200);
    Await.present(
        "the source to be gone from the metrics",
        () ->
            Optional.of(running.admin().get("/observe/metrics", "Accept", "text/plain").text())
                .filter(it -> !it.contains("source=\"agent\"")));
  }

  @Test
  void start_withABrokenFile_namesEverythingThatIsWrong() throws IOException {
    Path other = data.resolve("other");
    Files.createDirectories(other);
    Files.writeString(
        other.resolve("sources.yaml"),
        "format: megawatt/sources/1\nscrape: [{id: a b, targets: []}]\npull: 1\n");

    assertThatThrownBy(() -> RunningService.from(other, ENVIRONMENT))
        .isInstanceOf(StartException.class)
        .hasMessageContainingAll(
            "sources.yaml cannot be used", "/scrape/0/id", "/scrape/0/targets", "/pull");
    Files.writeString(
        other.resolve("sources.yaml"),
        "format: megawatt/sources/1\npush: [{id: a, tokenEnv: NOT_SET}, {id: b, tokenEnv: SHORT}]\n");
    assertThatThrownBy(() -> RunningService.from(other, ENVIRONMENT))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("the environment variable NOT_SET is not set here");
  }
}
