package eu.megawatt.service;

import static eu.megawatt.service.TestAgent.COPY;
import static eu.megawatt.service.TestAgent.TRIAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.validation.ValidationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that the plan does without until they deliver again, on each database. */
final class ValidationQuarantineTest {

  private static final String QUARANTINES = "/api/v1/quarantines";
  private static final String N01 = "/api/v1/nodes/n01";

  /** What is so on each. */
  abstract static class Laws {

    @TempDir Path data;

    private ValidationLab lab;
    private TestAgent agent;

    /** An empty one for each test; none for the one in the data directory. */
    abstract Optional<DatabaseAddress> fresh();

    private Optional<DatabaseAddress> database = Optional.empty();

    @BeforeEach
    void start() {
      database = fresh();
      lab = ValidationLab.again(data, database, Instant.now(), ValidationSettings.USUAL);
      lab.plan();
      lab.promise(100);
      agent = lab.agent("n01");
    }

    @AfterEach
    void stop() {
      agent.close();
      lab.close();
    }

    private String measure(Result... results) {
      String run = lab.run("n01");
      agent.carryOut(results);
      return run;
    }

    private JsonNode newest() {
      return lab.admin().get(QUARANTINES + "?nodeId=n01").json().at("/items/0");
    }

    @Test
    void node_thatFails_leavesThePlanWithWhyAndComesBackAfterTwoPassesAnHourApart() {
      String job = jobOfAllGpus();
      assertThat(state(job)).isIn("Placed", "Validated");

      String run = measure(TestAgent.at(COPY, 80), TestAgent.at(TRIAD, 100));

      JsonNode quarantine = newest();
      assertThat(quarantine.path("state").asText()).isEqualTo("Quarantined");
      assertThat(quarantine.path("setBy").asText()).isEqualTo("verdicts");
      assertThat(quarantine.path("runId").asText()).isEqualTo(run);
      assertThat(quarantine.path("reason").asText())
          .contains(COPY.name())
          .contains("FAIL")
          .contains("80.0")
          .contains("/api/v1/validation-runs/" + run);
      JsonNode outage = lab.admin().get("/api/v1/outages").json().at("/items/0");
      assertThat(outage.path("nodeId").asText()).isEqualTo("n01");
      assertThat(outage.path("gpuCount").asInt()).isEqualTo(8);
      assertThat(outage.path("reason").asText()).isEqualTo(quarantine.path("reason").asText());
      assertThat(state(job)).as("it needs the node").isEqualTo("Waiting");

      measure(TestAgent.at(COPY, 80), TestAgent.at(TRIAD, 100));
      assertThat(newest().path("id")).isEqualTo(quarantine.path("id"));

      restart();
      assertThat(lab.outNodes()).containsExactly("n01");
      measure(TestAgent.at(COPY, 99), TestAgent.at(TRIAD, 10));
      assertThat(lab.outNodes()).containsExactly("n01");
      assertThat(newest().path("passedAt").asText()).isEqualTo(lab.now().toString());
      lab.pass(Duration.ofMinutes(59));
      measure(TestAgent.at(COPY, 99));
      assertThat(lab.outNodes()).containsExactly("n01");
      lab.pass(Duration.ofMinutes(1));
      measure(TestAgent.at(TRIAD, 99));
      assertThat(lab.outNodes()).as("what is needed was not looked at").containsExactly("n01");
      measure(TestAgent.at(COPY, 99));

      assertThat(lab.outNodes()).isEmpty();
      assertThat(state(job)).isIn("Placed", "Validated");
      assertThat(newest().path("state").asText()).isEqualTo("Released");
      assertThat(newest().path("releasedBy").asText()).isEqualTo("verdicts");
      Reply replay = lab.admin().post(ValidationLab.RUNS + "/" + run + "/replay", "{}");
      assertThat(replay.json().path("differenceCount").asInt()).as(replay.toString()).isZero();
    }

    private String jobOfAllGpus() {
      String later = "\"earliestStartAt\":\"%s\",".formatted(LiveFleet.hourFrom(lab.now(), 20));
      Reply job =
          lab.admin()
              .post(
                  "/api/v1/jobs",
                  LiveFleet.job(100, 3_600, 90_000, later),
                  "Idempotency-Key",
                  "all GPUs");
      assertThat(job.status()).as(job.toString()).isEqualTo(201);
      return job.json().path("id").asText();
    }

    private String state(String job) {
      return lab.admin().get("/api/v1/jobs/" + job).json().at("/status/state").asText();
    }

    private void restart() {
      Instant at = lab.now();
      lab.close();
      lab = ValidationLab.again(data, database, at, ValidationSettings.USUAL);
      agent = agent.reconnected(lab.running().service().address());
    }

    @Test
    void passes_withAFailureBetween_beginAnew() {
      measure(TestAgent.at(COPY, 80));
      measure(TestAgent.at(COPY, 99));
      lab.pass(Duration.ofMinutes(50));
      measure(TestAgent.at(COPY, 93));
      assertThat(newest().has("passedAt")).isFalse();
      lab.pass(Duration.ofMinutes(20));
      measure(TestAgent.at(COPY, 99));

      assertThat(lab.outNodes()).containsExactly("n01");
      assertThat(newest().path("passedAt").asText()).isEqualTo(lab.now().toString());
    }

    @Test
    void passes_ofAnEngineThatNothingIsAssumedOf_releaseNothing() {
      measure(TestAgent.at(COPY, 80));
      String ofAnother =
          """
          {"source":"a test","reason":"another engine","kernels":[
           {"name":"%s","engine":"cublaslt","value":100,"unit":"GB/s"}]}"""
              .formatted(COPY.name());
      Reply put =
          lab.admin()
              .put(
                  "/api/v1/profiles/" + ValidationLab.MODEL.replace(" ", "%20"),
                  ofAnother,
                  "If-Match",
                  "*");
      assertThat(put.status()).as(put.toString()).isEqualTo(200);

      measure(TestAgent.at(COPY, 99));
      lab.pass(Duration.ofHours(2));
      measure(TestAgent.at(COPY, 99));

      assertThat(lab.verdict("n01", COPY.name()).path("verdict").asText()).isEqualTo("PASS");
      assertThat(lab.outNodes()).containsExactly("n01");
      assertThat(newest().has("passedAt")).isFalse();
    }

    @Test
    void node_withWrongResults_isOutWhateverItsSpeed() {
      measure(TestAgent.wrong(COPY));

      assertThat(lab.outNodes()).containsExactly("n01");
      assertThat(newest().path("reason").asText()).contains("element 7");
    }

    @Test
    void node_thatFailsInWhatIsNotNeeded_stays() {
      measure(TestAgent.at(COPY, 99), TestAgent.at(TRIAD, 10));

      assertThat(lab.verdict("n01", TRIAD.name()).path("verdict").asText()).isEqualTo("FAIL");
      assertThat(lab.outNodes()).isEmpty();
    }

    @Test
    void person_setsANodeApartAndReleasesIt_onceEach() {
      assertThat(lab.admin().post(N01 + "/quarantine", "{}").status()).isEqualTo(422);
      Reply set = lab.admin().post(N01 + "/quarantine", "{\"reason\":\"it smells\"}");
      Reply again = lab.admin().post(N01 + "/quarantine", "{\"reason\":\"it stinks\"}");

      assertThat(set.status()).as(set.toString()).isEqualTo(200);
      assertThat(again.text()).isEqualTo(set.text());
      assertThat(lab.outNodes()).containsExactly("n01");
      measure(TestAgent.at(COPY, 99));
      lab.pass(Duration.ofHours(2));
      measure(TestAgent.at(COPY, 99));
      assertThat(lab.outNodes()).as("a person releases it").containsExactly("n01");

      Reply released = lab.admin().post(N01 + "/release", "{\"reason\":\"cleaned\"}");
      assertThat(released.json().path("state").asText()).isEqualTo("Released");
      assertThat(released.json().path("releaseReason").asText()).isEqualTo("cleaned");
      assertThat(lab.admin().post(N01 + "/release", "{\"reason\":\"again\"}").text())
          .isEqualTo(released.text());
      assertThat(lab.outNodes()).isEmpty();
      assertThat(lab.admin().get(QUARANTINES + "?state=Quarantined").json().path("items"))
          .isEmpty();
      assertThat(lab.admin().post("/api/v1/nodes/n99/quarantine", "{\"reason\":\"who\"}").status())
          .isEqualTo(422);
    }

    @Test
    void nodeThatIsSetApart_whenThePlanIsMadeOnAnotherFleet_staysOut() {
      measure(TestAgent.at(COPY, 80));
      String scenario =
          lab.admin().scenario(LiveFleet.document(lab.now().plus(Duration.ofHours(1))));

      Reply planned =
          lab.admin()
              .put(
                  "/api/v1/current-plan/basis",
                  "{\"scenarioId\":\"%s\",\"reason\":\"a test\"}".formatted(scenario),
                  "If-Match",
                  "*");

      assertThat(planned.status()).as(planned.toString()).isEqualTo(200);
      Await.until("the node to be out", () -> lab.outNodes().contains("n01"));
    }
  }

  @Nested
  final class OnH2 extends Laws {
    @Override
    Optional<DatabaseAddress> fresh() {
      return Optional.empty();
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class OnPostgres extends Laws {

    private final RealPostgres server = RealPostgres.start();
    private int databases;

    @Override
    Optional<DatabaseAddress> fresh() {
      String name = "validation" + ++databases;
      server.execute("CREATE DATABASE %s OWNER megawatt".formatted(name));
      return Optional.of(server.address(name));
    }

    @AfterAll
    void end() {
      server.close();
    }
  }

  @Test
  void degraded_whereThePolicySaysSo_isOutToo(@TempDir Path data) {
    try (ValidationLab lab =
        ValidationLab.again(
            data,
            Optional.empty(),
            Instant.now(),
            ValidationSettings.USUAL.quarantiningDegraded(true))) {
      lab.plan();
      lab.promise(100);
      try (TestAgent agent = lab.agent("n01")) {
        lab.run("n01");
        agent.carryOut(TestAgent.at(COPY, 93));
      }
      assertThat(lab.outNodes()).containsExactly("n01");
    }
  }

  @Test
  void verdicts_whereNothingIsPlannedOn_areKeptAndCountOnceSomethingIs(@TempDir Path data) {
    try (ValidationLab lab =
        ValidationLab.again(data, Optional.empty(), Instant.now(), ValidationSettings.USUAL)) {
      NodesFleet.bringTo(lab.running());
      lab.promise(100);
      try (TestAgent agent = lab.agent("n01")) {
        lab.run("n01");
        agent.carryOut(TestAgent.at(COPY, 80));
      }
      assertThat(lab.admin().get(QUARANTINES).json().path("items")).hasSize(1);

      lab.admin().planOn(LiveFleet.document(lab.now()));

      Await.until("the node to be out", () -> lab.outNodes().contains("n01"));
    }
  }
}
