package eu.megawatt.service;

import static eu.megawatt.service.TestAgent.COPY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.validation.ValidationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that have to be proved before anything is placed on them, on each database. */
final class ValidationProofTest {

  private static final String POLICY = "/api/v1/validation-policy";
  private static final String PROOFS = "/api/v1/node-proofs";

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

    private void ask(String what) {
      Reply put =
          lab.admin().put(POLICY, "{%s,\"reason\":\"a test\"}".formatted(what), "If-Match", "*");
      assertThat(put.status()).as(put.toString()).isEqualTo(200);
    }

    private void askAll() {
      Reply put = lab.admin().put(POLICY, "{\"poolIds\":[\"pool\"],\"reason\":\"a test\"}");
      assertThat(put.status()).as(put.toString()).isEqualTo(200);
    }

    private JsonNode proof() {
      return lab.admin().get(PROOFS).json().at("/items/0");
    }

    private List<String> runs() {
      List<String> runs = new ArrayList<>();
      lab.admin()
          .get(ValidationLab.RUNS + "?nodeId=n01")
          .json()
          .path("items")
          .forEach(it -> runs.add(it.path("id").asText()));
      return runs;
    }

    private void awaitPlanned() {
      Await.until("a run to be planned", () -> proof().has("runId"));
    }

    private void restart() {
      Instant at = lab.now();
      lab.close();
      lab = ValidationLab.again(data, database, at, ValidationSettings.USUAL);
      agent = agent.reconnected(lab.running().service().address());
    }

    @Test
    void node_thatNeverWasProved_isOutUntilAPlannedRunPasses() {
      assertThat(lab.admin().get(POLICY).json().path("version").asInt()).isZero();
      assertThat(lab.admin().get(PROOFS).json().path("items")).isEmpty();

      askAll();

      assertThat(lab.outNodes()).contains("n01", "n02", "n13");
      awaitPlanned();
      assertThat(proof().path("state").asText()).isEqualTo("Awaiting");
      assertThat(proof().path("why").asText()).isEqualTo("NewNode");
      JsonNode ofOne = lab.admin().get(PROOFS + "?nodeId=n02").json().path("items");
      assertThat(ofOne.findValuesAsText("nodeId")).containsExactly("n02");
      assertThat(runs()).hasSize(1);
      restart();
      assertThat(lab.outNodes()).contains("n01", "n02", "n13");
      assertThat(runs()).as("nothing is doubled").hasSize(1);
      assertThat(
              lab.admin()
                  .get(ValidationLab.RUNS + "/" + runs().getFirst())
                  .json()
                  .path("createdBy")
                  .asText())
          .isEqualTo("policy");

      agent.carryOut(TestAgent.at(COPY, 99));

      assertThat(lab.outNodes()).doesNotContain("n01").contains("n02", "n13");
      assertThat(proof().path("state").asText()).isEqualTo("Proved");
      assertThat(proof().path("provedBy").asText()).isEqualTo(runs().getFirst());
      restart();
      assertThat(proof().path("state").asText()).isEqualTo("Proved");
      assertThat(lab.outNodes()).doesNotContain("n01");

      lab.pass(Duration.ofDays(8));
      Await.until("its proof to be too old", () -> lab.outNodes().contains("n01"));
      assertThat(proof().path("why").asText()).isEqualTo("Age");
    }

    @Test
    void run_thatIsNotDecided_isNoProof() {
      askAll();
      awaitPlanned();

      agent.carryOut(TestAgent.at(TestAgent.TRIAD, 99));

      assertThat(lab.outNodes()).as("what is needed was not looked at").contains("n01");
      assertThat(proof().path("state").asText()).isEqualTo("Awaiting");
    }

    @Test
    void run_thatFails_setsTheNodeApartAndNoMoreThanOnce() {
      askAll();
      awaitPlanned();

      agent.carryOut(TestAgent.at(COPY, 80));

      assertThat(lab.outNodes()).containsOnlyOnce("n01");
      assertThat(lab.admin().get("/api/v1/quarantines").json().at("/items/0/nodeId").asText())
          .isEqualTo("n01");
    }

    @Test
    void runOfAPerson_drawsPowerAndHoldsItsNodeUntilItIsOver() {
      String run = lab.run("n01");

      JsonNode outage = lab.admin().get("/api/v1/outages").json().at("/items/0");
      assertThat(outage.path("nodeId").asText()).isEqualTo("n01");
      assertThat(outage.path("gpuCount").asInt()).isEqualTo(8);
      assertThat(outage.path("drawW").asInt()).isEqualTo(4_800);
      assertThat(outage.path("reason").asText()).contains("/validation?run=" + run);

      agent.carryOut(TestAgent.at(COPY, 99));
      assertThat(lab.outNodes()).isEmpty();

      String second = lab.run("n01");
      Reply cancelled =
          lab.admin()
              .post(ValidationLab.RUNS + "/" + second + "/cancellation", "{\"reason\":\"no\"}");
      assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
      Await.until("the node to be back", () -> lab.outNodes().isEmpty());

      assertThat(lab.run(List.of("n01"), "\"whenIdle\":false,").status()).isEqualTo(202);
      assertThat(lab.outNodes()).isEmpty();
    }

    @Test
    void runOfAPerson_whereNothingIsIdleInTime_isRefusedWithWhatToDo() {
      String soon = lab.now().plus(Duration.ofMinutes(2)).toString();

      Reply asked = lab.run(List.of("n01"), "\"endBy\":\"%s\",".formatted(soon));

      assertThat(asked.status()).as(asked.toString()).isEqualTo(409);
      assertThat(asked.json().path("detail").asText()).contains("n01").contains("whenIdle");
      assertThat(runs()).isEmpty();
      assertThat(lab.outNodes()).isEmpty();
    }

    @Test
    void policy_isPutWithItsVersionAndChecked() {
      Reply wrong =
          lab.admin()
              .put(
                  POLICY,
                  """
                  {"poolIds":["pol"],"siteIds":["there"],"maxAgeSeconds":1,"extent":"all",\
                  "atOnceCount":0}""");
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.text())
          .contains("/poolIds/0", "/siteIds/0", "/maxAgeSeconds", "/extent", "/atOnceCount")
          .contains("/reason")
          .contains("pool");
      Reply trial =
          lab.admin()
              .put(POLICY + "?validateOnly", "{\"siteIds\":[\"here\"],\"reason\":\"a test\"}");
      assertThat(trial.status()).as(trial.toString()).isEqualTo(200);
      assertThat(lab.outNodes()).isEmpty();

      askAll();

      assertThat(
              lab.admin().put(POLICY, "{\"siteIds\":[\"here\"],\"reason\":\"another\"}").status())
          .isEqualTo(428);
      ask("\"deviceModels\":[\"A\"],\"newNode\":false");
      assertThat(lab.admin().get(POLICY).json().path("version").asInt()).isEqualTo(2);
      assertThat(lab.admin().get(POLICY + "?version=1").json().at("/poolIds/0").asText())
          .isEqualTo("pool");
      assertThat(lab.outNodes()).as("but for the one that is measured").isSubsetOf("n01");
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
      String name = "proof" + ++databases;
      server.execute("CREATE DATABASE %s OWNER megawatt".formatted(name));
      return Optional.of(server.address(name));
    }

    @AfterAll
    void end() {
      server.close();
    }
  }
}
