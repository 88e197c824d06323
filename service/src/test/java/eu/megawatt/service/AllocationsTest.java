package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.record.QuarterRecord;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Allocations over REST, and the energy of jobs and classes that follows: the pocket fleet. */
final class AllocationsTest {

  private static final String PATH = "/api/v1/allocations";
  private static final List<String> NODES =
      ExampleFleet.pocket().nodes().values().stream().map(Node::id).toList();
  private static final long STEP_MILLIS = 15_000;
  private static final long WATTS = 6_000;

  /** The quarter-hour before the last whole one. */
  private static final long START =
      (System.currentTimeMillis() / QuarterRecord.MILLIS - 2) * QuarterRecord.MILLIS;

  @TempDir static Path data;

  private static RunningService running;

  @BeforeAll
  static void start() throws Exception {
    running = RunningService.from(data);
    Reply put = put("/api/v1/fleet/document", Fleets.json(ExampleFleet.pocket()));
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
    // The first three nodes draw the same all the time: 6 kW each, by their own sensors.
    for (String node : NODES.subList(0, 3)) {
      String points =
          LongStream.rangeClosed(0, QuarterRecord.MILLIS / STEP_MILLIS)
              .mapToObj(
                  step ->
                      "{\"nodeId\":\"%s\",\"at\":\"%s\",\"powerW\":%d}"
                          .formatted(node, at(step * STEP_MILLIS), WATTS))
              .collect(Collectors.joining(","));
      Reply batch = running.admin().post("/api/v1/sample-batches", "{\"points\":[" + points + "]}");
      assertThat(batch.status()).as(batch.toString()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(START + millis);
  }

  private static Reply put(String path, String json) {
    return running
        .admin()
        .send("PUT", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  private static Reply declare(String... entries) {
    return put(PATH, "{\"allocations\":[" + String.join(",", entries) + "]}");
  }

  private static String entry(
      String id, String job, String kind, String node, Instant from, String more) {
    return """
        {"id":"%s","jobId":"%s","tenant":"acme","workloadClass":"%s","nodeIds":["%s"],\
        "startedAt":"%s"%s}"""
        .formatted(id, job, kind, node, from, more);
  }

  private static String until(long millis) {
    return ",\"endedAt\":\"" + at(millis) + "\"";
  }

  @Test
  void declare_wholeNodesOfTwoJobs_givesEachItsEnergyAndTheRestToNobody() throws Exception {
    Instant before = at(-60_000);
    Reply first =
        declare(
            entry("a/1", "a", "training", NODES.get(0), before, ""),
            entry("b/1", "b", "batch", NODES.get(1), before, until(300_000)));
    assertThat(first.status()).as(first.toString()).isEqualTo(200);
    assertThat(first.json().path("createdCount").asInt()).isEqualTo(2);
    running.service().telemetry().rollUp();

    long node = WATTS * QuarterRecord.MILLIS;
    JsonNode series = series("scope=site&id=pocket&groupBy=workloadClass");
    assertThat(value(series, "training")).isEqualTo(node);
    assertThat(value(series, "batch")).isEqualTo(node / 3);
    assertThat(value(series, "unassigned")).isEqualTo(node + node * 2 / 3);
    assertThat(value(series, "idle")).isZero();
    assertThat(value(series("scope=job&id=b"), "rest")).isEqualTo(node / 3);
    assertThat(value(series("scope=fleet"), "jobs")).isEqualTo(node + node / 3);
    assertThat(value(series("scope=fleet&groupBy=method"), "estimated")).isEqualTo(3 * node);

    JsonNode jobs =
        running
            .admin()
            .get("/api/v1/job-energies?tenant=acme&from=%s&to=%s".formatted(at(0), at(900_000)))
            .json()
            .path("items");
    JsonNode a = only(jobs, "a");
    assertThat(a.path("energyMilliJ").asLong()).isEqualTo(node);
    assertThat(a.path("energyWh").asLong()).isEqualTo(1_500);
    assertThat(a.path("startedAt").asText()).isEqualTo(before.toString());
    assertThat(a.has("endedAt")).isFalse();
    assertThat(only(jobs, "b").path("endedAt").asText()).isEqualTo(at(300_000).toString());

    // Again changes nothing; another end moves energy; what never was has nothing.
    assertThat(
            declare(entry("a/1", "a", "training", NODES.get(0), before, ""))
                .json()
                .path("unchangedCount")
                .asInt())
        .isOne();
    declare(entry("a/1", "a", "training", NODES.get(0), before, until(600_000)));
    assertThat(running.admin().delete(PATH + "/b/1").status()).isEqualTo(204);
    assertThat(running.admin().delete(PATH + "/b/1").status()).isEqualTo(404);
    running.service().telemetry().rollUp();
    JsonNode after = series("scope=site&id=pocket&groupBy=workloadClass");
    assertThat(value(after, "training")).isEqualTo(node * 2 / 3);
    assertThat(value(after, "batch")).isZero();
    assertThat(series("scope=job&id=b").at("/series/1/values/0").isNull()).isTrue();

    assertThat(running.admin().get(PATH + "/a/1").json().path("endedAt").asText())
        .isEqualTo(at(600_000).toString());
    assertThat(ids(PATH + "?nodeId=" + NODES.get(0))).containsExactly("a/1");
    assertThat(ids(PATH + "?nodeId=" + NODES.get(1))).isEmpty();
    assertThat(ids(PATH + "?jobId=a&to=" + at(-60_000))).isEmpty();
    assertThat(running.admin().delete(PATH + "/a/1").status()).isEqualTo(204);
  }

  /** The job of an id; other tests' jobs may stand beside it. */
  private static JsonNode only(JsonNode jobs, String id) {
    List<JsonNode> found = new ArrayList<>();
    jobs.forEach(
        job -> found.addAll(job.path("jobId").asText().equals(id) ? List.of(job) : List.of()));
    assertThat(found).as("job %s in %s", id, jobs).hasSize(1);
    return found.getFirst();
  }

  @Test
  void declare_everythingWrong_isRefusedWithEveryPointerAndNothingIsKept() {
    Instant now = Instant.now();
    Reply refused =
        declare(
            entry("x1", "x", "trainning", NODES.get(0), now, ""),
            entry("x2", "x", "batch", "pocket-n999", now, ""),
            entry("x3", "x", "batch", NODES.get(0), now, ",\"endedAt\":\"" + now + "\""),
            entry("x4", "x", "batch", NODES.get(0), now.plusSeconds(180), ""),
            "{\"id\":\"x5\",\"jobId\":\"x\",\"tenant\":\"t\",\"workloadClass\":\"batch\","
                + "\"startedAt\":\"yesterday\"}",
            entry("x6", "y", "batch", NODES.get(0), now, ""),
            entry("x6", "y", "training", NODES.get(0), now, ""));

    assertThat(refused.status()).isEqualTo(422);
    List<String> errors = new ArrayList<>();
    refused
        .json()
        .path("errors")
        .forEach(it -> errors.add(it.path("pointer").asText() + " " + it.path("code").asText()));
    assertThat(errors)
        .containsExactly(
            "/allocations/0/workloadClass UnknownValue",
            "/allocations/1/nodeIds UnknownNode",
            "/allocations/2/endedAt EndsBeforeItBegins",
            "/allocations/3/startedAt InTheFuture",
            "/allocations/4 NothingAllocated",
            "/allocations/4/startedAt NotATime",
            "/allocations/6/workloadClass TwoClasses",
            "/allocations/6/id Twice");
    assertThat(refused.text()).contains("training").contains("pocket-n");
    assertThat(ids(PATH + "?tenant=acme&jobId=y")).isEmpty();
  }

  @Test
  void declare_jobOfAnotherTenantThanBefore_isRefused() {
    Instant now = Instant.now();
    assertThat(declare(entry("z1", "z", "batch", NODES.get(5), now, "")).status()).isEqualTo(200);

    Reply refused =
        declare(entry("z2", "z", "batch", NODES.get(6), now, "").replace("acme", "other"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("TwoTenants");
  }

  @Test
  void declare_oneByItsOwnAddress_isCreatedThenChanged() {
    String body =
        entry("one", "one", "inference", NODES.get(7), Instant.parse("2026-01-01T00:00:00Z"), "");

    Reply created = put(PATH + "/one", body);
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    // What it says of the time of which samples are gone is in no record.
    assertThat(Instant.parse(created.json().path("attributedFrom").asText()))
        .isAfter(Instant.now().minusSeconds(86_401))
        .isBefore(Instant.now().minusSeconds(84_000));
    assertThat(put(PATH + "/one", body).status()).isEqualTo(200);
    assertThat(put(PATH + "/two", body).status()).isEqualTo(422);
    assertThat(running.admin().get(PATH + "/two").status()).isEqualTo(404);
  }

  @Test
  void declare_gpuThatWasNeverSeen_isCounted() {
    Reply reply =
        declare(
            """
            {"id":"u","jobId":"u","tenant":"t","workloadClass":"batch","gpuUuids":["GPU-u"],\
            "startedAt":"%s"}"""
                .formatted(Instant.now()));

    assertThat(reply.json().path("unseenGpuCount").asInt()).isOne();
  }

  @Test
  void energySeries_asTable_hasAColumnForEachPartAndTheQuality() {
    Reply csv = running.admin().get("/api/v1/energy-series?stepSeconds=900", "Accept", "text/csv");

    assertThat(csv.text().lines().findFirst())
        .hasValue(
            "at,jobsMilliJ,idleMilliJ,unassignedMilliJ,unmeteredMilliJ,disagreementMilliJ,"
                + "meterMilliJ,coverageRatio,counterRatio,interpolatedRatio,estimatedRatio");
  }

  @Test
  void energySeries_ofWhatIsNotThere_isRefused() {
    Stream.of("scope=node&id=nobody", "scope=site&id=nowhere")
        .forEach(
            it ->
                assertThat(running.admin().get("/api/v1/energy-series?" + it).status())
                    .isEqualTo(404));
    Stream.of(
            "scope=node",
            "stepSeconds=1000",
            "groupBy=colour",
            "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
        .forEach(
            it ->
                assertThat(running.admin().get("/api/v1/energy-series?" + it).status())
                    .as(it)
                    .isEqualTo(400));
  }

  private static List<String> ids(String path) {
    List<String> ids = new ArrayList<>();
    running.admin().get(path).json().path("items").forEach(it -> ids.add(it.path("id").asText()));
    return ids;
  }

  private static JsonNode series(String query) {
    Reply reply =
        running
            .admin()
            .get(
                "/api/v1/energy-series?%s&from=%s&to=%s&stepSeconds=900"
                    .formatted(query, at(0), at(900_000)));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  private static long value(JsonNode series, String column) {
    for (JsonNode each : series.path("series")) {
      if (each.path("id").asText().equals(column)) {
        return each.path("values").path(0).asLong(Long.MIN_VALUE);
      }
    }
    throw new AssertionError("no column " + column + " in " + series);
  }
}
