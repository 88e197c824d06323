package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.TinyModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long work takes on nodes that were measured. The rates are such that GEMV alone binds. */
final class PredictionsTest {

  private static final String PREDICTIONS = "/api/v1/predictions";

  /** 7e9 parameters in bf16: 14e9 bytes a step. */
  private static final String MODEL =
      "\"model\":{\"parameterCount\":7000000000,\"layerCount\":32,\"hiddenSize\":4096,"
          + "\"kvSize\":1024,\"precision\":\"bf16\"}";

  @TempDir private Path data;
  private ValidationLab lab;

  @BeforeEach
  void start() {
    lab = ValidationLab.of(data);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  static String work(String kind, int requests) {
    return "{%s,\"kind\":\"%s\",\"promptTokenCount\":1000,\"outputTokenCount\":100,\"requestCount\":%d,\"batchSize\":4}"
        .formatted(MODEL, kind, requests);
  }

  static void measure(ValidationLab lab, String node, Result... results) {
    try (TestAgent agent = lab.agent(node)) {
      lab.run(node);
      agent.carryOut(results);
    }
  }

  private JsonNode predict(String kind, int requests, int gpus) {
    Reply reply =
        lab.admin()
            .post(
                PREDICTIONS, "{\"work\":%s,\"gpuCount\":%d}".formatted(work(kind, requests), gpus));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json().at("/items/0");
  }

  /** Weights, keys and values, and calls of all tokens that a GPU decodes, reckoned plainly. */
  private static double decodeSeconds(int own, double gemv) {
    double seconds = 0;
    for (int left = own; left > 0; left -= 4) {
      int batch = Math.min(4, left);
      for (int token = 0; token < 100; token++) {
        double cacheBytes = 2.0 * 2 * 32 * (1000 + token) * 1024 * batch;
        seconds += 14e9 / gemv + cacheBytes / 2e12 + 7 * 32 / 2.5e5;
      }
    }
    return seconds;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  @Test
  void prediction_ofNodesThatDiffer_isWhatANaiveBootstrapSays() {
    Random random = new Random(11);
    List<double[]> gemv = new ArrayList<>();
    for (int node = 1; node <= 5; node++) {
      double speed = 3e12 * (1 + 0.03 * random.nextGaussian());
      double[] blocks = new double[10 + node];
      Arrays.setAll(blocks, _ -> speed * (1 + 0.01 * random.nextGaussian()));
      gemv.add(blocks);
      measure(
          lab,
          String.format(Locale.ROOT, "n%02d", node),
          MeasuredKernels.all(Arrays.stream(blocks).boxed().toList(), 500));
    }
    double[] drawn = new double[50_000];
    for (int draw = 0; draw < drawn.length; draw++) {
      double[] node = gemv.get(random.nextInt(5));
      double[] anew = new double[node.length];
      Arrays.setAll(anew, _ -> node[random.nextInt(node.length)]);
      drawn[draw] = decodeSeconds(9, median(anew));
    }
    Arrays.sort(drawn);

    JsonNode estimate = predict("Decode", 9 * 8, 8).path("estimate");

    assertThat(estimate.path("nodeCount").asInt()).isEqualTo(5);
    double seconds = estimate.path("runSeconds").asDouble();
    assertThat(seconds).isCloseTo(drawn[25_000], within(0.004 * seconds));
    assertThat(estimate.path("lowSeconds").asDouble())
        .isCloseTo(drawn[1_250], within(0.004 * seconds));
    assertThat(estimate.path("highSeconds").asDouble())
        .isCloseTo(drawn[48_750], within(0.004 * seconds));
    assertThat(estimate.path("tokensPerSecond").asDouble())
        .isCloseTo(9 * 8 * 100 / seconds, within(1e-3));
    // 500 W of the GPU and an eighth of the 100 W that a node draws beside its GPUs; one of the
    // thirteen has four.
    double watts = 500 + 13 * 100 / 100.0;
    assertThat(estimate.path("perGpuW").asDouble()).isCloseTo(watts, within(1e-3));
    assertThat(estimate.path("powerSource").asText()).isEqualTo("Measured");
    assertThat(estimate.path("perTokenJ").asDouble())
        .isCloseTo(watts * 8 * seconds / (9 * 8 * 100), within(1e-4));
    assertThat(estimate.path("factorRatio").asDouble()).isEqualTo(1);
    assertThat(estimate.path("corrected").asBoolean()).isFalse();
    assertThat(estimate.path("evidenceCount").asInt()).isEqualTo(5);
    assertThat(estimate.at("/evidence/0/kernels").toString()).contains(MeasuredKernels.GEMV.name());
    assertThat(estimate.path("deviceModels").toString()).contains(ValidationLab.MODEL);
  }

  @Test
  void prediction_onMoreNodes_isThatOfTheSlowest() {
    measure(lab, "n01", MeasuredKernels.all(MeasuredKernels.steady(3e12), 0));
    measure(lab, "n02", MeasuredKernels.all(MeasuredKernels.steady(2e12), 0));

    JsonNode many = predict("Decode", 4 * 64, 64).path("estimate");

    assertThat(many.path("highSeconds").asDouble()).isCloseTo(decodeSeconds(4, 2e12), within(1e-6));
    assertThat(many.path("runSeconds").asDouble()).isGreaterThan(0.99 * decodeSeconds(4, 2e12));
    JsonNode one = predict("Decode", 4, 1).path("estimate");
    assertThat(one.path("runSeconds").asDouble())
        .isBetween(decodeSeconds(4, 3e12) - 1e-6, decodeSeconds(4, 2e12) + 1e-6);
    assertThat(one.path("powerSource").asText()).isEqualTo("Rated");
    assertThat(one.path("perGpuW").asDouble()).isCloseTo(600 + 13, within(1e-9));
  }

  @Test
  void loop_thatWasMeasuredAsAWhole_correctsTheRooflineAndTheAnswerSaysSo() {
    TinyModel tiny = TinyModel.OF_THE_SUITE;
    double roofline =
        2.0 * tiny.parameters() / 3e12 + 2.0 * 2 * 12 * 520 * 768 / 2e12 + 7 * 12 / 2.5e5;
    List<Result> results =
        new ArrayList<>(List.of(MeasuredKernels.all(MeasuredKernels.steady(3e12), 0)));
    results.add(
        MeasuredKernels.at(
            MeasuredKernels.LOOP, "ours", MeasuredKernels.steady(1 / (1.5 * roofline)), 0));
    measure(lab, "n01", results.toArray(Result[]::new));

    JsonNode decode = predict("Decode", 4, 1).path("estimate");

    assertThat(decode.path("factorRatio").asDouble()).isCloseTo(1.5, within(1e-3));
    assertThat(decode.path("corrected").asBoolean()).isTrue();
    assertThat(decode.path("runSeconds").asDouble())
        .isCloseTo(1.5 * decodeSeconds(4, 3e12), within(1e-3));
    assertThat(predict("Generate", 4, 1).at("/estimate/corrected").asBoolean())
        .as("the prompt's loop was not measured")
        .isFalse();
  }

  @Test
  void node_thatIsSetApart_doesNotCount() {
    measure(lab, "n01", MeasuredKernels.all(MeasuredKernels.steady(3e12), 0));
    measure(lab, "n02", MeasuredKernels.all(MeasuredKernels.steady(1e12), 0));
    assertThat(predict("Decode", 4, 1).at("/estimate/nodeCount").asInt()).isEqualTo(2);

    lab.admin().post("/api/v1/nodes/n02/quarantine", "{\"reason\":\"slow\"}");
    JsonNode without = predict("Decode", 4, 1).path("estimate");
    lab.admin().post("/api/v1/nodes/n02/release", "{\"reason\":\"mended\"}");

    assertThat(without.path("nodeCount").asInt()).isEqualTo(1);
    assertThat(without.path("highSeconds").asDouble())
        .isCloseTo(decodeSeconds(4, 3e12), within(1e-6));
    assertThat(predict("Decode", 4, 1).at("/estimate/nodeCount").asInt()).isEqualTo(2);
  }

  @Test
  void look_thatWasWrong_leavesTheOneBeforeIt() {
    measure(lab, "n01", MeasuredKernels.all(MeasuredKernels.steady(3e12), 0));
    measure(
        lab,
        "n01",
        new Result.Measured(
            ((Result.Measured)
                    MeasuredKernels.at(
                        MeasuredKernels.DECODE, "ours", MeasuredKernels.steady(9e12), 0))
                .subject(),
            "ours",
            new Correctness.Wrong(0.5, 1e-5, "element 7"),
            List.of(),
            Conditions.NONE,
            Optional.empty()));
    lab.admin().post("/api/v1/nodes/n01/release", "{\"reason\":\"a test\"}");

    assertThat(predict("Decode", 4, 1).at("/estimate/runSeconds").asDouble())
        .isCloseTo(decodeSeconds(4, 3e12), within(1e-6));
  }

  @Test
  void prediction_whereNothingIsMeasured_saysWhatIsMissingAndWhatToDo() {
    JsonNode none = predict("Generate", 4, 1);
    assertThat(none.path("state").asText()).isEqualTo("Unmeasured");
    assertThat(none.path("missing").toString())
        .contains("gemm-bf16", "gemv", "attention-prefill", "attention-decode", "launch");
    assertThat(none.path("detail").asText()).contains("POST /api/v1/validation-runs");

    measure(lab, "n01", MeasuredKernels.at(MeasuredKernels.GEMM, "e", List.of(1e12), 0));
    measure(
        lab, "n02", MeasuredKernels.at(MeasuredKernels.GEMM, "e", MeasuredKernels.steady(1e12), 0));
    assertThat(predict("Generate", 4, 1).path("missing").toString()).doesNotContain("gemm-bf16");
  }

  @Test
  void prediction_withManyMistakes_saysAllOfThem() {
    Reply reply =
        lab.admin()
            .post(
                PREDICTIONS,
                "{\"gpuCount\":0,\"work\":{\"kind\":\"decode\",\"promptTokenCount\":0,\"model\":{\"precision\":\"bf61\"}}}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .contains(
            "/gpuCount",
            "/work/kind",
            "/work/promptTokenCount",
            "/work/outputTokenCount",
            "/work/requestCount",
            "/work/model/precision",
            "/work/model/parameterCount",
            "/work/model/layerCount",
            "/work/model/hiddenSize");
    assertThat(reply.text()).contains("Maybe \\\"bf16\\\"?");
  }
}
