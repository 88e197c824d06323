package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan that is lived by as a schedule: what a planned one answers, from the live jobs. */
final class CurrentScheduleTest {

  private static final long SLOT_SECONDS = 900;

  @TempDir Path data;

  private RunningService running;
  private final Instant now = Instant.now();

  @BeforeEach
  void start() {
    running = RunningService.from(data);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private void planOn() {
    running.admin().planOn(LiveFleet.document(now));
  }

  private String submit(int gpus, Instant from, String more) {
    String job =
        LiveFleet.job(gpus, 3_600, 100_000, more + "\"earliestStartAt\":\"%s\",".formatted(from));
    return running
        .admin()
        .post("/api/v1/jobs", job, "Idempotency-Key", gpus + " " + from)
        .json()
        .path("id")
        .asText();
  }

  private JsonNode get(String path) {
    return running.admin().get("/api/v1/plans/current" + path).json();
  }

  private static List<Long> column(JsonNode series, String id) {
    List<Long> values = new ArrayList<>();
    for (JsonNode column : series.path("series")) {
      if (column.path("id").asText().equals(id)) {
        column.path("values").forEach(it -> values.add(it.asLong()));
      }
    }
    return values;
  }

  @Test
  void everything_beforeThereIsAPlan_isNotThere() {
    for (String path : List.of("", "/gantt", "/power-series", "/allocations", "/unplaced")) {
      Reply reply = running.admin().get("/api/v1/plans/current" + path);
      assertThat(reply.status()).as(path).isEqualTo(404);
      assertThat(reply.text()).contains("/api/v1/current-plan/basis");
    }
  }

  @Test
  void power_ofTheJobsAndTheLimitInForce_isWhatCanBeCounted() {
    planOn();
    Instant from = LiveFleet.hourFrom(now, 4);
    submit(20, from, "");
    running.admin().post("/api/v1/power-limits", LiveFleet.limit("grid", 21_000, from));

    JsonNode series = get("/power-series?from=%s&to=%s".formatted(from, from.plusSeconds(14_400)));

    // 100 GPUs at 100 W idle; 20 at 600 W in the first hour. The limit holds for three hours.
    List<Long> batch = column(series, "batch");
    List<Long> idle = column(series, "idle");
    List<Long> limit = column(series, "limit");
    for (int slot = 0; slot < 16; slot++) {
      assertThat(batch.get(slot)).as("slot " + slot).isEqualTo(slot < 4 ? 12_000 : 0);
      assertThat(idle.get(slot)).isEqualTo(slot < 4 ? 8_000 : 10_000);
      assertThat(limit.get(slot)).isEqualTo(slot < 12 ? 21_000 : 60_000);
    }
  }

  @Test
  void gantt_ofTheLiveJobs_hasTheirPlacesStatesAndPins() {
    planOn();
    Instant from = LiveFleet.hourFrom(now, 4);
    String first = submit(10, from, "\"interruptible\":true,");
    String second = submit(20, from.plusSeconds(3_600), "");
    running.admin().post("/api/v1/jobs/" + second + "/pin", "{\"reason\":\"stay\"}");

    JsonNode gantt = get("/gantt");

    assertThat(gantt.path("jobId").findValuesAsText("")).isEmpty();
    assertThat(texts(gantt.path("jobId"))).containsExactly(first, second);
    Instant zero = Instant.parse(gantt.path("startsAt").asText());
    for (int bar = 0; bar < 2; bar++) {
      Instant starts = zero.plusSeconds(SLOT_SECONDS * gantt.path("start").path(bar).asLong());
      assertThat(starts).isEqualTo(from.plusSeconds(3_600L * bar));
      assertThat(gantt.path("end").path(bar).asLong() - gantt.path("start").path(bar).asLong())
          .isEqualTo(4);
    }
    assertThat(texts(gantt.path("state"))).containsExactly("0", "0");
    assertThat(texts(gantt.path("pinned"))).containsExactly("0", "1");
    assertThat(texts(gantt.path("interruptible"))).containsExactly("1", "0");
    assertThat(get("").path("startsAt")).isEqualTo(gantt.path("startsAt"));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(it -> texts.add(it.asText()));
    return texts;
  }

  @Test
  void summary_ofTheLiveJobs_countsAndPricesThem() {
    planOn();
    submit(10, LiveFleet.hourFrom(now, 4), "");
    running
        .admin()
        .post("/api/v1/jobs", LiveFleet.job(10, 36_000, 1, ""), "Idempotency-Key", "poor");

    JsonNode plan = get("");

    assertThat(plan.path("placedCount").asInt()).isEqualTo(1);
    assertThat(plan.path("unplacedCount").asInt()).isEqualTo(1);
    assertThat(plan.path("costMinor").asLong()).isEqualTo(50);
    assertThat(plan.path("energyWh").asLong()).isEqualTo(5_000);
    assertThat(plan.path("droppedValueMinor").asLong()).isEqualTo(1);
    assertThat(plan.path("revision").asLong())
        .isEqualTo(running.admin().get("/api/v1/current-plan").json().path("revision").asLong());
  }

  @Test
  void version_ofTheSchedule_changesWithThePlanWithPinsAndWithLimits() {
    planOn();
    String first = get("").path("version").asText();
    String id = submit(10, LiveFleet.hourFrom(now, 4), "");
    String second = get("").path("version").asText();
    running.admin().post("/api/v1/jobs/" + id + "/pin", "{\"reason\":\"stay\"}");
    String third = get("").path("version").asText();
    running
        .admin()
        .post("/api/v1/power-limits", LiveFleet.limit("grid", 50_000, LiveFleet.hourFrom(now, 9)));
    String fourth = get("").path("version").asText();

    assertThat(List.of(first, second, third, fourth)).doesNotHaveDuplicates();
  }

  @Test
  void unplaced_ofTheLiveJobs_areThoseThatWaitWithTheirReasons() {
    planOn();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(
          running
              .admin()
              .post("/api/v1/jobs", LiveFleet.job(10, 36_000, 1, ""), "Idempotency-Key", "p" + i)
              .json()
              .path("id")
              .asText());
    }
    submit(10, LiveFleet.hourFrom(now, 4), "");

    JsonNode page = get("/unplaced?pageSize=2");
    JsonNode rest = get("/unplaced?pageSize=2&pageToken=" + page.path("nextPageToken").asText());

    List<String> seen = new ArrayList<>(page.path("items").findValuesAsText("jobId"));
    seen.addAll(rest.path("items").findValuesAsText("jobId"));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(rest.has("nextPageToken")).isFalse();
    assertThat(page.at("/items/0/reasons/0/reason").asText()).isEqualTo("NotWorthItsCost");
    assertThat(get("/unplaced?reason=NotWorthItsCost").path("items")).hasSize(3);
    assertThat(get("/unplaced?reason=WaitingForPower").path("items")).isEmpty();
    assertThat(get("/unplaced?q=" + waiting.getFirst()).path("items")).hasSize(1);
  }

  @Test
  void job_cappedForAWhile_hasALegForEachStretchUnderOneId() {
    planOn();
    String job =
        LiveFleet.job(
            60,
            7_200,
            10_000_000,
            "\"powerCapping\":true,\"latenessMinorPerHour\":100000,\"deadlineAt\":\"%s\","
                .formatted(now.plusSeconds(3_600)));
    String id =
        running
            .admin()
            .post("/api/v1/jobs", job, "Idempotency-Key", "capped")
            .json()
            .path("id")
            .asText();
    Instant start =
        Instant.parse(
            running
                .admin()
                .get("/api/v1/jobs/" + id)
                .json()
                .at("/status/placement/startsAt")
                .asText());
    // 60 GPUs draw 36 kW and the others 4 kW; under the cap of 0.7 they draw 25.2 kW.
    running
        .admin()
        .post(
            "/api/v1/power-limits",
            "{\"siteId\":\"here\",\"limitW\":32000,\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"dip\"}"
                .formatted(start.plus(Duration.ofMinutes(30)), start.plus(Duration.ofMinutes(60))));

    JsonNode items = get("/allocations").path("items");
    JsonNode legs = running.admin().get("/api/v1/jobs/" + id).json().at("/status/placement/legs");

    assertThat(legs.size()).isEqualTo(3);
    assertThat(items.findValuesAsText("jobId")).containsExactly(id, id, id);
    assertThat(items.findValuesAsText("id")).doesNotHaveDuplicates();
    assertThat(items.findValuesAsText("startsAt")).isEqualTo(legs.findValuesAsText("startsAt"));
    assertThat(items.findValuesAsText("powerCapRatio")).containsExactly("1.0", "0.7", "1.0");
    assertThat(items.findValuesAsText("powerW")).containsExactly("36000", "25200", "36000");
    List<Long> batch =
        column(
            get("/power-series?from=%s&to=%s".formatted(start, start.plusSeconds(3_600))), "batch");
    assertThat(batch).containsExactly(36_000L, 36_000L, 25_200L, 25_200L);
  }

  @Test
  void jobThatEnded_staysInThePastOfTheScheduleOverARestart() {
    planOn();
    String id =
        running
            .admin()
            .post("/api/v1/jobs", LiveFleet.JOB, "Idempotency-Key", "x")
            .json()
            .path("id")
            .asText();
    String later = submit(10, LiveFleet.hourFrom(now, 4), "");
    running.admin().post("/api/v1/jobs/" + later + "/cancellation", "{\"reason\":\"no\"}");
    running.close();
    running = RunningService.from(data);

    assertThat(texts(get("/gantt").path("jobId"))).containsExactly(id);
    assertThat(get("").path("placedCount").asInt()).isEqualTo(1);
  }
}
