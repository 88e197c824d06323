package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.planner.models.Assumed;
import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.GpuTerms;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.compare.Comparison;
import eu.megawatt.planner.models.compare.Metric;
import eu.megawatt.planner.models.compare.Place;
import eu.megawatt.planner.models.compare.Ranking;
import eu.megawatt.planner.models.compare.Rejection;
import eu.megawatt.planner.models.example.ExampleModels;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of models, and models compared, over HTTP. */
final class ModelComparisonTest {

  private static final String MEASUREMENTS = "/api/v1/model-measurements";
  private static final String QUALITIES = "/api/v1/model-qualities";
  private static final String COMPARISONS = "/api/v1/model-comparisons";
  private static final String TABLE =
      new String(ExampleModels.measurementBytes(), StandardCharsets.UTF_8);
  private static final String JUDGED =
      new String(ExampleModels.qualityBytes(), StandardCharsets.UTF_8);
  private static final String FIRST =
      "?reason=first&basis=estimated&source=example%20of%20our%20own";
  private static final String SMALL = "Small 8B (example)";
  private static final String MID = "Mid 27B (example)";
  private static final String SPARSE = "Sparse 120B (example)";
  private static final String LARGE = "Large 405B (example)";

  private static final String ALL =
      """
      {"task": "chat", "models": [
        {"nickname": "Small 8B (example)", "gpuType": "H100"},
        {"nickname": "Mid 27B (example)", "gpuType": "H100"},
        {"nickname": "Sparse 120B (example)", "gpuType": "H100"},
        {"nickname": "Large 405B (example)", "gpuType": "H100"}],
       "small": "Small 8B (example)", "large": "Large 405B (example)", "headroomMw": 1,
       "workload": {"requestsPerSecond": 100, "from": "Large 405B (example)", "to": "Small 8B (example)"}}
      """;

  /** A job that says its work, on a model of eight billion parameters. */
  private static final String SAYS_WORK =
      LiveFleet.job(
          1,
          3_600,
          10_000,
          """
          "work":{"model":{"parameterCount":8000000000,"layerCount":32,"hiddenSize":4096,
           "precision":"fp8"},"promptTokenCount":100,"outputTokenCount":400,"requestCount":9000},""");

  /** Two models at the tasks to be named. */
  private static final String MIX =
      """
      {"mix": [%s], "models": [
        {"nickname": "Small 8B (example)", "gpuType": "H100"},
        {"nickname": "Large 405B (example)", "gpuType": "H100"}],
       "rejection": {"errorEur": 0.01}}
      """;

  /** Brings both tables. */
  static void bringAll(Caller caller) {
    assertThat(put(caller, MEASUREMENTS + FIRST, TABLE).status()).isEqualTo(201);
    assertThat(put(caller, QUALITIES + "?reason=first", JUDGED).status()).isEqualTo(201);
  }

  /** Answers by the schema that they have; once all was brought. */
  static Map<String, JsonNode> answers(Caller caller) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    all.put("ModelTablePut", put(caller, QUALITIES + "?validateOnly", JUDGED).json());
    all.put("ModelMeasurements", caller.get(MEASUREMENTS).json());
    all.put("MeasuredModel", caller.get(MEASUREMENTS).json().at("/models/0"));
    all.put("ModelQualities", caller.get(QUALITIES).json());
    all.put("JudgedModel", caller.get(QUALITIES).json().at("/items/0"));
    all.put("ModelQuality", caller.get(QUALITIES).json().at("/items/0/quality"));
    JsonNode told = caller.post(COMPARISONS, ALL).json();
    all.put("ModelComparison", told);
    all.put("ComparisonInput", told.at("/inputs/0"));
    all.put("ComparedModel", told.at("/models/0"));
    all.put("ComparisonTask", told.at("/mix/0"));
    all.put("ComparedTask", told.at("/models/0/tasks/0"));
    all.put("ModelServed", told.at("/models/0/served"));
    all.put("ModelRanking", told.at("/rankings/0"));
    all.put("ModelPlace", told.at("/rankings/0/places/0"));
    all.put("ModelFlip", told.at("/flip"));
    all.put("ModelDuel", told.at("/duel"));
    all.put("Overtaking", told.at("/duel/breakEvens/harmEur"));
    all.put("ModelMove", told.at("/move"));
    all.put("ModelFootprint", told.at("/move/from"));
    all.put(
        "FleetWorkload",
        caller.post(COMPARISONS, moving("\"assistant\"")).json().at("/move/services/0"));
    String job =
        caller
            .post("/api/v1/jobs", SAYS_WORK, "Idempotency-Key", "says work")
            .json()
            .path("id")
            .asText();
    JsonNode listed = caller.get("/api/v1/model-workloads").json();
    all.put("ModelWorkloads", listed);
    all.put("JobWorkload", listed.at("/items/0"));
    JsonNode jobs =
        caller
            .post(
                COMPARISONS,
                ALL.replace("\"requestsPerSecond\": 100", "\"jobIds\": [\"%s\"]".formatted(job)))
            .json()
            .path("jobMove");
    all.put("ModelJobMove", jobs);
    all.put("MovedJob", jobs.at("/jobs/0"));
    all.put("JobFootprint", jobs.at("/jobs/0/from"));
    return all;
  }

  /** The same, with what services are asked. */
  private static String moving(String serviceIds) {
    return ALL.replace("\"requestsPerSecond\": 100", "\"serviceIds\": [%s]".formatted(serviceIds));
  }

  private static Reply put(Caller caller, String path, String table, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "text/csv";
    return caller.send("PUT", path, BodyPublishers.ofString(table), all);
  }

  private static JsonNode asked(Caller caller, String question) {
    Reply reply = caller.post(COMPARISONS, question);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  @Test
  void tables_inVersions_surviveARestart(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      assertThat(admin.get(MEASUREMENTS).status()).isEqualTo(404);
      assertThat(admin.get(QUALITIES).status()).isEqualTo(404);
      assertThat(admin.post(COMPARISONS, ALL).status()).isEqualTo(404);
      assertThat(put(admin, MEASUREMENTS + FIRST + "&validateOnly", TABLE).json())
          .hasToString(
              "{\"version\":1,\"isNew\":true,\"isApplied\":false,\"rowCount\":48,\"passedOverCount\":0}");
      bringAll(admin);
      assertThat(put(admin, MEASUREMENTS + FIRST, TABLE).status()).isEqualTo(428);
      assertThat(
              put(admin, MEASUREMENTS + FIRST, TABLE, "If-Match", "\"1\"")
                  .json()
                  .path("isNew")
                  .asBoolean())
          .isFalse();
      assertThat(
              put(
                      admin,
                      MEASUREMENTS + "?reason=now&basis=measured&source=our%20meters",
                      TABLE,
                      "If-Match",
                      "\"1\"")
                  .json()
                  .path("version")
                  .asInt())
          .isEqualTo(2);
    }
    try (RunningService running = RunningService.from(data)) {
      Reply now = running.admin().get(MEASUREMENTS);

      assertThat(now.header("ETag")).isEqualTo("\"2\"");
      assertThat(now.json().path("source").asText()).isEqualTo("our meters");
      assertThat(now.json().path("basis").asText()).isEqualTo("measured");
      assertThat(now.json().path("models")).hasSize(16);
      assertThat(now.json().at("/models/0/configurationCount").asInt()).isEqualTo(3);
      assertThat(running.admin().get(MEASUREMENTS, "Accept", "text/csv").text()).isEqualTo(TABLE);
      assertThat(running.admin().get(QUALITIES, "Accept", "text/csv").text()).isEqualTo(JUDGED);
      assertThat(running.admin().get(QUALITIES).json().path("items")).hasSize(8);
    }
  }

  @Test
  void table_thatIsWrong_isRefusedByLine(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      Reply wrong =
          put(
              admin,
              QUALITIES + "?reason=x",
              """
              model,task,share,trials,basis,source,day
              A,chat,91,,measured,x,2026-01-01
              A,chat,0.9,0,measured,x,2026-01-01
              """);

      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText().substring(0, 2))
          .containsExactly("/2", "/3");
      assertThat(put(admin, MEASUREMENTS + FIRST, "a,b\n1,2\n").json().path("errors")).hasSize(8);
      assertThat(put(admin, MEASUREMENTS + "?reason=x&source=y", TABLE).status()).isEqualTo(400);
      assertThat(put(admin, MEASUREMENTS + "?reason=x&basis=measured", TABLE).status())
          .isEqualTo(400);
      assertThat(put(admin, MEASUREMENTS + "?reason=x&source=y&basis=guessed", TABLE).text())
          .contains("measured, estimated");
      assertThat(put(admin, QUALITIES, JUDGED).status()).isEqualTo(400);
      assertThat(admin.put(QUALITIES + "?reason=x", "{}").status()).isEqualTo(415);
      assertThat(admin.get(QUALITIES).status()).isEqualTo(404);
    }
  }

  /**
   * Small at batch 256: 420 tokens at 10500 tokens/s of one GPU are 0.04 s of 1.275 kW x 1.15.
   * Large at batch 256: 450 tokens at 3600 tokens/s of eight GPUs are 1 s of a GPU.
   */
  @Test
  void figures_areThoseComputedByHand(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());
      JsonNode told = asked(running.admin(), ALL);
      JsonNode small = told.at("/models/0");

      assertThat(small.path("taskWh").asDouble()).isCloseTo(58.65 / 3600, within(1e-12));
      assertThat(small.path("thousandTasksEur").asDouble()).isCloseTo(0.104 / 3.6, within(1e-12));
      assertThat(small.path("taskMgco2e").asDouble()).isCloseTo(58.65 / 3600 * 19.9, within(1e-12));
      assertThat(small.at("/served/copyCount").asLong()).isEqualTo(682);
      assertThat(small.at("/served/requestsPerSecond").asDouble()).isCloseTo(17_050, within(1e-6));
      assertThat(told.at("/move/freedGpuCount").asLong()).isEqualTo(13 * 8 - 4);
      assertThat(told.at("/move/freedMw").asDouble()).isCloseTo(0.146625, within(1e-12));
      double smallEur = 2.6 * 0.04 / 3600;
      double largeEur = 2.6 / 3600;
      assertThat(told.at("/duel/breakEvens/harmEur/when").asText()).isEqualTo("above");
      assertThat(told.at("/duel/breakEvens/harmEur/value").asDouble())
          .isCloseTo((0.71 * largeEur - 0.91 * smallEur) / (0.91 - 0.71), within(1e-12));
      assertThat(told.at("/duel/gap/taskRatio").asDouble()).isCloseTo(25, within(1e-9));
    }
  }

  /** At batch 64 the small one serves 4800 tokens/s with one GPU, the large one 1500 with eight. */
  @Test
  void typedBatchAndAcceptance_countInsteadOfWhatIsKnown_andAreEstimated(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());
      String typed =
          ALL.replaceFirst(
                  "\\{\"task\"", "{\"assumptions\": {\"batchRequestCount\": 100}, \"task\"")
              .replaceFirst(
                  "\"Large 405B \\(example\\)\",",
                  "\"Large 405B (example)\", \"acceptedRatio\": 0.8, \"source\": \"our guess\",");
      JsonNode told = asked(running.admin(), typed);
      double smallEur = 2.6 * 420 / 4800 / 3600;
      double largeEur = 2.6 * 8 * 450 / 1500 / 3600;

      assertThat(told.at("/models/0/words").asText()).contains("batch 64");
      assertThat(told.at("/models/3/accepted/acceptedRatio").asDouble()).isEqualTo(0.8);
      assertThat(told.at("/models/3/accepted/lowRatio").isMissingNode()).isTrue();
      assertThat(told.at("/duel/breakEvens/harmEur/value").asDouble())
          .isCloseTo((0.71 * largeEur - 0.8 * smallEur) / (0.8 - 0.71), within(1e-12));
      assertThat(told.at("/duel/estimated"))
          .extracting(JsonNode::asText)
          .contains(
              "quality of Large 405B (example): our guess",
              "requests served at once, at most: as it was asked, without a source");
      assertThat(told.path("inputs"))
          .extracting(it -> it.path("source").asText())
          .contains("our guess");
      Reply wrong =
          running.admin().post(COMPARISONS, typed.replace("0.8", "91").replace("100}", "0.5}"));
      Reply few = running.admin().post(COMPARISONS, typed.replace("100}", "8}"));
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactlyInAnyOrder("/assumptions/batchRequestCount", "/models/3/acceptedRatio");
      assertThat(few.status()).isEqualTo(422);
      assertThat(few.text()).contains("Small 8B (example) was measured at chat with 16 requests");
    }
  }

  @Test
  void comparison_byEveryMetric_isThatOfThePlanner(@TempDir Path data) {
    Assumptions under =
        new Assumptions(
            Map.of(
                "H100",
                new GpuTerms(
                    Assumed.measured("1.1", "our meter"), Assumed.measured("2.2", "our meter")),
                "B200",
                new GpuTerms(
                    Assumed.measured("1.6", "our meter"), Assumed.measured("3.3", "our meter"))),
            Assumed.measured("1.2", "PUE of May"),
            Assumed.measured("50", "PUE of May"),
            Assumed.measured("0.5", "PUE of May"),
            OptionalDouble.of(50));
    Comparison expected =
        new Comparison(
            List.of(SMALL, MID, SPARSE, LARGE).stream().map(it -> candidate(it, under)).toList(),
            new Rejection.Escalated(LARGE));
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());
      JsonNode told =
          asked(
              running.admin(),
              """
              {"task": "chat", "models": [{"nickname": "Small 8B (example)"},
                {"nickname": "Mid 27B (example)"}, {"nickname": "Sparse 120B (example)"},
                {"nickname": "Large 405B (example)"}],
               "assumptions": {"gpus": [
                 {"gpuType": "H100", "hostKw": 1.1, "gpuHourEur": 2.2, "source": "our meter", "basis": "measured"},
                 {"gpuType": "B200", "hostKw": 1.6, "gpuHourEur": 3.3, "source": "our meter", "basis": "measured"}],
                 "pue": 1.2, "carbonGco2ePerKWh": 50, "utilisationRatio": 0.5, "latencyMillis": 50,
                 "source": "PUE of May", "basis": "measured"},
               "rejection": {"escalatedTo": "Large 405B (example)"},
               "metric": "cost-per-accepted-task", "against": "quality"}
              """);

      for (JsonNode ranking : told.path("rankings")) {
        Metric metric =
            Metric.valueOf(
                ranking.path("metric").asText().toUpperCase(Locale.ROOT).replace('-', '_'));
        assertSame(expected.ranking(metric), ranking);
      }
      assertThat(told.path("rankings")).hasSize(Metric.values().length);
      assertThat(told.at("/flip/words").asText())
          .isEqualTo(expected.flip(Metric.QUALITY, Metric.COST_PER_ACCEPTED_TASK).words());
      assertThat(told.at("/duel/words"))
          .extracting(JsonNode::asText)
          .containsExactlyElementsOf(expected.duel(SMALL, MID).words());
    }
  }

  private static Candidate candidate(String nickname, Assumptions under) {
    return new Candidate(
        TaskFigures.of(
            ExampleModels.measurements().all().stream()
                .filter(it -> it.nickname().equals(nickname) && it.task().equals("chat"))
                .toList(),
            under),
        ExampleModels.qualities().of(nickname, "chat"));
  }

  private static void assertSame(Ranking expected, JsonNode told) {
    assertThat(told.path("unit").asText()).isEqualTo(expected.metric().unit());
    assertThat(told.path("winnerWords").asText()).isEqualTo(expected.winner().words());
    assertThat(told.path("places")).hasSize(expected.places().size());
    for (int i = 0; i < expected.places().size(); i++) {
      Place place = expected.places().get(i);
      JsonNode its = told.path("places").path(i);
      assertThat(its.path("nickname").asText()).isEqualTo(place.figure().nickname());
      assertThat(its.path("rank").asInt()).isEqualTo(place.rank());
      assertThat(its.path("value").asDouble()).isEqualTo(place.figure().value().doubleValue());
      assertThat(its.path("estimated"))
          .extracting(JsonNode::asText)
          .containsExactlyElementsOf(place.figure().estimated());
    }
  }

  @Test
  void pair_changesItsOrderWithTheMetric_andNobodyWinsWhereIntervalsOverlap(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());
      JsonNode told = asked(running.admin(), ALL);

      assertThat(told.at("/flip/words").asText())
          .contains(SMALL + " rises from 4 to 1")
          .contains(LARGE + " falls from 1 to 4");
      JsonNode both =
          asked(
              running.admin(),
              """
              {"task": "chat", "models": [{"nickname": "Mid 27B (example)"}, {"nickname": "Sparse 120B (example)"}]}
              """);
      assertThat(both.at("/rankings/0/winner").isMissingNode()).isTrue();
      assertThat(both.at("/rankings/0/winnerWords").asText()).startsWith("no winner by quality");
      assertThat(both.at("/rankings/0/places/0/lowValue").asDouble())
          .isLessThan(both.at("/rankings/0/places/1/highValue").asDouble());
    }
  }

  @Test
  void question_withSeveralThingsWrong_namesAll(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());
      Reply wrong =
          running
              .admin()
              .post(
                  COMPARISONS,
                  """
                  {"task": "chat", "models": [{"nickname": "Small 8B (example)", "gpuType": "H1000"},
                    {"nickname": "Small 8B (example)"}, {"nickname": "Mid 27 (example)"},
                    {"nickname": "Large 405B (example)"}],
                   "assumptions": {"pue": 0.9, "carbonGco2ePerKWh": -1, "utilisationRatio": 0,
                     "latencyMillis": 1e999, "basis": "measured",
                     "gpus": [{"gpuType": "H100", "hostKw": 200}, {"gpuType": "X1"}, {"hostKw": 1}]},
                   "rejection": {"errorEur": -1, "escalatedTo": "nobody"},
                   "headroomMw": 1e999, "workload": {"requestsPerSecond": -1, "from": "A", "to": "B"},
                   "metric": "qualty", "against": "none", "small": "S", "large": "L"}
                  """);

      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactlyInAnyOrder(
              "/metric",
              "/against",
              "/assumptions/source",
              "/assumptions/gpus/0/hostKw",
              "/assumptions/gpus/1/hostKw",
              "/assumptions/gpus/1/gpuHourEur",
              "/assumptions/gpus/2/gpuType",
              "/assumptions/pue",
              "/assumptions/carbonGco2ePerKWh",
              "/assumptions/utilisationRatio",
              "/assumptions/latencyMillis",
              "/models/0/gpuType",
              "/models/1/nickname",
              "/models/2/nickname",
              "/rejection",
              "/rejection/escalatedTo",
              "/small",
              "/large",
              "/headroomMw",
              "/workload/from",
              "/workload/to",
              "/workload/requestsPerSecond");
      assertThat(wrong.text()).contains("Maybe \\\"quality\\\"?").contains(MID);
    }
  }

  /**
   * Of every four tasks three are chat and one extraction. Chat as by hand above; extraction is
   * read out of the table at the same batch of 256.
   */
  @Test
  void mix_isTotalCostByTotalAccepted(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());
      JsonNode chat =
          asked(running.admin(), MIX.formatted("{\"task\": \"chat\", \"shareRatio\": 1}"));
      JsonNode extraction =
          asked(running.admin(), MIX.formatted("{\"task\": \"extraction\", \"shareRatio\": 1}"));
      JsonNode told =
          asked(
              running.admin(),
              MIX.formatted(
                  "{\"task\": \"chat\", \"shareRatio\": 0.6}, {\"task\": \"extraction\", \"shareRatio\": 0.2}"));

      assertThat(told.path("task").asText()).isEqualTo("chat 75 %, extraction 25 %");
      assertThat(told.at("/mix/0/shareRatio").asDouble()).isEqualTo(0.75);
      for (int model = 0; model < 2; model++) {
        String at = "/models/%d".formatted(model);
        JsonNode its = told.at(at);
        double accepted = 0.75 * (model == 0 ? 0.71 : 0.91) + 0.25 * (model == 0 ? 0.955 : 0.978);
        double thousandEur =
            0.75 * chat.at(at + "/thousandTasksEur").asDouble()
                + 0.25 * extraction.at(at + "/thousandTasksEur").asDouble();
        double wh =
            0.75 * chat.at(at + "/taskWh").asDouble()
                + 0.25 * extraction.at(at + "/taskWh").asDouble();
        assertThat(its.at("/accepted/acceptedRatio").asDouble()).isCloseTo(accepted, within(1e-12));
        assertThat(its.path("correctTaskWh").asDouble()).isCloseTo(wh / accepted, within(1e-12));
        assertThat(value(told, 1, its)).isCloseTo(1 / wh, within(1e-9));
        assertThat(value(told, 2, its))
            .isCloseTo((thousandEur / 1_000 + (1 - accepted) * 0.01) / accepted, within(1e-12));
        assertThat(its.path("tasks")).hasSize(2);
      }
      assertThat(told.at("/models/0/accepted/lowRatio").asDouble())
          .isGreaterThan(
              0.75 * chat.at("/models/0/accepted/lowRatio").asDouble()
                  + 0.25 * extraction.at("/models/0/accepted/lowRatio").asDouble());
      assertThat(told.at("/duel/words/2").asText())
          .endsWith("each counted by what Large 405B (example) costs for it.");
    }
  }

  private static double value(JsonNode told, int ranking, JsonNode model) {
    for (JsonNode place : told.at("/rankings/%d/places".formatted(ranking))) {
      if (place.path("nickname").equals(model.path("nickname"))) {
        return place.path("value").asDouble();
      }
    }
    throw new AssertionError(model.path("nickname"));
  }

  @Test
  void move_ofServices_isOfWhatTheirForecastsSayOnAverage(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bringAll(admin);
      Instant now = Instant.now();
      admin.planOn(ThreeSites.document(now));
      assertThat(admin.put("/api/v1/models/chat", ThreeSites.MODEL).status()).isEqualTo(201);
      assertThat(admin.put("/api/v1/regions/paris", ThreeSites.REGION).status()).isEqualTo(201);
      for (String id : List.of("one", "other", "silent")) {
        assertThat(
                admin
                    .put("/api/v1/services/" + id, ThreeSites.service("acme", "any", 200, false))
                    .status())
            .isEqualTo(201);
      }
      forecast(admin, "one", now, "10, 20, 60");
      forecast(admin, "other", now, "5");

      JsonNode services =
          Await.present(
              "one to be planned",
              () ->
                  Optional.of(asked(admin, moving("\"one\", \"other\"")).at("/move/services"))
                      .filter(it -> it.at("/0/gpuCount").asInt() > 0));
      JsonNode move = asked(admin, moving("\"one\", \"other\"")).path("move");
      JsonNode typed =
          asked(admin, ALL.replace("\"requestsPerSecond\": 100", "\"requestsPerSecond\": 35"))
              .path("move");

      assertThat(move.path("requestsPerSecond").asDouble()).isEqualTo(35);
      assertThat(move.path("freedMw")).isEqualTo(typed.path("freedMw"));
      assertThat(typed.path("services")).isEmpty();
      assertThat(services.at("/0/requestsPerSecond").asDouble()).isEqualTo(30);
      assertThat(services.at("/0/tenant").asText()).isEqualTo("acme");
      assertThat(services.at("/0/gpuCount"))
          .isEqualTo(admin.get("/api/v1/services/one").json().at("/status/gpuCount"));
      Reply wrong = admin.post(COMPARISONS, moving("\"onne\", \"silent\", \"silent\""));
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactly(
              "/workload/serviceIds/0", "/workload/serviceIds/1", "/workload/serviceIds/2");
      assertThat(wrong.text()).contains("Maybe \\\"one\\\"?");
    }
  }

  private static void forecast(Caller admin, String id, Instant now, String perSecond) {
    Reply put =
        admin.put(
            "/api/v1/services/" + id + "/forecast",
            "{\"from\":\"%s\",\"requestsPerSecond\":[%s]}"
                .formatted(now.truncatedTo(ChronoUnit.HOURS), perSecond));
    assertThat(put.status()).as(put.toString()).isEqualTo(200);
  }

  @Test
  void mix_withSeveralThingsWrong_namesAll(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());
      Reply wrong =
          running
              .admin()
              .post(
                  COMPARISONS,
                  MIX.formatted(
                      "{\"task\": \"chat\", \"shareRatio\": 0}, {\"task\": \"chat\", \"shareRatio\": 1},"
                          + " {\"task\": \"extractio\"}"));
      Reply both =
          running.admin().post(COMPARISONS, ALL.replace("\"models\"", "\"mix\": [], \"models\""));

      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactlyInAnyOrder(
              "/mix/0/shareRatio", "/mix/1/task", "/mix/2/shareRatio", "/mix/2/task");
      assertThat(wrong.text()).contains("Maybe \\\"extraction\\\"?");
      assertThat(both.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactly("/mix");
    }
  }

  @Test
  void question_thatThePlannerRefuses_saysWhy(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      bringAll(running.admin());
      Reply weak =
          running
              .admin()
              .post(
                  COMPARISONS,
                  """
                  {"task": "chat", "models": [{"nickname": "Small 8B (example)", "gpuType": "H100"},
                    {"nickname": "Mid 27B (example)", "gpuType": "H100"}], "headroomMw": 1,
                   "assumptions": {"gpus": [{"gpuType": "H100", "hostKw": 0.3}]}}
                  """);
      Reply few = running.admin().post(COMPARISONS, "{\"task\": \"chess\", \"models\": []}");

      assertThat(weak.status()).isEqualTo(422);
      assertThat(weak.text()).contains("a GPU alone drew 0.640 kW");
      assertThat(few.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactly("/task", "/models");
    }
  }
}
