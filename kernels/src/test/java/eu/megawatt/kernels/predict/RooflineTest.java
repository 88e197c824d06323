package eu.megawatt.kernels.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class RooflineTest {

  private static final double GEMM = 1e12;
  private static final double GEMV = 1e9;
  private static final double LAUNCH = 1e5;

  @Test
  void predict_steadyRates_isTheLongerOfBothAndTheLaunches() {
    assertThat(steady(new Step(2e12, Kernel.GEMM, 1e9, Kernel.GEMV), 0).seconds())
        .isCloseTo(2, within(1e-12));
    assertThat(steady(new Step(5e11, Kernel.GEMM, 1e9, Kernel.GEMV), 0).seconds())
        .isCloseTo(1, within(1e-12));
    Prediction launched = steady(new Step(5e11, Kernel.GEMM, 1e9, Kernel.GEMV), 1000);
    assertThat(launched.seconds()).isCloseTo(1.01, within(1e-12));
    assertThat(launched.interval().low()).isEqualTo(launched.interval().high());
  }

  @Test
  void predict_sameBlocksInAnotherOrder_isTheSameBitForBit() {
    Random random = new Random(4);
    List<Double> blocks = new ArrayList<>(random.doubles(12, 0.9e12, 1.1e12).boxed().toList());
    Prediction before = ofOne(blocks, 9);
    Collections.shuffle(blocks, random);
    assertThat(ofOne(blocks, 9)).isEqualTo(before);
  }

  /** With one node the interval is of the median of its blocks: it holds the true time. */
  @Test
  void predict_blocksOfAKnownMedian_coversItAboutAsOftenAsItSays() {
    Random random = new Random(5);
    int covered = 0;
    for (int i = 0; i < 300; i++) {
      Prediction it = ofOne(gaussian(random, 20, 1, 0.02), i);
      covered += it.interval().low() <= 1 && 1 <= it.interval().high() ? 1 : 0;
    }
    assertThat(covered / 300.0).isBetween(0.90, 0.99);
  }

  /** With many nodes it is of a node that nobody has seen: it holds that one's time. */
  @Test
  void predict_nodesThatDiffer_coversThatOfAnotherNodeAboutAsOftenAsItSays() {
    Random random = new Random(6);
    int covered = 0;
    for (int i = 0; i < 300; i++) {
      Prediction it = Roofline.predict(one(), Rates.of(nodes(random, 60), i), 1);
      double another = 1 / (1 + 0.05 * random.nextGaussian());
      covered += it.interval().low() <= another && another <= it.interval().high() ? 1 : 0;
    }
    assertThat(covered / 300.0).isBetween(0.90, 0.98);
  }

  /** The oracle draws whole nodes and takes the slowest, as the work would. */
  @Test
  void predict_moreNodesAtATime_isAsLongAsTheSlowestOfSoMany() {
    Random random = new Random(7);
    List<NodeRates> nodes = nodes(random, 40);
    double[] slowest = new double[20_000];
    for (int i = 0; i < slowest.length; i++) {
      double seconds = 0;
      for (int node = 0; node < 8; node++) {
        List<Double> its = blocks(nodes.get(random.nextInt(nodes.size())));
        double[] anew = new double[its.size()];
        Arrays.setAll(anew, _ -> its.get(random.nextInt(its.size())));
        Arrays.sort(anew);
        double median = (anew[(anew.length - 1) / 2] + anew[anew.length / 2]) / 2;
        seconds = Math.max(seconds, 1e12 / median);
      }
      slowest[i] = seconds;
    }
    Arrays.sort(slowest);

    Prediction it = Roofline.predict(one(), Rates.of(nodes, 1), 8);

    assertThat(it.interval().low()).isCloseTo(slowest[500], within(0.01));
    assertThat(it.seconds()).isCloseTo(slowest[10_000], within(0.01));
    assertThat(it.interval().high()).isCloseTo(slowest[19_500], within(0.01));
    assertThat(it.interval().high())
        .isGreaterThan(Roofline.predict(one(), Rates.of(nodes, 1), 1).interval().high());
  }

  @Test
  void predict_nodeWithTenTimesTheBlocks_countsOnce() {
    NodeRates slow = node(Collections.nCopies(1000, 1e12));
    NodeRates fast = node(List.of(2e12));
    NodeRates faster = node(List.of(2.5e12));
    Prediction it = Roofline.predict(one(), Rates.of(List.of(slow, fast, faster), 3), 1);
    assertThat(it.seconds()).isEqualTo(0.5);
    assertThat(it.interval().low()).isEqualTo(0.4);
    assertThat(it.interval().high()).isEqualTo(1);
  }

  @Test
  void predict_nodesWithOtherKernelsOrOneThatIsNotThere_isRefused() {
    NodeRates more = new NodeRates(Map.of(Kernel.GEMM, List.of(1.0), Kernel.COPY, List.of(1.0)));
    NodeRates less = new NodeRates(Map.of(Kernel.GEMM, List.of(1.0)));
    assertThatThrownBy(() -> Rates.of(List.of(more, less), 1)).hasMessageContaining("COPY");
    assertThatThrownBy(() -> Roofline.predict(one(), Rates.of(List.of(less), 1), 1))
        .hasMessageContaining("LAUNCH");
  }

  @Test
  void decoder_decode_readsWeightsOnceAndTheCacheOfEach() {
    Decoder model = new Decoder(1e9, 10, 1000, 100, 2);
    Rates rates =
        rates(
            Map.of(
                Kernel.GEMM,
                GEMM,
                Kernel.GEMV,
                GEMV,
                Kernel.ATTENTION_DECODE,
                5e8,
                Kernel.LAUNCH,
                7e4));
    Prediction it = Roofline.predict(parts(model.decode(4, 500)), rates, 1);
    // 2e9 bytes of weights at 1e9, 2·2·10·500·100·4 = 8e6 bytes of cache at 5e8, 70 calls at 7e4.
    assertThat(it.seconds()).isCloseTo(2 + 0.016 + 0.001, within(1e-9));
  }

  @Test
  void decoder_prefill_isBoundByArithmetic() {
    Decoder model = new Decoder(1e9, 10, 1000, 100, 2);
    Rates rates =
        rates(
            Map.of(
                Kernel.GEMM,
                GEMM,
                Kernel.GEMV,
                GEMV,
                Kernel.ATTENTION_PREFILL,
                GEMM,
                Kernel.LAUNCH,
                LAUNCH));
    // 4e12 FLOP at 1e12, 2·10·2000²·1000 = 8e10 at 1e12, 70 calls at 1e5.
    assertThat(Roofline.predict(parts(model.prefill(2000)), rates, 1).seconds())
        .isCloseTo(4 + 0.08 + 0.0007, within(1e-9));
  }

  @Test
  void recipe_tokenByToken_takesAsLongAsWithTheMeanOfTheContexts() {
    Decoder model = new Decoder(1e7, 4, 64, 64, 2);
    Rates rates =
        rates(
            Map.of(
                Kernel.GEMM,
                GEMM,
                Kernel.GEMV,
                GEMV,
                Kernel.ATTENTION_DECODE,
                5e8,
                Kernel.LAUNCH,
                LAUNCH));
    double each = 0;
    for (int token = 0; token < 37; token++) {
      each += Roofline.predict(parts(model.decode(3, 100 + token)), rates, 1).seconds();
    }
    Recipe together = model.decode(3, 100 + 36 / 2.0).times(37);
    assertThat(Roofline.predict(parts(together), rates, 1).seconds())
        .isCloseTo(each, within(1e-9 * each));
  }

  @Test
  void loop_slowerThanItsRoofline_makesWorkLikeItSoMuchSlower() {
    KernelCase tiny =
        new KernelCase(
            Kernel.LLM_DECODE, Precision.BF16, new Shape.Tokens(TinyModel.OF_THE_SUITE, 512, 16));
    Loop loop = Loop.of(Subject.of(tiny)).orElseThrow();
    TinyModel its = TinyModel.OF_THE_SUITE;
    // A token reads weights and, on average, 520 tokens' keys and values, and makes 84 calls.
    double predicted = 2.0 * its.parameters() / GEMV + 2.0 * 2 * 12 * 520 * 768 / 5e8 + 84 / LAUNCH;
    Rates rates =
        rates(
            Map.of(
                Kernel.GEMM,
                GEMM,
                Kernel.GEMV,
                GEMV,
                Kernel.ATTENTION_DECODE,
                5e8,
                Kernel.LAUNCH,
                LAUNCH,
                Kernel.LLM_DECODE,
                1 / (1.25 * predicted)));
    Recipe work = new Decoder(1e9, 10, 1000, 100, 2).decode(4, 500);
    List<Part> corrected = List.of(new Part(work, Optional.of(loop)));

    assertThat(Roofline.factor(corrected, rates)).isCloseTo(1.25, within(1e-9));
    assertThat(Roofline.predict(corrected, rates, 1).seconds())
        .isCloseTo(1.25 * Roofline.predict(parts(work), rates, 1).seconds(), within(1e-9));
    assertThat(Roofline.factor(parts(work), rates)).isEqualTo(1);
    assertThat(
            Roofline.shareByKernel(corrected, rates).values().stream().mapToDouble(it -> it).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(Loop.of(Subject.of(new KernelCase(Kernel.GEMM, Precision.BF16, tiny.shape()))))
        .isEmpty();
  }

  private static Prediction steady(Step step, double calls) {
    return Roofline.predict(
        parts(new Recipe(List.of(step), calls)),
        rates(Map.of(Kernel.GEMM, GEMM, Kernel.GEMV, GEMV, Kernel.LAUNCH, LAUNCH)),
        1);
  }

  private static Prediction ofOne(List<Double> gemm, long seed) {
    return Roofline.predict(one(), Rates.of(List.of(node(gemm)), seed), 1);
  }

  private static List<Part> one() {
    return parts(new Recipe(List.of(new Step(1e12, Kernel.GEMM, 0, Kernel.GEMM)), 0));
  }

  private static List<Part> parts(Recipe recipe) {
    return List.of(new Part(recipe, Optional.empty()));
  }

  private static Rates rates(Map<Kernel, Double> steady) {
    Map<Kernel, List<Double>> blocks = new EnumMap<>(Kernel.class);
    steady.forEach((kernel, it) -> blocks.put(kernel, List.of(it, it)));
    return Rates.of(List.of(new NodeRates(blocks)), 1);
  }

  private static NodeRates node(List<Double> gemm) {
    return new NodeRates(Map.of(Kernel.GEMM, gemm, Kernel.LAUNCH, List.of(LAUNCH)));
  }

  private static List<Double> blocks(NodeRates node) {
    return node.perSecond().getOrDefault(Kernel.GEMM, List.of());
  }

  /** Nodes whose speeds differ by 5 %, with blocks that differ by 1 %. */
  private static List<NodeRates> nodes(Random random, int count) {
    return random
        .doubles(count)
        .mapToObj(_ -> node(gaussian(random, 10, 1 + 0.05 * random.nextGaussian(), 0.01)))
        .toList();
  }

  private static List<Double> gaussian(Random random, int count, double middle, double sigma) {
    return DoubleStream.generate(() -> 1e12 * middle * (1 + sigma * random.nextGaussian()))
        .limit(count)
        .boxed()
        .toList();
  }
}
