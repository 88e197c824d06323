package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of the plan that another model would do, over HTTP. */
final class JobWorkloadsTest {

  private static final String WORKLOADS = "/api/v1/model-workloads";
  private static final String COMPARISONS = "/api/v1/model-comparisons";
  private static final String SMALL = "Small 8B (example)";
  private static final String LARGE = "Large 405B (example)";

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
  @TempDir private Path data;
  private RunningService running;
  private Caller admin;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
    admin = running.admin();
    ModelComparisonTest.bringAll(admin);
    admin.planOn(ThreeSites.document(Instant.now()));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static String model(String parameterCount, String more) {
    return "{\"parameterCount\":%s,\"layerCount\":80,\"hiddenSize\":8192,\"precision\":\"fp8\"%s}"
        .formatted(parameterCount, more);
  }

  private static String named(String nickname) {
    return ",\"nickname\":\"%s\"".formatted(nickname);
  }

  /** 18,000 answers of 400 tokens: 7.2 million. */
  private static String work(String model, String kind) {
    return """
        "work":{"model":%s,"kind":"%s","promptTokenCount":1000,%s"requestCount":18000},"""
        .formatted(model, kind, kind.equals("Prefill") ? "" : "\"outputTokenCount\":400,");
  }

  /** Two hours on four GPUs, six hours from now. */
  private String submit(String key, String work, String kind) {
    return submit(admin, now, key, work, kind);
  }

  /** One that says work of a model, on a plan of three sites; its id. */
  static String submitOne(Caller admin) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    admin.planOn(ThreeSites.document(Instant.now()));
    return submit(admin, now, "one", work(model("405000000000", ""), "Generate"), "batch");
  }

  private static String submit(Caller admin, Instant now, String key, String work, String kind) {
    Reply made =
        admin.post(
            "/api/v1/jobs",
            """
            {"tenant":"acme","kind":"%s","gpuCount":4,"residency":"any",%s\
            "runSeconds":{"A":7200},"perGpuW":{"A":600},"valueMinor":1000000,
             "earliestStartAt":"%s","deadlineAt":"%s"}
            """
                .formatted(
                    kind, work, now.plus(Duration.ofHours(6)), now.plus(Duration.ofHours(12))),
            "Idempotency-Key",
            key);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private JsonNode moved(String to, String... jobIds) {
    Reply reply = admin.post(COMPARISONS, question(to, "\"jobIds\":" + quoted(jobIds)));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  private static String quoted(String... ids) {
    return Stream.of(ids).map(it -> '"' + it + '"').collect(Collectors.joining(",", "[", "]"));
  }

  private static String question(String to, String workload) {
    return """
        {"task":"chat","models":[{"nickname":"%s","gpuType":"H100"},{"nickname":"%s","gpuType":"H100"}],
         "workload":{%s,"from":"%s","to":"%s"}}"""
        .formatted(SMALL, LARGE, workload, LARGE, to);
  }

  /**
   * The large one writes 3,600 tokens a second on 8 GPUs in answers of 450, so 1 GPU-second each:
   * 7.2 million tokens are 16,000 answers. The small one takes 0.04 GPU-seconds for each.
   */
  @Test
  void job_thatIsPlaced_freesWhatItsTokensTakeByHand() {
    String id = submit("one", work(model("405000000000", ""), "Generate"), "batch");

    JsonNode move = moved(SMALL, id).path("jobMove");

    double answers = 16_000;
    JsonNode its = move.at("/jobs/0");
    assertThat(its.at("/job/model").asText()).isEqualTo(LARGE);
    assertThat(its.at("/job/isModelNamed").asBoolean()).isFalse();
    assertThat(its.at("/job/outputTokenCount").asDouble()).isEqualTo(7_200_000);
    assertThat(its.at("/from/takenGpuHours").asDouble()).isCloseTo(answers / 3_600, within(1e-9));
    assertThat(its.at("/to/takenGpuHours").asDouble())
        .isCloseTo(answers * 0.04 / 3_600, within(1e-9));
    double hours = answers * 0.96 / 3_600;
    assertThat(its.path("freedGpuHours").asDouble()).isCloseTo(hours, within(1e-9));
    assertThat(its.path("freedKWh").asDouble()).isCloseTo(hours * 1.275 * 1.15, within(1e-9));
    assertThat(its.path("freedEur").asDouble()).isCloseTo(hours * 2.6, within(1e-9));
    assertThat(its.path("freedCarbonG").asDouble())
        .isCloseTo(hours * 1.275 * 1.15 * 19.9, within(1e-6));
    // in two hours 2.2 GPUs are one copy of 8, and 0.09 GPUs one of 1
    assertThat(its.at("/from/gpuCount").asInt()).isEqualTo(8);
    assertThat(its.at("/to/gpuCount").asInt()).isEqualTo(1);
    assertThat(its.path("freedGpuCount").asInt()).isEqualTo(7);
    assertThat(move.path("freedKWh")).isEqualTo(its.path("freedKWh"));
    assertThat(move.path("words").asText()).startsWith("Doing the job with " + SMALL + " frees");
    assertThat(move.path("isEstimated").asBoolean()).isTrue();
    assertThat(Instant.parse(move.path("horizonEndsAt").asText()))
        .isAfter(Instant.parse(its.at("/job/endsAt").asText()));
  }

  @Test
  void job_thatHasTheModelAlready_freesExactlyNothing() {
    String id = submit("one", work(model("405000000000", named(LARGE)), "Decode"), "batch");

    JsonNode move = moved(LARGE, id).path("jobMove");

    assertThat(move.at("/jobs/0/job/isModelNamed").asBoolean()).isTrue();
    assertThat(move.at("/jobs/0/freedGpuCount").asInt()).isZero();
    for (String figure : List.of("freedGpuHours", "freedKWh", "freedEur", "freedCarbonG")) {
      assertThat(move.path(figure).asDouble()).as(figure).isZero();
      assertThat(move.at("/jobs/0/" + figure).asDouble()).as(figure).isZero();
    }
  }

  @Test
  void jobs_besideServices_areListedWithWhatThePlanHasForThem() {
    String said = submit("one", work(model("405000000000", ""), "Generate"), "batch");
    String unsaid = submit("two", "", "training");

    JsonNode list = admin.get(WORKLOADS).json();
    JsonNode others = admin.get(WORKLOADS + "?work=unsaid").json();

    assertThat(list.path("saidCount").asInt()).isEqualTo(1);
    assertThat(list.path("unsaidCount").asInt()).isEqualTo(1);
    assertThat(list.path("services")).isEmpty();
    JsonNode its = list.at("/items/0");
    JsonNode shown = admin.get("/api/v1/jobs/" + said).json();
    assertThat(its.path("jobId").asText()).isEqualTo(said);
    assertThat(its.path("tenant").asText()).isEqualTo("acme");
    assertThat(its.path("model").asText()).isEqualTo(LARGE);
    assertThat(its.path("gpuCount").asInt()).isEqualTo(4);
    assertThat(its.path("gpuTypeId").asText()).isEqualTo("A");
    assertThat(its.path("startsAt")).isEqualTo(shown.at("/status/placement/startsAt"));
    assertThat(its.path("endsAt")).isEqualTo(shown.at("/status/placement/endsAt"));
    assertThat(its.path("deadlineAt")).isEqualTo(shown.at("/spec/deadlineAt"));
    assertThat(its.path("runSeconds").asLong()).isEqualTo(7_200);
    assertThat(its.path("plannedGpuHours").asDouble()).isEqualTo(8);
    // 4 GPUs of 500 W above idle for two hours, at a PUE of 1
    assertThat(its.path("plannedEnergyWh").asLong()).isEqualTo(4_000);
    assertThat(its.has("notComparable")).isFalse();
    assertThat(others.path("items")).hasSize(1);
    assertThat(others.at("/items/0/jobId").asText()).isEqualTo(unsaid);
    assertThat(others.at("/items/0/notComparable").asText())
        .isEqualTo("it says no work on a language model.");
  }

  @Test
  void list_isPaged_andAPageTokenBelongsToItsFilter() {
    List<String> ids =
        Stream.of("one", "two", "three")
            .map(it -> submit(it, work(model("8000000000", ""), "Generate"), "batch"))
            .toList();

    JsonNode first = admin.get(WORKLOADS + "?pageSize=2").json();
    String token = first.path("nextPageToken").asText();
    JsonNode last = admin.get(WORKLOADS + "?pageSize=2&pageToken=" + token).json();

    assertThat(first.path("items").findValuesAsText("jobId"))
        .containsExactly(ids.get(2), ids.get(1));
    assertThat(last.path("items").findValuesAsText("jobId")).containsExactly(ids.getFirst());
    assertThat(last.has("nextPageToken")).isFalse();
    assertThat(admin.get(WORKLOADS + "?work=unsaid&pageSize=2&pageToken=" + token).status())
        .isEqualTo(400);
    assertThat(admin.get(WORKLOADS + "?work=some").status()).isEqualTo(400);
  }

  @Test
  void jobs_thatCannotBeCompared_areNamedWithTheReason() {
    String unsaid = submit("one", "", "training");
    String read = submit("two", work(model("8000000000", ""), "Prefill"), "batch");
    String strange =
        submit("three", work(model("8000000000", named("Nobody's 8B")), "Generate"), "batch");
    String odd = submit("four", work(model("70000000000", ""), "Generate"), "batch");
    String other = submit("five", work(model("27000000000", ""), "Generate"), "batch");
    String taken = submit("six", work(model("8000000000", ""), "Generate"), "batch");
    admin.post("/api/v1/jobs/" + taken + "/cancellation", "{\"reason\":\"a test\"}");
    String good = submit("seven", work(model("8100000000", ""), "Generate"), "batch");

    JsonNode move = moved(LARGE, unsaid, read, strange, odd, other, taken, good).path("jobMove");

    assertThat(move.path("jobs")).hasSize(1);
    assertThat(move.at("/jobs/0/job/jobId").asText()).isEqualTo(good);
    assertThat(move.at("/jobs/0/freedKWh").asDouble()).isNegative();
    assertThat(move.path("notComparable").findValuesAsText("jobId"))
        .containsExactly(unsaid, read, strange, odd, other, taken);
    assertThat(move.path("notComparable").findValuesAsText("notComparable"))
        .containsExactly(
            "it says no work on a language model.",
            "it only reads prompts; models are measured by the tokens they write.",
            "its model \"Nobody's 8B\" has not been measured. Maybe put measurements of it: PUT /api/v1/model-measurements.",
            "no measured model has about 70.0 billion parameters that a token passes. Maybe say its name: work.model.nickname.",
            "its model Mid 27B (example) is not among those compared here. Maybe compare it too.",
            "it has no place in the plan: it is Cancelled.");
  }

  @Test
  void severalJobs_andTypedRequests_moveTogether() {
    String one = submit("one", work(model("405000000000", ""), "Generate"), "batch");
    String other = submit("two", work(model("405000000000", ""), "Generate"), "batch");

    JsonNode single = moved(SMALL, one);
    Reply both =
        admin.post(
            COMPARISONS,
            question(SMALL, "\"requestsPerSecond\":100,\"jobIds\":" + quoted(one, other)));

    assertThat(single.has("move")).isFalse();
    assertThat(both.json().at("/move/requestsPerSecond").asDouble()).isEqualTo(100);
    assertThat(both.json().at("/jobMove/jobs")).hasSize(2);
    assertThat(both.json().at("/jobMove/freedGpuHours").asDouble())
        .isCloseTo(2 * single.at("/jobMove/freedGpuHours").asDouble(), within(1e-9));
  }

  @Test
  void question_withWrongJobs_namesAll() {
    String one = submit("one", "", "training");

    Reply reply =
        admin.post(COMPARISONS, question(SMALL, "\"jobIds\":" + quoted(one, "nobody", one)));
    Reply none = admin.post(COMPARISONS, question(SMALL, "\"jobIds\":[]"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("/workload/jobIds/1", "/workload/jobIds/2");
    assertThat(none.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("/workload/jobIds");
  }
}
