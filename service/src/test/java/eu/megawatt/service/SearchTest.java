package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search behind the current plan, watched and paused over REST. */
final class SearchTest {

  private static final String PATH = "/api/v1/current-plan/search";
  private static final String PAUSE = "{\"paused\":true,\"reason\":\"a look at the plan\"}";
  private static final String GO_ON = "{\"paused\":false}";

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private void startAnew() {
    running.close();
    start();
  }

  private Reply put(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return running.admin().send("PUT", path, BodyPublishers.ofString(json), all);
  }

  private void planOn() {
    running.admin().planOn(LiveFleet.document(Instant.now()));
  }

  /** A job that waits has the search try for a place. */
  private void askFor(String job, String key) {
    assertThat(running.admin().post("/api/v1/jobs", job, "Idempotency-Key", key).status())
        .isEqualTo(201);
  }

  private static String movable() {
    return LiveFleet.job(
        10,
        3_600,
        10_000,
        "\"earliestStartAt\":\"%s\",".formatted(LiveFleet.hourFrom(Instant.now(), 4)));
  }

  private JsonNode search() {
    return running.admin().get(PATH).json();
  }

  private void awaitState(String state) {
    Await.until(state, () -> search().path("state").asText().equals(state));
  }

  @Test
  void search_withoutAPlan_isIdleAndHasNoRounds() {
    JsonNode search = search();

    assertThat(search.path("state").asText()).isEqualTo("Idle");
    assertThat(search.path("paused").asBoolean()).isFalse();
    assertThat(search.path("rounds")).isEmpty();
    assertThat(search.has("reason")).isFalse();
  }

  @Test
  void search_ofAPlanThatCannotBeBetter_triesThreeRoundsAndIsIdle() {
    planOn();
    askFor(movable(), "one");
    Await.until("rounds in vain", () -> search().path("roundCount").asInt() >= 3);
    awaitState("Idle");
    JsonNode search = search();
    JsonNode round = search.at("/rounds/0");

    assertThat(search.path("adoptedCount").asInt()).isZero();
    assertThat(round.path("number").asLong()).isEqualTo(search.path("roundCount").asLong());
    assertThat(round.path("jobCount").asInt()).isEqualTo(1);
    assertThat(round.path("revision").asLong()).isEqualTo(1);
    assertThat(round.path("adopted").asBoolean()).isFalse();
    assertThat(round.path("gainMinor").asLong()).isZero();
    assertThat(round.path("reason").asText()).isEqualTo("NothingBetter");
    assertThat(round.path("message").asText()).isEqualTo("It found no better plan.");
    assertThat(search.path("moveCount").asLong())
        .isGreaterThanOrEqualTo(round.path("moveCount").asLong())
        .isPositive();
  }

  @Test
  void search_ofAPlanThatCanBeBetter_namesTheRevisionThatItMade() {
    planOn();
    Instant noon = LiveFleet.hourFrom(Instant.now(), 4);
    String id =
        running
            .admin()
            .post("/api/v1/jobs", dearLater(), "Idempotency-Key", "dear")
            .json()
            .path("id")
            .asText();
    running
        .admin()
        .post(
            "/api/v1/jobs/" + id + "/move",
            "{\"poolId\":\"pool\",\"startsAt\":\"%s\",\"pinned\":false,\"reason\":\"too late\"}"
                .formatted(noon.plusSeconds(36_000)));
    Await.until("a better plan", () -> search().path("adoptedCount").asInt() == 1);
    JsonNode search = search();
    JsonNode adopted = adopted(search);
    JsonNode revision =
        running
            .admin()
            .get("/api/v1/current-plan/revisions/" + adopted.path("adoptedRevision").asLong())
            .json();

    assertThat(adopted.path("gainMinor").asLong()).isPositive();
    assertThat(adopted.has("reason")).isFalse();
    assertThat(revision.path("cause").asText()).isEqualTo("improvement");
    assertThat(revision.path("seed").asLong()).isEqualTo(adopted.path("seed").asLong());
  }

  /** Every hour that it is late costs 50 EUR. */
  private static String dearLater() {
    Instant from = LiveFleet.hourFrom(Instant.now(), 4);
    return LiveFleet.job(
        10,
        3_600,
        100_000,
        "\"earliestStartAt\":\"%s\",\"deadlineAt\":\"%s\",\"latenessMinorPerHour\":5000,"
            .formatted(from, from.plusSeconds(7_200)));
  }

  private static JsonNode adopted(JsonNode search) {
    for (JsonNode round : search.path("rounds")) {
      if (round.path("adopted").asBoolean()) {
        return round;
      }
    }
    throw new AssertionError("No round was adopted: " + search);
  }

  @Test
  void pause_overARestart_holdsUntilItIsTakenBack() {
    planOn();
    Reply paused = put(PATH, PAUSE, "If-Match", running.admin().get(PATH).header("ETag"));
    askFor(movable(), "one");
    JsonNode before = paused.json();
    startAnew();
    JsonNode after = search();

    assertThat(paused.status()).isEqualTo(200);
    assertThat(after.path("state").asText()).isEqualTo("Paused");
    assertThat(after.path("reason").asText()).isEqualTo("a look at the plan");
    assertThat(after.path("since")).isEqualTo(before.path("since"));
    assertThat(after.path("version")).isEqualTo(before.path("version"));
    assertThat(after.path("roundCount").asInt()).isZero();
    assertThat(metric()).isEqualTo("1.0");
    JsonNode on = put(PATH, GO_ON, "If-Match", running.admin().get(PATH).header("ETag")).json();
    assertThat(on.path("paused").asBoolean()).isFalse();
    assertThat(on.has("reason")).isFalse();
    Await.until("a round", () -> search().path("roundCount").asInt() > 0);
    assertThat(metric()).isEqualTo("0.0");
  }

  private String metric() {
    return running
        .admin()
        .get("/observe/metrics")
        .text()
        .lines()
        .filter(it -> it.startsWith("megawatt_live_search_paused{"))
        .map(it -> it.substring(it.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pause_whileARoundIsUnderWay_endsItWithoutAChange() {
    planOn();
    askFor(movable(), "one");
    Await.until("a round under way", () -> isUnderWay(search()));
    JsonNode paused = put(PATH, PAUSE, "If-Match", "*").json();
    Await.until("its end", () -> search().at("/rounds/0/reason").asText().equals("Stopped"));
    JsonNode after = search();

    assertThat(paused.path("state").asText()).isEqualTo("Paused");
    assertThat(isUnderWay(after)).isFalse();
    assertThat(after.at("/rounds/0/durationMillis").asLong()).isLessThan(2_000);
    assertThat(after.path("adoptedCount").asInt()).isZero();
  }

  /** Moves of a round that has not ended are in no round yet. */
  private static boolean isUnderWay(JsonNode search) {
    long ended = 0;
    for (JsonNode round : search.path("rounds")) {
      ended += round.path("moveCount").asLong();
    }
    return search.path("moveCount").asLong() > ended;
  }

  @Test
  void put_ofTheSameAgain_changesNothing() {
    JsonNode first = put(PATH, PAUSE, "If-Match", "*").json();
    JsonNode again = put(PATH, PAUSE, "If-Match", "*").json();
    JsonNode other =
        put(PATH, "{\"paused\":true,\"reason\":\"maintenance\"}", "If-Match", "*").json();

    assertThat(again).isEqualTo(first);
    assertThat(other.path("reason").asText()).isEqualTo("maintenance");
    assertThat(other.path("since")).isEqualTo(first.path("since"));
    assertThat(other.path("version")).isNotEqualTo(first.path("version"));
  }

  @Test
  void put_byOneWhoSawAnotherPause_isRefused() {
    String seen = running.admin().get(PATH).header("ETag");

    assertThat(put(PATH, PAUSE).status()).isEqualTo(428);
    assertThat(put(PATH, PAUSE, "If-Match", seen).status()).isEqualTo(200);
    Reply stale = put(PATH, GO_ON, "If-Match", seen);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.json().path("code").asText()).isEqualTo("PreconditionFailed");
    assertThat(search().path("paused").asBoolean()).isTrue();
  }

  @Test
  void put_withEverythingWrong_saysAllOfIt() {
    Reply refused = put(PATH, "{\"reason\":\"%s\"}".formatted("x".repeat(501)), "If-Match", "*");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors"))
        .extracting(it -> it.path("pointer").asText())
        .containsExactly("/paused", "/reason");
    assertThat(put(PATH, "{\"paused\":true,\"reason\":\" \"}", "If-Match", "*").text())
        .contains("why, in 1 to 500 characters");
    assertThat(put(PATH, "{\"pause\":true}", "If-Match", "*").status()).isEqualTo(400);
    assertThat(search().path("version").asText()).isEqualTo("0");
  }
}
