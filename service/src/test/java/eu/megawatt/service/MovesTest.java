package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs moved by hand, pinned and let go, over REST. */
final class MovesTest {

  @TempDir Path data;

  private RunningService running;
  private final Instant now = Instant.now();
  private int submitted;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
    running.admin().planOn(LiveFleet.document(now));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Instant hour(int hours) {
    return LiveFleet.hourFrom(now, hours);
  }

  /** A job of 500 W above idle for each GPU, for an hour, from an hour on. */
  private String submit(int gpus, int fromHour) {
    String job =
        LiveFleet.job(
            gpus, 3_600, 100_000, "\"earliestStartAt\":\"%s\",".formatted(hour(fromHour)));
    JsonNode made =
        running.admin().post("/api/v1/jobs", job, "Idempotency-Key", "key" + submitted++).json();
    assertThat(made.at("/status/state").asText()).as(made.toString()).isEqualTo("Validated");
    return made.path("id").asText();
  }

  private JsonNode job(String id) {
    return running.admin().get("/api/v1/jobs/" + id).json();
  }

  private Instant start(String id) {
    return Instant.parse(job(id).at("/status/placement/startsAt").asText());
  }

  private Reply move(String id, int hour, String more) {
    return post(
        id + "/move",
        "{\"poolId\":\"pool\",\"startsAt\":\"%s\",\"reason\":\"asked\"%s}"
            .formatted(hour(hour), more));
  }

  private Reply preview(String id, int hour) {
    return post(
        id + "/move?validateOnly=true",
        "{\"poolId\":\"pool\",\"startsAt\":\"%s\"}".formatted(hour(hour)));
  }

  private Reply post(String path, String body) {
    return running.admin().post("/api/v1/jobs/" + path, body);
  }

  private long revision() {
    return running.admin().get("/api/v1/current-plan").json().path("revision").asLong();
  }

  private JsonNode lastEvent(String id) {
    JsonNode events = running.admin().get("/api/v1/jobs/" + id + "/events").json().path("items");
    return events.path(events.size() - 1).path("detail");
  }

  @Test
  void move_previewed_changesNothingAndSaysTheSameAsTheMove() {
    String id = submit(10, 3);
    long before = revision();

    JsonNode tried = preview(id, 6).json();
    assertThat(start(id)).isEqualTo(hour(3));
    assertThat(revision()).isEqualTo(before);

    Reply done = move(id, 6, "");
    assertThat(done.status()).as(done.toString()).isEqualTo(200);
    assertThat(done.json()).isEqualTo(tried);
    assertThat(start(id)).isEqualTo(hour(6));
    assertThat(revision()).isEqualTo(before + 1).isEqualTo(tried.path("revision").asLong());
    // 10 GPUs x 500 W for an hour at 100 EUR/MWh and 50 g/kWh, wherever it is.
    for (String place : new String[] {"before", "after"}) {
      assertThat(tried.at("/" + place + "/costMinor").asLong()).isEqualTo(50);
      assertThat(tried.at("/" + place + "/energyWh").asLong()).isEqualTo(5_000);
      assertThat(tried.at("/" + place + "/carbonG").asLong()).isEqualTo(250);
      assertThat(tried.at("/" + place + "/peakW").asLong()).isEqualTo(6_000);
    }
    assertThat(tried.path("costMinor").asLong()).isZero();
    assertThat(tried.at("/before/placement/startsAt").asText()).isEqualTo(hour(3).toString());
    assertThat(tried.at("/after/placement/startsAt").asText()).isEqualTo(hour(6).toString());
  }

  @Test
  void move_besideAnother_saysWhatThePeakIsThen() {
    submit(20, 3);
    String id = submit(10, 3);
    move(id, 6, "");

    JsonNode tried = preview(id, 3).json();

    // 100 GPUs idle at 100 W; the first takes 10 kW above that, the second 5 kW.
    assertThat(tried.path("planPeakBeforeW").asLong()).isEqualTo(20_000);
    assertThat(tried.path("planPeakAfterW").asLong()).isEqualTo(25_000);
    assertThat(tried.path("peakW").asLong()).isEqualTo(5_000);
  }

  @Test
  void move_repeatedAndOverARestart_isOneMoveWithOneEvent() {
    String id = submit(10, 3);
    move(id, 6, ",\"pinned\":true");
    long after = revision();

    assertThat(move(id, 6, ",\"pinned\":true").status()).isEqualTo(200);
    running.close();
    running = RunningService.from(data);
    assertThat(move(id, 6, "").status()).isEqualTo(200);

    assertThat(start(id)).isEqualTo(hour(6));
    assertThat(job(id).at("/status/pin/reason").asText()).isEqualTo("asked");
    assertThat(revision()).isEqualTo(after);
    assertThat(running.admin().get("/api/v1/jobs/" + id + "/events").json().path("items"))
        .hasSize(2);
    assertThat(lastEvent(id).path("pin").asText()).isEqualTo("Pinned");
    assertThat(lastEvent(id).path("cause").asText()).isEqualTo("move");
    assertThat(lastEvent(id).path("reason").asText()).isEqualTo(id + ": asked");
    assertThat(lastEvent(id).path("wasToStartAt").asText()).isEqualTo(hour(3).toString());
  }

  @Test
  void move_whereThereIsNoRoom_isRefusedWithEveryReasonAndChangesNothing() {
    submit(60, 3);
    String id = submit(60, 3);
    move(id, 6, "");
    long before = revision();

    Reply refused = move(id, 3, "");

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().path("code").asText()).isEqualTo("MoveRefused");
    assertThat(refused.json().path("errors").findValuesAsText("code"))
        .containsExactly("WaitingForDevices", "WaitingForPower");
    JsonNode power = refused.json().at("/errors/1/shortage");
    // 60 kW less 10 kW idle less the other's 30 kW; the job needs 30 kW.
    assertThat(power.path("subject").asText()).isEqualTo("grid");
    assertThat(power.path("requiredValue").asLong()).isEqualTo(30_000);
    assertThat(power.path("availableValue").asLong()).isEqualTo(20_000);
    assertThat(power.path("earliestAt").asText()).isEqualTo(hour(4).toString());
    assertThat(start(id)).isEqualTo(hour(6));
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void move_ofWhatMayNotStandThere_saysEachReasonAtItsField() {
    String id = submit(10, 3);

    Reply refused =
        post(
            id + "/move?validateOnly=true",
            "{\"poolId\":\"pool\",\"startsAt\":\"%s\",\"powerCapRatio\":0.7}"
                .formatted(hour(1).plusSeconds(60)));

    assertThat(refused.json().path("errors").findValuesAsText("code"))
        .contains("OffTheGrid", "BeforeEarliestStart", "PowerCappingForbidden");
    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .contains("/startsAt", "/powerCapRatio");
    Reply nowhere = post(id + "/move", "{\"poolId\":\"attic\",\"startsAt\":\"soon\"}");
    assertThat(nowhere.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("/startsAt", "/reason");
    assertThat(preview(id, 1_000).json().path("errors").findValuesAsText("code"))
        .containsExactly("BeyondHorizon");
  }

  @Test
  void move_intoOrOutOfWhatIsFrozen_isRefused() {
    JsonNode soon =
        running.admin().post("/api/v1/jobs", LiveFleet.JOB, "Idempotency-Key", "soon").json();
    String near = soon.path("id").asText();
    String far = submit(10, 3);

    assertThat(preview(near, 5).json().path("errors").findValuesAsText("code"))
        .containsAnyOf("Frozen", "UnderWay");
    assertThat(
            post(
                    far + "/move?validateOnly=true",
                    "{\"poolId\":\"pool\",\"startsAt\":\"%s\"}".formatted(hour(0)))
                .json()
                .path("errors")
                .findValuesAsText("code"))
        .contains("TooSoon");
  }

  @Test
  void move_ofNobody_isNotFoundAndOfAnEndedJobAConflict() {
    String id = submit(10, 3);
    post(id + "/cancellation", "{\"reason\":\"no\"}");

    assertThat(move("nobody", 5, "").status()).isEqualTo(404);
    assertThat(move(id, 5, "").status()).isEqualTo(409);
    assertThat(post(id + "/pin", "{\"reason\":\"stay\"}").status()).isEqualTo(409);
    assertThat(post("nobody/unpin", "{\"reason\":\"go\"}").status()).isEqualTo(404);
  }

  @Test
  void pin_ofAJob_holdsItAgainstALimitThatAnotherCanGiveWayTo() {
    String first = submit(40, 3);
    String second = submit(40, 3);
    assertThat(post(second + "/pin", "{}").status()).isEqualTo(422);
    Reply pinned = post(second + "/pin", "{\"reason\":\"a demonstration\"}");
    assertThat(pinned.json().at("/status/pin/reason").asText()).isEqualTo("a demonstration");
    assertThat(lastEvent(second).path("pin").asText()).isEqualTo("Pinned");
    running.close();
    running = RunningService.from(data);

    running.admin().post("/api/v1/power-limits", LiveFleet.limit("grid", 32_000, hour(3)));

    assertThat(start(second)).isEqualTo(hour(3));
    assertThat(start(first)).isEqualTo(hour(4));
    running.admin().post("/api/v1/power-limits", LiveFleet.limit("grid", 15_000, hour(3)));
    assertThat(start(second)).isAfterOrEqualTo(hour(6));
    assertThat(job(second).at("/status").has("pin")).isFalse();
    assertThat(lastEvent(second).path("pin").asText()).isEqualTo("Overridden");
  }

  @Test
  void unpin_ofAPinnedJob_letsItGoAndSaysSo() {
    String id = submit(10, 3);
    post(id + "/pin", "{\"reason\":\"stay\"}");
    Reply again = post(id + "/pin", "{\"reason\":\"another\"}");
    assertThat(again.json().at("/status/pin/reason").asText()).isEqualTo("stay");

    Reply freed = post(id + "/unpin", "{\"reason\":\"go\"}");

    assertThat(freed.json().at("/status").has("pin")).isFalse();
    assertThat(lastEvent(id).path("pin").asText()).isEqualTo("Unpinned");
    post(id + "/unpin", "{\"reason\":\"go\"}");
    assertThat(running.admin().get("/api/v1/jobs/" + id + "/events").json().path("items"))
        .hasSize(3);
  }

  @Test
  void move_ofAWaitingJob_givesItAPlace() {
    String dear = LiveFleet.job(10, 3_600, 1, "");
    JsonNode made = running.admin().post("/api/v1/jobs", dear, "Idempotency-Key", "dear").json();
    String id = made.path("id").asText();
    assertThat(made.at("/status/state").asText()).isEqualTo("Waiting");
    assertThat(post(id + "/pin", "{\"reason\":\"stay\"}").status()).isEqualTo(422);

    Reply moved = move(id, 5, "");

    assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
    assertThat(moved.json().has("before")).isFalse();
    assertThat(moved.json().path("costMinor").asLong()).isEqualTo(50);
    assertThat(job(id).at("/status/state").asText()).isEqualTo("Validated");
  }
}
