package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.service.demo.DemoPower;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a reading that is posted to what the API says of the fleet: the pocket fleet, 12 nodes. */
final class LivePowerTest {

  private static final Inventory POCKET = ExampleFleet.pocket();

  /** The time of the samples in the captured request. */
  private static final Instant CAPTURED_AT = Instant.parse("2026-11-23T12:41:03.483Z");

  private static final long EACH_W = 8_000;
  private static final long IT_W = 12 * EACH_W;

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data.resolve("new"));
    Reply put =
        running
            .admin()
            .send(
                "PUT",
                "/api/v1/fleet/document",
                BodyPublishers.ofString(Fleets.json(POCKET)),
                "Content-Type",
                "application/json");
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Reply post(String points) {
    return running.admin().post("/api/v1/sample-batches", "{\"points\":[" + points + "]}");
  }

  private void draw(long watts) {
    Reply stored =
        post(
            POCKET.nodes().values().stream()
                .map(node -> point(node, watts))
                .collect(Collectors.joining(",")));
    assertThat(stored.status()).as(stored.toString()).isEqualTo(200);
    assertThat(stored.json().path("acceptedCount").asInt()).isEqualTo(12);
  }

  private static String point(Node node, long watts) {
    return "{\"nodeId\":\"%s\",\"at\":\"%s\",\"powerW\":%d}"
        .formatted(node.id(), Instant.now(), watts);
  }

  private JsonNode get(String path) {
    Reply reply = running.admin().get("/api/v1" + path);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode awaitItPower(long watts) {
    return Await.present(
        "the fleet to draw " + watts + " W",
        () ->
            Optional.of(get("/fleet/summary")).filter(it -> it.path("itPowerW").asLong() == watts));
  }

  @Test
  void summary_beforeAnyReading_knowsNothingAndSaysSo() {
    JsonNode site =
        Await.present("the pocket site", () -> Optional.of(get("/fleet/summary"))).at("/sites/0");

    assertThat(site.path("siteId").asText()).isEqualTo("pocket");
    assertThat(site.has("itPowerW")).isFalse();
    assertThat(site.has("headroomW")).isFalse();
    assertThat(site.path("state").asText()).isEqualTo("Stale");
    assertThat(site.path("unknownNodeCount").asInt()).isEqualTo(12);
  }

  @Test
  void summary_afterABatch_isWhatWasPostedToTheWatt() {
    draw(EACH_W);

    JsonNode summary = awaitItPower(IT_W);
    JsonNode site = summary.at("/sites/0");
    long facility = (long) Math.ceil(IT_W * 1.15);
    assertThat(site.path("facilityPowerW").asLong()).isEqualTo(facility);
    assertThat(site.path("limitW").asLong()).isEqualTo(140_000);
    assertThat(site.path("headroomW").asLong()).isEqualTo(140_000 - facility);
    assertThat(summary.path("headroomW").asLong()).isEqualTo(140_000 - facility);
    assertThat(site.path("state").asText()).isEqualTo("Ok");
    assertThat(site.path("estimatedRatio").asDouble()).isZero();
    assertThat(summary.path("attention")).isEmpty();
  }

  @Test
  void summary_afterARestart_isOfWhatWasReadBefore() {
    Clock still = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    running.close();
    running = RunningService.from(data.resolve("new"), still);
    draw(EACH_W);
    awaitItPower(IT_W);

    running.close();
    running = RunningService.from(data.resolve("new"), still);

    assertThat(awaitItPower(IT_W).at("/sites/0/estimatedRatio").asDouble()).isZero();
  }

  @Test
  void powerDomains_afterABatch_halveThePairAndAddUp() {
    draw(EACH_W);
    awaitItPower(IT_W);

    JsonNode items = get("/power-domains?siteId=pocket").path("items");

    List<String> seen = new ArrayList<>();
    for (JsonNode domain : items) {
      seen.add(domain.path("id").asText());
      if (domain.has("parentId")) {
        assertThat(seen).contains(domain.path("parentId").asText());
      }
      assertThat(domain.path("headroomW").asLong())
          .isEqualTo(domain.path("limitW").asLong() - domain.path("powerW").asLong());
    }
    JsonNode a = get("/power-domains/pocket%2Fpdu-a?depth=0").at("/items/0");
    assertThat(a.path("itPowerW").asLong()).isEqualTo(IT_W / 2);
    assertThat(a.path("partnerFailsW").asLong())
        .isGreaterThanOrEqualTo(2 * a.path("childSumW").asLong());
    assertThat(get("/power-domains/pocket%2Fups?depth=1").path("items")).hasSize(3);
  }

  @Test
  void loss_ofOneOfAPair_strandsNobodyAndOfTheirParentEverybody() {
    draw(EACH_W);
    awaitItPower(IT_W);

    JsonNode one = lose("pocket/pdu-a");
    assertThat(one.path("strandedRackIds")).isEmpty();
    assertThat(one.at("/shifted/0/domainId").asText()).isEqualTo("pocket/pdu-b");
    assertThat(one.at("/shifted/0/loadAfterW").asLong())
        .isEqualTo(get("/power-domains/pocket/pdu-b").at("/items/0/partnerFailsW").asLong());
    JsonNode all = lose("pocket/ups");
    assertThat(all.path("strandedRackIds")).hasSize(4);
    assertThat(all.path("strandedLoadW").asLong()).isEqualTo(IT_W);
  }

  private JsonNode lose(String domain) {
    Reply reply =
        running
            .admin()
            .send(
                "POST",
                "/api/v1/power-domains/" + domain.replace("/", "%2F") + "/loss-simulations",
                BodyPublishers.noBody());
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  @Test
  void heatMapAndRack_afterABatch_showEachRackAndItsNodes() {
    draw(EACH_W);
    awaitItPower(IT_W);

    JsonNode map = get("/power-domains/pocket%2Fups/heat-map?metric=load");
    assertThat(map.path("unit").asText()).isEqualTo("W");
    assertThat(map.path("racks")).hasSize(4);
    map.path("racks").forEach(it -> assertThat(it.path("value").asLong()).isEqualTo(3 * EACH_W));
    JsonNode rack = get("/racks/pocket%2Fr1");
    assertThat(rack.path("powerW").asLong()).isEqualTo(3 * EACH_W);
    assertThat(rack.path("nodes")).hasSize(3);
    assertThat(running.admin().get("/api/v1/racks/none").status()).isEqualTo(404);
  }

  @Test
  void past_ofRacksAndDomains_isAsItWasKept() {
    draw(EACH_W);
    String at = awaitItPower(IT_W).path("at").asText();
    draw(5_000);
    awaitItPower(12 * 5_000);

    JsonNode map = get("/power-domains/pocket%2Fups/heat-map?metric=load&at=" + at);
    assertThat(map.path("racks")).hasSize(4);
    map.path("racks").forEach(it -> assertThat(it.path("value").asLong()).isEqualTo(3 * EACH_W));
    JsonNode grid = get("/power-domains?siteId=pocket&at=" + at).at("/items/0");
    assertThat(grid.path("powerW").asLong()).isEqualTo((long) Math.ceil(IT_W * 1.15));
    assertThat(grid.path("headroomW").asLong())
        .isEqualTo(grid.path("limitW").asLong() - grid.path("powerW").asLong());
    Reply early = running.admin().get("/api/v1/power-domains?at=2020-01-01T00:00:00Z");
    assertThat(early.status()).isEqualTo(404);
    assertThat(early.json().path("detail").asText()).contains("2020-01-01T00:00:00Z", "2 h");
  }

  @Test
  void powerSeries_bySite_hasAColumnEachAndOnlyOfTheFleet() {
    draw(EACH_W);
    awaitItPower(IT_W);

    long now = Instant.now().getEpochSecond() / 15 * 15;
    String range =
        "&from=" + Instant.ofEpochSecond(now - 60) + "&to=" + Instant.ofEpochSecond(now + 60);
    JsonNode series =
        Await.present(
            "a step of the site",
            () ->
                Optional.of(get("/power-series?groupBy=site" + range))
                    .filter(it -> it.at("/series/0/values").toString().contains("110400")));
    assertThat(series.path("series").findValuesAsText("id"))
        .containsExactly("pocket", "limit", "operatingLimit");
    assertThat(get("/power-series?scope=site&id=pocket" + range).at("/series/0/values").toString())
        .contains("110400");
    Reply refused = running.admin().get("/api/v1/power-series?scope=site&id=pocket&groupBy=site");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("detail").asText()).contains("groupBy");
  }

  @Test
  void events_readingsPastTheLimit_tellPowerAndAttention() throws JsonProcessingException {
    draw(EACH_W);
    awaitItPower(IT_W);
    try (EventReader reader = EventReader.open(running.admin(), "/api/v1/events?topics=fleet")) {
      assertThat(reader.next().name()).isEqualTo("snapshot");
      draw(10_100);
      EventReader.Event event = reader.next();
      while (!event.name().equals("attention")) {
        assertThat(event.name()).isEqualTo("power");
        event = reader.next();
      }
      JsonNode said = new JsonMapper().readTree(event.data()).path("attention");
      assertThat(said.findValuesAsText("kind")).contains("LimitPassed");
      assertThat(said.at("/0/subject/kind").asText()).isEqualTo("domain");
    }
  }

  @Test
  void powerSeries_afterABatch_hasItsStepAndAForeignScopeIsRefused() {
    draw(EACH_W);
    awaitItPower(IT_W);
    long facility = (long) Math.ceil(IT_W * 1.15);

    JsonNode load =
        Await.present(
            "a step with the load",
            () -> {
              JsonNode column = get("/power-series?scope=site&id=pocket").at("/series/0");
              JsonNode values = column.path("values");
              int last = values.size() - 1;
              return last >= 0 && values.path(last).asLong() == facility
                  ? Optional.of(column)
                  : Optional.empty();
            });

    assertThat(load.path("quality").size()).isEqualTo(load.path("values").size());
    assertThat(Set.of("measured", "missing", "estimated"))
        .contains(load.path("quality").path(0).asText());
    assertThat(running.admin().get("/api/v1/power-series?scope=site&id=x").status()).isEqualTo(404);
    assertThat(running.admin().get("/api/v1/power-series?stepSeconds=20").status()).isEqualTo(400);
    assertThat(running.admin().get("/api/v1/power-series", "Accept", "text/csv").text())
        .startsWith("at,loadW,loadQuality,limitW,");
  }

  @Test
  void write_asPrometheusSendsIt_is204WithWhatWasWritten() throws IOException {
    byte[] body = Files.readAllBytes(captured());

    Clock then = Clock.fixed(CAPTURED_AT.plusSeconds(1), ZoneOffset.UTC);
    try (RunningService captured = RunningService.from(data.resolve("captured"), then)) {
      Reply reply =
          captured
              .admin()
              .send(
                  "POST",
                  "/api/v1/write",
                  BodyPublishers.ofByteArray(body),
                  "Content-Type",
                  "application/x-protobuf",
                  "Content-Encoding",
                  "snappy",
                  "User-Agent",
                  "Prometheus/2.42");

      assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
      assertThat(reply.header("X-Prometheus-Remote-Write-Samples-Written")).isEqualTo("512");
      assertThat(captured.admin().get("/api/v1/feeds").json().findValuesAsText("id"))
          .contains("Prometheus/2.42");
    }
    Reply zstd =
        running
            .admin()
            .send(
                "POST",
                "/api/v1/write",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/x-protobuf");
    assertThat(zstd.status()).isEqualTo(415);
  }

  private static Path captured() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("shared/data/telemetry"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder.resolve("shared/data/telemetry/remote_write/prometheus-2.42-v1-1.bin");
  }

  @Test
  void batch_withPointsOfNobody_saysWhichAndStoresTheRest() {
    Node node = POCKET.nodes().values().iterator().next();
    Reply reply =
        post(
            point(node, 5_000)
                + ",{\"nodeId\":\"stranger\",\"at\":\"%s\",\"powerW\":1}".formatted(Instant.now())
                + ",{\"at\":\"now\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("acceptedCount").asInt()).isEqualTo(1);
    assertThat(reply.json().at("/items/0/state").asText()).isEqualTo("Stored");
    assertThat(reply.json().at("/items/1/errors/0/code").asText()).isEqualTo("unknown-entity");
    assertThat(reply.json().at("/items/2/errors/0/code").asText()).isEqualTo("malformed");
    assertThat(get("/feeds").at("/quarantined/0/name").asText()).isEqualTo("stranger");
    assertThat(running.admin().post("/api/v1/sample-batches", "[").status()).isEqualTo(400);
    assertThat(running.stranger().post("/api/v1/sample-batches", "{}").status()).isEqualTo(401);
    assertThat(running.stranger().post("/api/v1/write", "{}").status()).isEqualTo(401);
  }

  @Test
  void restart_withReadingsOfBefore_stillKnowsWhoWasHeard() {
    draw(EACH_W);
    awaitItPower(IT_W);
    running.close();
    running = RunningService.from(data.resolve("new"));

    JsonNode site = get("/fleet/summary").at("/sites/0");

    assertThat(site.path("unknownNodeCount").asInt()).isZero();
    assertThat(site.path("estimatedRatio").asDouble()).isEqualTo(1);
    draw(EACH_W);
    assertThat(awaitItPower(IT_W).at("/sites/0/state").asText()).isEqualTo("Ok");
  }

  @Test
  void demonstration_ofTheFleet_isHeardOnEveryNode() {
    try (DemoPower _ = DemoPower.begin(running.service().telemetry(), POCKET, Clock.systemUTC())) {
      JsonNode summary =
          Await.present(
              "every node to be heard",
              () ->
                  Optional.of(get("/fleet/summary"))
                      .filter(it -> it.at("/sites/0/unknownNodeCount").asInt() == 0)
                      .filter(it -> it.path("estimatedRatio").asDouble() < 0.5));

      assertThat(summary.path("itPowerW").asLong())
          .isBetween(
              POCKET.nodes().values().stream()
                  .mapToLong(
                      it -> it.gpuCount() * POCKET.gpuModelOf(it).idle().milliwatts() / 1_000)
                  .sum(),
              POCKET.nodes().values().stream()
                  .mapToLong(it -> it.rated().milliwatts() / 1_000)
                  .sum());
      assertThat(get("/feeds").findValuesAsText("id")).contains("demonstration");
      assertThat(get("/racks/pocket%2Fr1").at("/nodes/0/devices")).hasSize(8);
    }
  }

  @Test
  void metrics_afterABatch_nameTheirUnits() {
    draw(EACH_W);
    awaitItPower(IT_W);

    String metrics =
        Await.present(
            "the site's power in the metrics",
            () ->
                Optional.of(running.admin().get("/observe/metrics", "Accept", "text/plain").text())
                    .filter(it -> it.contains("megawatt_site_it_power_watts")));

    assertThat(metrics)
        .contains("megawatt_domain_power_watts", "domain=\"pocket/grid\"")
        .contains("megawatt_domain_limit_watts", "megawatt_domain_headroom_watts")
        .contains("megawatt_samples_accepted_total", "megawatt_samples_rejected_total");
    assertThat(
            metrics
                .lines()
                .filter(it -> it.startsWith("megawatt_site_it_power_watts"))
                .map(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1))))
        .containsExactly((double) IT_W);
  }
}
