package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is kept of the years ahead, on each database. */
final class YearsAheadOnDatabasesTest {

  private static final String PLAN = "/api/v1/capacity-plan";
  private static final String OUTLOOKS = "/api/v1/outlooks";
  private static final String SCENARIOS = "/api/v1/capacity-scenarios";
  private static final String COMPARISONS = "/api/v1/model-comparisons";
  private static final String WORKLOADS = "/api/v1/model-workloads";
  private static final String BUILD_OUTS = "/api/v1/build-outs";
  private static final String BACK_TESTS = "/api/v1/planner-back-tests";
  private static final String HISTORY = "/api/v1/demand-history?groupBy=workKind,tenantId";
  private static final String DOCUMENT = new String(Ramp.bytes(), StandardCharsets.UTF_8);

  private static final String LATE =
      """
      {"name": "late", "question": {"drawCount": 100},
       "cards": [{"kind": "stepDelay", "stepId": "bor-1", "laterDays": 90}]}
      """;

  private static final String MODELS =
      """
      {"mix": [{"task": "chat", "shareRatio": 0.7}, {"task": "extraction", "shareRatio": 0.3}],
       "models": [{"nickname": "Small 8B (example)"}, {"nickname": "Large 405B (example)"}]}
      """;

  /** The plan, unless another test on the same database has. */
  private static void bring(Caller admin) {
    if (admin.get(PLAN).status() == 404) {
      assertThat(admin.put(PLAN + "?reason=first", DOCUMENT).status()).isEqualTo(201);
    }
  }

  /** Measured and judged models, unless another test on the same database has. */
  private static void bringModels(Caller admin) {
    if (admin.get("/api/v1/model-measurements").status() == 404) {
      ModelComparisonTest.bringAll(admin);
    }
  }

  /** What is the same on each. */
  abstract static class Laws {

    @TempDir Path data;

    abstract RunningService start();

    abstract Database open();

    @Test
    void buildOutHistoryAndBackTest_afterTheNextStart_areWhatTheyWere() {
      try (Database database = open()) {
        DemandTest.fill(database);
      }
      String buildOut;
      String backTest;
      JsonNode built;
      JsonNode tested;
      JsonNode history;
      try (RunningService running = start()) {
        Caller admin = running.admin();
        bring(admin);
        buildOut = BuildOutsTest.bringAndAsk(admin);
        backTest = DemandTest.askAndWait(admin);
        built = admin.get(BUILD_OUTS + "/" + buildOut).json();
        tested = admin.get(BACK_TESTS + "/" + backTest).json();
        history = admin.get(HISTORY).json();
        assertThat(history.path("groups")).isNotEmpty();
      }
      try (RunningService running = start()) {
        Caller admin = running.admin();
        assertThat(admin.get(BUILD_OUTS + "/" + buildOut).json()).isEqualTo(built);
        assertThat(admin.get(BACK_TESTS + "/" + backTest).json()).isEqualTo(tested);
        assertThat(admin.get(HISTORY).json()).isEqualTo(history);
        assertThat(admin.get("/api/v1/build-out-options").json().path("version").asInt())
            .isEqualTo(1);
      }
    }

    @Test
    void planOutlookAndComparison_afterTheNextStart_areWhatTheyWere() {
      String outlook;
      JsonNode told;
      JsonNode compared;
      try (RunningService running = start()) {
        Caller admin = running.admin();
        bring(admin);
        outlook = admin.post(OUTLOOKS, "{\"drawCount\": 50}").json().path("id").asText();
        told = admin.get(OUTLOOKS + "/" + outlook).json();
        bringModels(admin);
        compared = admin.post(COMPARISONS, MODELS).json();
        assertThat(compared.path("task").asText()).isEqualTo("chat 70 %, extraction 30 %");
      }
      try (RunningService running = start()) {
        Caller admin = running.admin();
        assertThat(admin.get(PLAN).json().path("version").asInt()).isPositive();
        assertThat(admin.get(OUTLOOKS + "/" + outlook).json()).isEqualTo(told);
        assertThat(admin.post(COMPARISONS, MODELS).json()).isEqualTo(compared);
      }
    }

    @Test
    void job_thatSaysItsWork_isAmongThoseThatCanBeMoved() {
      try (RunningService running = start()) {
        Caller admin = running.admin();
        bringModels(admin);
        String id = JobWorkloadsTest.submitOne(admin);

        JsonNode said = admin.get(WORKLOADS + "?work=said").json();
        JsonNode unsaid = admin.get(WORKLOADS + "?work=unsaid").json();
        Reply wrong =
            admin.post(
                COMPARISONS,
                "{\"task\":\"chat\",\"models\":[],\"workload\":{\"jobIds\":[\"nobody\",\"%s\"]}}"
                    .formatted(id));

        assertThat(said.findValuesAsText("jobId")).containsExactly(id);
        assertThat(unsaid.findValuesAsText("jobId")).doesNotContain(id);
        assertThat(wrong.status()).isEqualTo(422);
      }
    }

    @Test
    void scenario_runDeletedAndRestored_isThereAfterTheNextStart() {
      String id;
      JsonNode before;
      try (RunningService running = start()) {
        Caller admin = running.admin();
        bring(admin);
        Reply added = admin.post(SCENARIOS, LATE);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        id = added.json().at("/scenario/id").asText();
        String one = SCENARIOS + "/" + id;
        String run = admin.post(one + "/runs", "").json().path("id").asText();
        Await.until(
            "the run is done",
            () -> admin.get(one + "/runs/" + run).json().path("state").asText().equals("Done"));
        before = admin.get(one).json();
        assertThat(admin.delete(one).status()).isEqualTo(204);
      }
      try (RunningService running = start()) {
        Caller admin = running.admin();
        assertThat(admin.get(SCENARIOS + "/" + id).status()).isEqualTo(404);
        JsonNode deleted = admin.get(SCENARIOS + "?deleted=true").json().at("/items/0");
        assertThat(deleted.at("/scenario/id").asText()).isEqualTo(id);
        assertThat(deleted.path("deletedAt").asText()).isNotEmpty();
        Reply restored = admin.post(SCENARIOS + "/" + id + "/restoration", "");
        assertThat(restored.status()).as(restored.toString()).isEqualTo(200);
        assertThat(restored.json()).isEqualTo(before);
        assertThat(
                admin
                    .get("/api/v1/capacity-scenario-comparisons?ids=" + id)
                    .json()
                    .at("/columns/0/rows"))
            .isNotEmpty();
        assertThat(
                admin
                    .put(
                        SCENARIOS + "/" + id,
                        LATE.replace("\"late\"", "\"later\""),
                        "If-Match",
                        "\"1\"")
                    .status())
            .isEqualTo(200);
      }
    }
  }

  @Nested
  final class OnH2 extends Laws {

    @Override
    RunningService start() {
      return RunningService.from(data);
    }

    @Override
    Database open() {
      return Database.open(DataDirectory.open(data));
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class OnPostgres extends Laws {

    private final RealPostgres server = RealPostgres.start();

    @AfterAll
    void stopServer() {
      server.close();
    }

    @Override
    RunningService start() {
      return RunningService.from(data, server.address("megawatt"));
    }

    @Override
    Database open() {
      return Database.open(server.address("megawatt"), _ -> {});
    }
  }
}
