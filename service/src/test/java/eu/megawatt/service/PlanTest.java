package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.EventReader.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans over REST: made, watched, read, ended early. */
final class PlanTest {

  @TempDir static Path data;

  private static RunningService running;
  private static Caller admin;
  private static String scenario;

  @BeforeAll
  static void start() {
    running = RunningService.from(data.resolve("new"));
    admin = running.admin();
    scenario = admin.scenario(Examples.small(1));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void plan_made_hasEverything() {
    String id = admin.planned(scenario, 2);
    JsonNode plan = admin.get("/api/v1/plans/" + id).json();

    assertThat(plan.path("scenarioId").asText()).isEqualTo(scenario);
    assertThat(plan.path("placedCount").asInt() + plan.path("unplacedCount").asInt()).isEqualTo(50);
    long parts =
        plan.path("energyCostMinor").asLong()
            + plan.path("carbonCostMinor").asLong()
            + plan.path("latenessCostMinor").asLong()
            + plan.path("droppedValueMinor").asLong();
    assertThat(plan.path("objectiveCostMinor").asLong()).isBetween(parts - 3, parts + 3);
    assertThat(admin.get("/api/v1/plans/" + id + "/document").json().path("format").asText())
        .isEqualTo("megawatt/plan/1");
    assertThat(admin.get("/api/v1/plans?scenarioId=" + scenario).json().path("items")).isNotEmpty();
  }

  @Test
  void views_ofAPlan_agree() {
    String path = "/api/v1/plans/" + admin.planned(scenario, 2);
    JsonNode plan = admin.get(path).json();
    List<JsonNode> allocations = everything(path + "/allocations?pageSize=7");
    JsonNode gantt = admin.get(path + "/gantt").json();

    assertThat(allocations).hasSize(plan.path("placedCount").asInt());
    assertThat(gantt.path("count").asInt()).isEqualTo(allocations.size());
    assertThat(gantt.path("jobId")).hasSize(allocations.size());
    assertThat(everything(path + "/unplaced?pageSize=20"))
        .hasSize(plan.path("unplacedCount").asInt());
    long energy = allocations.stream().mapToLong(it -> it.path("energyWh").asLong()).sum();
    assertThat(energy)
        .isBetween(
            plan.path("energyWh").asLong() - allocations.size(),
            plan.path("energyWh").asLong() + allocations.size());
  }

  @Test
  void powerSeries_ofAPlan_staysUnderTheLimitAndAddsUp() {
    String path = "/api/v1/plans/" + admin.planned(scenario, 2);
    JsonNode all = admin.get(path + "/power-series").json();
    List<JsonNode> sites = new ArrayList<>();
    admin
        .get(path)
        .json()
        .path("sites")
        .forEach(
            site ->
                sites.add(
                    admin.get(path + "/power-series?siteId=" + site.path("id").asText()).json()));

    assertThat(all.path("series").findValuesAsText("id"))
        .containsExactly("idle", "inference", "training", "fine-tuning", "batch", "limit");
    for (int slot = 0; slot < 672; slot++) {
      long load = 0;
      for (int series = 0; series < 5; series++) {
        long whole = watts(all, series, slot);
        int each = series;
        int at = slot;
        assertThat(sites.stream().mapToLong(site -> watts(site, each, at)).sum()).isEqualTo(whole);
        load += whole;
      }
      assertThat(load).isLessThanOrEqualTo(watts(all, 5, slot) + 5L * sites.size());
    }
  }

  @Test
  void powerSeries_fewPoints_keepsThePeak() {
    String path = "/api/v1/plans/" + admin.planned(scenario, 2);
    JsonNode fine = admin.get(path + "/power-series").json();
    JsonNode coarse = admin.get(path + "/power-series?maxPoints=10").json();

    assertThat(coarse.path("downsampled").asBoolean()).isTrue();
    assertThat(coarse.path("stepSeconds").asLong()).isEqualTo(68 * 900);
    assertThat(coarse.at("/series/0/values")).hasSize(10);
    assertThat(peak(coarse)).isEqualTo(peak(fine));
  }

  @Test
  void powerSeries_asCsv_hasARowForEachSlot() {
    String path = "/api/v1/plans/" + admin.planned(scenario, 2);
    Reply csv = admin.get(path + "/power-series", "Accept", "text/csv");

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text().lines())
        .hasSize(673)
        .first()
        .isEqualTo("at,idleW,inferenceW,trainingW,fine-tuningW,batchW,limitW");
  }

  @Test
  void events_read_beginWithASnapshotAndEnd() {
    String operation = admin.plan(scenario, 2);
    List<Event> events = read(operation);

    assertThat(events.getFirst().name()).isEqualTo("snapshot");
    assertThat(events.getLast().name()).isEqualTo("end");
    assertThat(events.stream().map(Event::id).toList()).isSorted().doesNotHaveDuplicates();
    assertThat(admin.get("/api/v1/operations/" + operation + "/history").json().path("items"))
        .isNotEmpty();
  }

  @Test
  void events_resumedAnywhere_goOnExactly() {
    String operation = admin.plan(scenario, 2);
    List<Event> events = read(operation);

    for (int cut = 1; cut < events.size() - 1; cut++) {
      Event last = events.get(cut);
      assertThat(read(operation, "Last-Event-ID", Long.toString(last.id())))
          .isEqualTo(events.subList(cut + 1, events.size()));
    }
  }

  @Test
  void events_resumedFromNowhere_startOver() {
    String operation = admin.plan(scenario, 2);
    admin.awaitEnd(operation);

    assertThat(read(operation, "Last-Event-ID", "99999").stream().map(Event::name))
        .containsExactly("reset", "snapshot", "end");
  }

  @Test
  void plan_sameKeyTwice_isOneOperation() {
    String body = "{\"scenarioId\":\"%s\",\"seconds\":1}".formatted(scenario);
    String other = "{\"scenarioId\":\"%s\",\"seconds\":2}".formatted(scenario);

    Reply first = admin.post("/api/v1/plans", body, "Idempotency-Key", "twice");
    Reply again = admin.post("/api/v1/plans", body, "Idempotency-Key", "twice");
    Reply conflict = admin.post("/api/v1/plans", other, "Idempotency-Key", "twice");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.header("Location"))
        .isEqualTo("/api/v1/operations/" + first.json().path("id").asText());
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(conflict.status()).isEqualTo(422);
    assertThat(conflict.json().path("type").asText()).isEqualTo("/problems/idempotency-conflict");
  }

  @Test
  void cancel_ended_409() {
    String operation = admin.plan(scenario, 1);
    admin.awaitEnd(operation);

    Reply reply = cancel(operation, true);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().path("type").asText()).isEqualTo("/problems/operation-not-cancellable");
  }

  @Test
  void cancel_running_keepsTheBest() {
    String operation = runningOperation();

    Reply reply = cancel(operation, true);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    assertThat(admin.awaitEnd(operation)).isEqualTo("Succeeded");
    assertThat(
            admin
                .get(
                    admin.get("/api/v1/operations/" + operation).json().at("/result/href").asText())
                .status())
        .isEqualTo(200);
  }

  @Test
  void cancel_runningDiscarded_isCancelled() {
    String operation = runningOperation();

    cancel(operation, false);

    assertThat(admin.awaitEnd(operation)).isEqualTo("Cancelled");
    assertThat(admin.get("/api/v1/operations/" + operation).json().has("result")).isFalse();
  }

  @Test
  void queue_full_503UntilOneIsCancelled() {
    String first = runningOperation();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      waiting.add(admin.plan(scenario, 600));
    }

    Reply tooMany =
        admin.post(
            "/api/v1/plans",
            "{\"scenarioId\":\"%s\",\"seconds\":600}".formatted(scenario),
            "Idempotency-Key",
            "one-too-many");
    JsonNode status = admin.get("/api/v1/status").json();
    Reply inUse = admin.delete("/api/v1/scenarios/" + scenario);
    waiting.forEach(it -> cancel(it, true));
    cancel(first, false);
    admin.awaitEnd(first);

    assertThat(tooMany.status()).isEqualTo(503);
    assertThat(tooMany.header("Retry-After")).isNotEmpty();
    assertThat(status.at("/plans/queuedCount").asInt()).isEqualTo(16);
    assertThat(status.at("/plans/runningCount").asInt()).isEqualTo(1);
    assertThat(inUse.status()).isEqualTo(409);
    assertThat(waiting).allSatisfy(it -> assertThat(admin.awaitEnd(it)).isEqualTo("Cancelled"));
  }

  @Test
  void events_ofALongSearch_comeWhileItRuns() {
    String operation = runningOperation();
    try (EventReader reader =
        EventReader.open(admin, "/api/v1/operations/" + operation + "/events")) {
      assertThat(reader.next().name()).isEqualTo("snapshot");
      assertThat(reader.next().name()).isEqualTo("progress");
      cancel(operation, true);
      assertThat(reader.all().stream().map(Event::name).distinct())
          .containsSubsequence("state", "end");
    }
  }

  /** An operation that will run for ten minutes unless somebody ends it. */
  private static String runningOperation() {
    String operation = admin.plan(scenario, 600);
    Await.until(
        operation + " to search",
        () ->
            !admin
                .get("/api/v1/operations/" + operation)
                .json()
                .at("/progress/bestCostMinor")
                .isMissingNode());
    return operation;
  }

  private static Reply cancel(String operation, boolean keepBest) {
    return admin.post(
        "/api/v1/operations/" + operation + "/cancellation",
        "{\"keepBest\":%s}".formatted(keepBest));
  }

  private static List<Event> read(String operation, String... headers) {
    try (EventReader reader =
        EventReader.open(admin, "/api/v1/operations/" + operation + "/events", headers)) {
      return reader.all();
    }
  }

  private static List<JsonNode> everything(String path) {
    List<JsonNode> items = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = admin.get(token.isEmpty() ? path : path + "&pageToken=" + token).json();
      page.path("items").forEach(items::add);
      token = page.path("nextPageToken").asText();
    } while (!token.isEmpty());
    return items;
  }

  private static long watts(JsonNode power, int series, int slot) {
    return power.path("series").path(series).path("values").path(slot).asLong();
  }

  private static long peak(JsonNode power) {
    long peak = 0;
    for (int slot = 0; slot < power.at("/series/0/values").size(); slot++) {
      long load = 0;
      for (int series = 0; series < 5; series++) {
        load += watts(power, series, slot);
      }
      peak = Math.max(peak, load);
    }
    return peak;
  }
}
