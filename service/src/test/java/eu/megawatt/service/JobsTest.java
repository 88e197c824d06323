package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.scheduler.live.JobState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs over REST: asked for, placed, explained, limited, taken back. */
final class JobsTest {

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
    running.admin().planOn(LiveFleet.document(Instant.now()));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Reply submit(String job, String key) {
    return running.admin().post("/api/v1/jobs", job, "Idempotency-Key", key);
  }

  private JsonNode placed(String job, String key) {
    Reply reply = submit(job, key);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    return reply.json();
  }

  private JsonNode job(JsonNode any) {
    return running.admin().get("/api/v1/jobs/" + any.path("id").asText()).json();
  }

  @Test
  void job_askedFor_hasItsPlaceAndKeepsItOverARestart() {
    JsonNode made = placed(LiveFleet.JOB, "one");

    assertThat(made.at("/status/state").asText()).isEqualTo("Validated");
    assertThat(made.at("/status/placement/poolId").asText()).isEqualTo("pool");
    running.close();
    running = RunningService.from(data);
    assertThat(job(made).path("spec")).isEqualTo(made.path("spec"));
    assertThat(job(made).at("/status/placement")).isEqualTo(made.at("/status/placement"));
    assertThat(running.admin().get("/api/v1/current-plan").json().path("revision").asLong())
        .isEqualTo(1);
  }

  @Test
  void job_sameKeyTwice_isOneJob() {
    JsonNode first = placed(LiveFleet.JOB, "same");
    Reply again = submit(LiveFleet.JOB, "same");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("id")).isEqualTo(first.path("id"));
    Reply other = submit(LiveFleet.job(11, 3_600, 10_000, ""), "same");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("code").asText()).isEqualTo("IdempotencyConflict");
  }

  @Test
  void job_keyOfFourDaysAgo_makesAnotherJob() throws Exception {
    JsonNode first = placed(LiveFleet.JOB, "old");
    running.close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + data.resolve("megawatt"));
        Statement statement = connection.createStatement()) {
      long then = Instant.now().minus(Duration.ofDays(4)).toEpochMilli();
      assertThat(statement.executeUpdate("UPDATE live_key SET created_at_ms = " + then))
          .isEqualTo(1);
    }
    running = RunningService.from(data);

    JsonNode second = placed(LiveFleet.JOB, "old");

    assertThat(second.path("id")).isNotEqualTo(first.path("id"));
    assertThat(submit(LiveFleet.JOB, "old").json().path("id")).isEqualTo(second.path("id"));
  }

  @Test
  void jobs_inAnyState_canBeAskedFor() {
    for (String state : JobState.words()) {
      Reply reply = running.admin().get("/api/v1/jobs?state=" + state);
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }
  }

  @Test
  void job_sameReferenceManyTimesAtOnce_isOneJob() throws Exception {
    Set<String> ids = new TreeSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String key = "key" + i;
        replies.add(threads.submit(() -> submit(LiveFleet.NAMED_JOB, key)));
      }
      for (Future<Reply> reply : replies) {
        assertThat(reply.get().status()).isIn(200, 201);
        ids.add(reply.get().json().path("id").asText());
      }
    }
    assertThat(ids).hasSize(1);
    assertThat(running.admin().get("/api/v1/jobs").json().path("items")).hasSize(1);
    JsonNode found =
        running
            .admin()
            .get("/api/v1/jobs?tenant=acme&externalSystem=slurm&externalId=1")
            .json()
            .path("items");
    assertThat(found.findValuesAsText("id")).containsAll(ids);
  }

  @Test
  void job_withManyMistakes_isRefusedWithAllOfThem() {
    Reply reply =
        submit(
            """
            {"tenant":"","kind":"bach","gpuCount":0,"residency":"anny",\
            "runSeconds":{"B":1},"perGpuW":{"A":5},"valueMinor":-1,"hardDeadline":true}""",
            "wrong");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .contains(
            "/tenant",
            "/kind",
            "/gpuCount",
            "/residency",
            "/runSeconds/B",
            "/perGpuW/A",
            "/valueMinor",
            "/deadlineAt");
    assertThat(reply.text()).contains("Maybe \\\"batch\\\"?");
    assertThat(running.admin().get("/api/v1/jobs").json().path("items")).isEmpty();
  }

  @Test
  void job_thatNeverFits_isSaidToBeImpossible() {
    Reply reply = submit(LiveFleet.job(101, 3_600, 10_000, ""), "big");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("code").asText()).isEqualTo("Impossible");
    assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("NoMatchingHardware");
    JsonNode abroad = submit(LiveFleet.JOB.replace("\"any\"", "\"fr\""), "abroad").json();
    assertThat(abroad.at("/errors/0/code").asText()).isEqualTo("ResidencyForbidden");
  }

  @Test
  void job_thatIsNotWorthItsCost_waitsAndSaysSoAndWhatWouldHelp() {
    String dear = LiveFleet.job(10, 36_000, 1, "");
    JsonNode preview = running.admin().post("/api/v1/placements?validateOnly=true", dear).json();
    JsonNode made = placed(dear, "poor");

    assertThat(made.at("/status/state").asText()).isEqualTo("Waiting");
    assertThat(made.at("/status/reasons/0/reason").asText()).isEqualTo("NotWorthItsCost");
    assertThat(preview.path("reasons")).hasSameSizeAs(made.at("/status/reasons"));
    assertThat(preview.at("/reasons/0/reason")).isEqualTo(made.at("/status/reasons/0/reason"));
    JsonNode why =
        running.admin().get("/api/v1/jobs/" + made.path("id").asText() + "/explanation").json();
    assertThat(why.path("unblocking").findValuesAsText("change")).contains("MoreValue");
    JsonNode queue = running.admin().get("/api/v1/queue").json().path("items");
    assertThat(queue.at("/0/position").asInt()).isEqualTo(1);
    assertThat(queue.at("/0/job/id")).isEqualTo(made.path("id"));
  }

  @Test
  void job_thatAsksForAnOffer_isPinnedToItsPlaceAndAnUnknownOneIsRefused() {
    String soonest = LiveFleet.job(10, 3_600, 10_000, "\"offer\":\"soonest\",");
    JsonNode preview = running.admin().post("/api/v1/placements?validateOnly=true", soonest).json();
    JsonNode made =
        running.admin().post("/api/v1/jobs", soonest, "Idempotency-Key", "soonest").json();

    assertThat(made.at("/status/placement")).isEqualTo(preview.at("/offers/0/placement"));
    assertThat(made.at("/status/pin/reason").asText()).contains("soonest");
    Reply unknown =
        running
            .admin()
            .post(
                "/api/v1/jobs",
                LiveFleet.job(10, 3_600, 10_000, "\"offer\":\"sonest\","),
                "Idempotency-Key",
                "another");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/offer");
    assertThat(unknown.json().at("/errors/0/detail").asText())
        .contains("soonest, cheapest, cleanest", "Maybe \"soonest\"?");
  }

  @Test
  void placement_ofAJob_offersTheSoonestCheapestAndCleanest() {
    JsonNode preview =
        running.admin().post("/api/v1/placements?validateOnly=true", LiveFleet.JOB).json();

    assertThat(preview.path("decision").asText()).isEqualTo("Placed");
    assertThat(preview.path("offers").findValuesAsText("offer"))
        .containsExactly("soonest", "cheapest", "cleanest");
    // 10 GPUs x 500 W above idle for an hour, at 100 EUR/MWh and 50 g/kWh.
    assertThat(preview.at("/offers/0/energyWh").asLong()).isEqualTo(5_000);
    assertThat(preview.at("/offers/0/costMinor").asLong()).isEqualTo(50);
    assertThat(preview.at("/offers/0/carbonG").asLong()).isEqualTo(250);
    assertThat(running.admin().get("/api/v1/jobs").json().path("items")).isEmpty();
  }

  @Test
  void jobs_moreThanThePowerAllowsAtOnce_runOneAfterTheOther() {
    JsonNode first = placed(LiveFleet.job(60, 3_600, 100_000, ""), "a");
    JsonNode second = placed(LiveFleet.job(60, 3_600, 100_000, ""), "b");

    Instant end = Instant.parse(first.at("/status/placement/endsAt").asText());
    Instant start = Instant.parse(second.at("/status/placement/startsAt").asText());
    assertThat(start).isAfterOrEqualTo(end);
  }

  @Test
  void cancellation_ofAJob_freesItsPlaceAndIsKept() {
    JsonNode first = placed(LiveFleet.job(60, 3_600, 100_000, ""), "a");
    String its = "/api/v1/jobs/" + first.path("id").asText();
    assertThat(running.admin().post(its + "/cancellation", "{}").status()).isEqualTo(422);

    Reply gone = running.admin().post(its + "/cancellation", "{\"reason\":\"no need\"}");

    assertThat(gone.status()).as(gone.toString()).isEqualTo(200);
    assertThat(gone.json().at("/status/state").asText()).isEqualTo("Cancelled");
    assertThat(running.admin().post(its + "/cancellation", "{\"reason\":\"again\"}").status())
        .isEqualTo(409);
    JsonNode second = placed(LiveFleet.job(60, 3_600, 100_000, ""), "b");
    assertThat(second.at("/status/placement/startsAt"))
        .isEqualTo(first.at("/status/placement/startsAt"));
    assertThat(running.admin().get(its + "/events").json().path("items").findValuesAsText("state"))
        .containsExactly("Validated", "Cancelled");
  }

  @Test
  void limit_onTheSite_movesWhatIsPlannedAndSaysWhatThatCosts() {
    Instant soon = Instant.now().plus(Duration.ofHours(2));
    String later = "\"earliestStartAt\":\"%s\",".formatted(soon);
    JsonNode made = placed(LiveFleet.job(60, 3_600, 100_000, later), "a");
    String limit = LiveFleet.limit("grid", 20_000, soon);

    Reply tried = running.admin().post("/api/v1/power-limits?validateOnly=true", limit);
    assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
    assertThat(tried.json().at("/affectedCountByAction/Shifted").asInt()).isEqualTo(1);
    assertThat(job(made).at("/status/placement")).isEqualTo(made.at("/status/placement"));

    Reply set = running.admin().post("/api/v1/power-limits", limit);
    assertThat(set.status()).isEqualTo(201);
    assertThat(set.json().path("costMinor")).isEqualTo(tried.json().path("costMinor"));
    Instant start = Instant.parse(job(made).at("/status/placement/startsAt").asText());
    assertThat(start).isAfterOrEqualTo(soon.plus(Duration.ofHours(3)));
    JsonNode slip =
        running
            .admin()
            .get("/api/v1/jobs/" + made.path("id").asText() + "/events")
            .json()
            .at("/items/1/detail");
    assertThat(slip.path("wasToStartAt")).isEqualTo(made.at("/status/placement/startsAt"));
    assertThat(slip.path("reason").asText()).isEqualTo("the grid asks for it");

    JsonNode diff = running.admin().get("/api/v1/current-plan/revisions/2/diff?against=1").json();
    assertThat(diff.path("movedCount").asInt()).isEqualTo(1);
    running.close();
    running = RunningService.from(data);
    assertThat(running.admin().get("/api/v1/power-limits").json().path("items")).hasSize(1);
  }

  @Test
  void limit_underWhatIdleGpusDraw_isRefusedAndChangesNothing() {
    Reply reply =
        running.admin().post("/api/v1/power-limits", LiveFleet.limit("grid", 9_000, Instant.now()));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(running.admin().get("/api/v1/power-limits").json().path("items")).isEmpty();
  }

  @Test
  void outage_ofMostGpus_keepsJobsOutUntilItIsEnded() {
    Reply reply =
        running
            .admin()
            .post("/api/v1/outages", "{\"poolId\":\"pool\",\"gpuCount\":95,\"reason\":\"a leak\"}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    assertThat(submit(LiveFleet.JOB, "a").json().path("code").asText()).isEqualTo("Impossible");

    String id = reply.json().path("id").asText();
    Reply ended = running.admin().post("/api/v1/outages/" + id + "/end", "{\"reason\":\"mended\"}");

    assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
    placed(LiveFleet.JOB, "b");
  }

  @Test
  void admission_ofAJobThatFitsNow_isHeldUntilItIsConfirmed() {
    String review = "{\"job\":" + LiveFleet.NAMED_JOB + ",\"flexibilitySeconds\":1800}";
    JsonNode admitted = running.admin().post("/api/v1/admission-reviews", review).json();

    assertThat(admitted.path("decision").asText()).as(admitted.toString()).isEqualTo("Admit");
    assertThat(running.admin().post("/api/v1/admission-reviews", review).json())
        .isEqualTo(admitted);
    String id = admitted.path("reservationId").asText();
    assertThat(running.admin().get("/api/v1/jobs/" + id).json().at("/status/state").asText())
        .isEqualTo("Placed");
    Reply confirmed = running.admin().post("/api/v1/admission-reviews/" + id + "/confirmation", "");
    assertThat(confirmed.json().at("/status/state").asText()).isEqualTo("Validated");
  }

  @Test
  void admission_ofAJobWhosePlaceWasGivenBack_isHeldAnew() {
    String review = "{\"job\":" + LiveFleet.NAMED_JOB + ",\"flexibilitySeconds\":1800}";
    String first =
        running
            .admin()
            .post("/api/v1/admission-reviews", review)
            .json()
            .path("reservationId")
            .asText();
    running.admin().post("/api/v1/jobs/" + first + "/cancellation", "{\"reason\":\"not needed\"}");

    JsonNode again = running.admin().post("/api/v1/admission-reviews", review).json();

    assertThat(again.path("decision").asText()).as(again.toString()).isEqualTo("Admit");
    String second = again.path("reservationId").asText();
    assertThat(second).isNotEqualTo(first);
    assertThat(running.admin().get("/api/v1/jobs/" + first).json().has("externalRef")).isFalse();
    assertThat(running.admin().get("/api/v1/jobs/" + second).json().has("externalRef")).isTrue();
  }

  @Test
  void admission_whereTheFleetIsFull_saysWhenToComeAgain() {
    placed(LiveFleet.job(100, 7_200, 1_000_000, "\"powerCapping\":true,"), "all");
    placed(LiveFleet.job(80, 7_200, 1_000_000, ""), "most");

    JsonNode review =
        running
            .admin()
            .post(
                "/api/v1/admission-reviews",
                "{\"job\":"
                    + LiveFleet.job(
                        80, 3_600, 10_000, "\"externalRef\":{\"system\":\"slurm\",\"id\":\"2\"},")
                    + "}")
            .json();

    assertThat(review.path("decision").asText()).as(review.toString()).isEqualTo("Retry");
    assertThat(review.path("retryAfterSeconds").asLong()).isPositive();
    assertThat(review.path("reasons")).isNotEmpty();
  }

  @Test
  void batch_ofJobs_saysOfEachWhatBecameOfIt() {
    String batch =
        "{\"jobs\":[%s,%s,%s]}"
            .formatted(
                LiveFleet.NAMED_JOB,
                LiveFleet.NAMED_JOB,
                LiveFleet.job(101, 1, 1, "\"externalRef\":{\"system\":\"slurm\",\"id\":\"9\"},"));

    JsonNode done = running.admin().post("/api/v1/job-batches", batch).json();

    assertThat(done.path("createdCount").asInt()).isEqualTo(1);
    assertThat(done.path("knownCount").asInt()).isEqualTo(1);
    assertThat(done.at("/items/2/state").asText()).isEqualTo("Refused");
  }

  @Test
  void jobs_listedWhileMoreCome_areEachSeenOnce() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(placed(LiveFleet.JOB, "k" + i).path("id").asText());
    }
    List<String> seen = new ArrayList<>();
    String page = "/api/v1/jobs?pageSize=2";
    JsonNode list = running.admin().get(page).json();
    int more = 0;
    while (true) {
      seen.addAll(list.path("items").findValuesAsText("id"));
      if (!list.has("nextPageToken")) {
        break;
      }
      placed(LiveFleet.JOB, "more" + more++);
      list = running.admin().get(page + "&pageToken=" + list.path("nextPageToken").asText()).json();
    }

    assertThat(seen).doesNotHaveDuplicates().containsAll(made);
  }

  @Test
  void service_withNothingToPlanOn_saysWhatToDo(@TempDir Path other) {
    try (RunningService empty = RunningService.from(other)) {
      Reply reply = empty.admin().post("/api/v1/jobs", LiveFleet.JOB, "Idempotency-Key", "k");

      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.json().path("code").asText()).isEqualTo("NoPlan");
      assertThat(reply.text()).contains("/api/v1/current-plan/basis");
    }
  }
}
