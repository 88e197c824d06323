package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that wait for others, arrays of them, data that lies somewhere, and breaks, over REST. */
final class JobTermsTest {

  private static final String WHY = "{\"reason\":\"because\"}";

  @TempDir Path data;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-26T10:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  private static Reply ask(RunningService running, String key, String more) {
    return running
        .admin()
        .post("/api/v1/jobs", LiveFleet.job(10, 3_600, 10_000, more), "Idempotency-Key", key);
  }

  private static JsonNode made(RunningService running, String key, String more) {
    Reply made = ask(running, key, more);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json();
  }

  private static String after(String... ids) {
    return "\"after\":[\"" + String.join("\",\"", ids) + "\"],";
  }

  private static JsonNode job(RunningService running, String id) {
    return running.admin().get("/api/v1/jobs/" + id).json();
  }

  private static Instant instant(JsonNode job, String which) {
    return Instant.parse(job.at("/status/placement/" + which).asText());
  }

  @Test
  void jobs_afterOthers_keepTheirOrderOverARestart() {
    String first;
    String second;
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(LiveFleet.document(now.get()));
      first = made(running, "first", "").path("id").asText();
      second = made(running, "second", after(first)).path("id").asText();
      assertThat(instant(job(running, second), "startsAt"))
          .isAfterOrEqualTo(instant(job(running, first), "endsAt"));
    }
    try (RunningService running = RunningService.from(data, clock)) {
      JsonNode job = job(running, second);
      assertThat(job.at("/spec/after/0").asText()).isEqualTo(first);

      Reply cancelled = running.admin().post("/api/v1/jobs/" + first + "/cancellation", WHY);

      assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
      JsonNode broken = job(running, second);
      assertThat(broken.at("/status/state").asText()).isEqualTo("Waiting");
      assertThat(broken.at("/status/tie/tie").asText()).isEqualTo("Broken");
      assertThat(broken.at("/status/tie/jobId").asText()).isEqualTo(first);
      assertThat(broken.at("/status/reasons/0/reason").asText()).isEqualTo("WaitingForJob");
    }
    try (RunningService running = RunningService.from(data, clock)) {
      assertThat(job(running, second).at("/status/tie/tie").asText()).isEqualTo("Broken");

      Reply released = running.admin().post("/api/v1/jobs/" + second + "/release", WHY);

      assertThat(released.status()).as(released.toString()).isEqualTo(200);
      assertThat(released.json().at("/status/tie/tie").asText()).isEqualTo("Released");
      Reply again = running.admin().post("/api/v1/jobs/" + second + "/release", WHY);
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.json().path("type").asText()).endsWith("/job-waits-for-nobody");
      now.updateAndGet(it -> it.plus(Duration.ofSeconds(5)));
      Await.until(
          "it to have a place",
          () -> job(running, second).at("/status/state").asText().equals("Validated"));
    }
  }

  @Test
  void jobs_afterWhatIsNotThereOrNotTheirTenantsOrLost_areRefusedWithEachOfThem() {
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(LiveFleet.document(now.get()));
      String lost = made(running, "lost", "").path("id").asText();
      running.admin().post("/api/v1/jobs/" + lost + "/cancellation", WHY);
      String other =
          running
              .admin()
              .post(
                  "/api/v1/jobs",
                  LiveFleet.job(10, 3_600, 10_000, "").replace("acme", "other"),
                  "Idempotency-Key",
                  "other")
              .json()
              .path("id")
              .asText();

      Reply refused = ask(running, "after", after("job-none", other, lost));

      assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
      assertThat(refused.json().path("errors"))
          .extracting(it -> it.path("pointer").asText() + " " + it.path("code").asText())
          .containsExactly("/after/0 UnknownValue", "/after/1 UnknownValue", "/after/2 NeverDone");
    }
  }

  @Test
  void array_askedForTwice_isThereOnceAndMayBeWaitedFor() {
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(LiveFleet.document(now.get()));
      String named = "\"externalRef\":{\"system\":\"lab\",\"id\":\"sweep\"},";
      String array = "{\"count\":3,\"job\":" + LiveFleet.job(10, 3_600, 10_000, named) + "}";

      JsonNode made = running.admin().post("/api/v1/job-arrays", array).json();
      JsonNode again = running.admin().post("/api/v1/job-arrays", array).json();

      assertThat(made.path("createdCount").asInt()).as(made.toString()).isEqualTo(3);
      assertThat(again.path("knownCount").asInt()).isEqualTo(3);
      List<String> ids = new ArrayList<>();
      Instant last = Instant.EPOCH;
      for (int i = 0; i < 3; i++) {
        String id = made.at("/items/" + i + "/jobId").asText();
        assertThat(again.at("/items/" + i + "/jobId").asText()).isEqualTo(id);
        JsonNode job = job(running, id);
        assertThat(job.at("/externalRef/id").asText()).isEqualTo("sweep[" + i + "]");
        Instant end = instant(job, "endsAt");
        last = end.isAfter(last) ? end : last;
        ids.add(id);
      }
      JsonNode waits = made(running, "all", after(ids.toArray(String[]::new)));
      assertThat(instant(waits, "startsAt")).isAfterOrEqualTo(last);
      assertThat(running.admin().post("/api/v1/job-arrays", "{\"count\":0}").status())
          .isEqualTo(422);
    }
  }

  @Test
  void job_withTermsThatAreWrong_isRefusedWithEverythingAtOnce() {
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(LiveFleet.document(now.get()));

      Reply refused =
          ask(
              running,
              "wrong",
              "\"interruptible\":false,\"interruption\":{\"checkpointSeconds\":0,"
                  + "\"restartSeconds\":-1},\"data\":{\"siteId\":\"hree\"},");

      assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
      assertThat(refused.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactlyInAnyOrder(
              "/interruptible",
              "/interruption/checkpointSeconds",
              "/interruption/restartSeconds",
              "/data/siteId",
              "/data/sizeBytes");
      assertThat(refused.toString()).contains("Maybe \\\"here\\\"");
    }
  }

  @Test
  void job_withInterruptionAndData_isShownAsItWasAskedAfterARestart() {
    String id;
    String terms =
        "\"interruption\":{\"checkpointSeconds\":1800,\"restartSeconds\":600,"
            + "\"leastSeconds\":3600,\"restartMinor\":250},"
            + "\"data\":{\"siteId\":\"here\",\"sizeBytes\":900000000000},";
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(LiveFleet.document(now.get()));
      id = made(running, "terms", terms).path("id").asText();
    }
    try (RunningService running = RunningService.from(data, clock)) {
      JsonNode spec = job(running, id).path("spec");
      assertThat(spec.path("interruptible").asBoolean()).isTrue();
      assertThat(spec.at("/interruption/checkpointSeconds").asInt()).isEqualTo(1_800);
      assertThat(spec.at("/interruption/restartSeconds").asInt()).isEqualTo(600);
      assertThat(spec.at("/interruption/leastSeconds").asInt()).isEqualTo(3_600);
      assertThat(spec.at("/interruption/restartMinor").asInt()).isEqualTo(250);
      assertThat(spec.at("/data/siteId").asText()).isEqualTo("here");
      assertThat(spec.at("/data/sizeBytes").asLong()).isEqualTo(900_000_000_000L);
    }
  }

  @Test
  void links_arePutAsAWholeWithTheVersionThatWasSeen() {
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(LiveFleet.document(now.get()));
      Reply none = running.admin().get("/api/v1/links");
      assertThat(none.json().path("items")).isEmpty();
      String wrong =
          """
          {"items":[{"fromSiteId":"here","toSiteId":"here","megabitPerSecond":0},{"fromSiteId":"hre"}]}""";

      Reply refused = running.admin().put("/api/v1/links", wrong, "If-Match", none.header("ETag"));

      assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
      assertThat(refused.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactlyInAnyOrder(
              "/reason",
              "/items/0/toSiteId",
              "/items/0/megabitPerSecond",
              "/items/1/fromSiteId",
              "/items/1/toSiteId",
              "/items/1/megabitPerSecond");
      String empty = "{\"items\":[],\"reason\":\"none yet\"}";
      assertThat(running.admin().put("/api/v1/links", empty).status()).isEqualTo(428);
      assertThat(
              running.admin().put("/api/v1/links", empty, "If-Match", none.header("ETag")).status())
          .isEqualTo(200);
    }
  }

  @Test
  void transfers_overEachLink_takeAndCostWhatBitsAndTerabytesDo() {
    try (RunningService running = RunningService.from(data, clock)) {
      running.admin().planOn(ThreeSites.document(now.get()));
      Reply none = running.admin().get("/api/v1/links");
      String links =
          """
          {"items":[{"fromSiteId":"north","toSiteId":"south","megabitPerSecond":8000,"perTerabyteMinor":250},
                    {"fromSiteId":"south","toSiteId":"north","megabitPerSecond":3}],"reason":"leased"}""";
      Reply put = running.admin().put("/api/v1/links", links, "If-Match", none.header("ETag"));
      assertThat(put.status()).as(put.toString()).isEqualTo(200);
      Reply known = running.admin().get("/api/v1/links");
      assertThat(known.header("ETag")).isEqualTo('"' + known.json().path("version").asText() + '"');

      JsonNode its = running.admin().get("/api/v1/links/transfers?sizeBytes=6000000000000").json();

      // 6 TB are 48 million megabits: 6,000 s at 8,000 of them a second, 16,000,000 s at three.
      assertThat(its.at("/items/0/toSiteId").asText()).isEqualTo("south");
      assertThat(its.at("/items/0/durationMillis").asLong()).isEqualTo(6_000_000);
      assertThat(its.at("/items/0/costMinor").asLong()).isEqualTo(6 * 250);
      assertThat(its.at("/items/1/durationMillis").asLong()).isEqualTo(16_000_000_000L);
      assertThat(its.at("/items/1/costMinor").asLong()).isZero();
      for (String wrong : List.of("", "?sizeBytes=0", "?sizeBytes=many", "?sizeBytes=-1")) {
        assertThat(running.admin().get("/api/v1/links/transfers" + wrong).status()).isEqualTo(400);
      }
    }
  }
}
