package eu.megawatt.kernels.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RooflineTest {

  private static final Rate GEMM = new Rate("gemm", List.of(1e12));
  private static final Rate GEMV = new Rate("gemv", List.of(1e9));
  private static final Rate LAUNCH = new Rate("launch", List.of(1e5));

  @Test
  void predict_steadyRates_isTheLongerOfBothAndTheLaunches() {
    Prediction bound = Roofline.predict(recipe(new Step(2e12, GEMM, 1e9, GEMV), 0), 1);
    assertThat(bound.seconds()).isCloseTo(2, within(1e-12));
    Prediction memory = Roofline.predict(recipe(new Step(5e11, GEMM, 1e9, GEMV), 0), 1);
    assertThat(memory.seconds()).isCloseTo(1, within(1e-12));
    Prediction launched = Roofline.predict(recipe(new Step(5e11, GEMM, 1e9, GEMV), 1000), 1);
    assertThat(launched.seconds()).isCloseTo(1.01, within(1e-12));
    assertThat(launched.interval().low()).isEqualTo(launched.interval().high());
  }

  @Test
  void predict_sameBlocksInAnotherOrder_isTheSameBitForBit() {
    Random random = new Random(4);
    List<Double> blocks = new ArrayList<>(random.doubles(12, 0.9e12, 1.1e12).boxed().toList());
    Prediction before = Roofline.predict(of(blocks), 9);
    Collections.shuffle(blocks, random);
    assertThat(Roofline.predict(of(blocks), 9)).isEqualTo(before);
  }

  /** The interval is of the median of the blocks: it must hold the true time in 95 of 100. */
  @Test
  void predict_blocksOfAKnownMedian_coversItAboutAsOftenAsItSays() {
    Random random = new Random(5);
    int covered = 0;
    for (int i = 0; i < 300; i++) {
      List<Double> blocks =
          random.doubles(20).mapToObj(any -> 1e12 * (1 + 0.02 * random.nextGaussian())).toList();
      Prediction it = Roofline.predict(of(blocks), i);
      covered += it.interval().low() <= 1 && 1 <= it.interval().high() ? 1 : 0;
    }
    assertThat(covered / 300.0).isBetween(0.90, 0.99);
  }

  @Test
  void predict_kernelWithTwoRates_isRefused() {
    Recipe recipe =
        new Recipe(
            List.of(
                new Step(1, GEMM, 1, GEMV), new Step(1, new Rate("gemm", List.of(2e12)), 1, GEMV)),
            0,
            LAUNCH);
    assertThatThrownBy(() -> Roofline.predict(recipe, 1)).hasMessageContaining("two rates");
  }

  @Test
  void decoder_decode_readsWeightsOnceAndTheCacheOfEach() {
    Rate cache = new Rate("attention-decode", List.of(5e8));
    Decoder model = new Decoder(1e9, 10, 1000, 100, 2);
    Prediction it =
        Roofline.predict(
            model.decode(
                4, 500, new Decoder.Measured(GEMM, GEMV, GEMM, cache, new Rate("l", List.of(7e4)))),
            1);
    // 2e9 bytes of weights at 1e9, 2·2·10·500·100·4 = 8e6 bytes of cache at 5e8, 70 calls at 7e4.
    assertThat(it.seconds()).isCloseTo(2 + 0.016 + 0.001, within(1e-9));
  }

  @Test
  void decoder_prefill_isBoundByArithmetic() {
    Decoder model = new Decoder(1e9, 10, 1000, 100, 2);
    Prediction it =
        Roofline.predict(
            model.prefill(2000, new Decoder.Measured(GEMM, GEMV, GEMM, GEMV, LAUNCH)), 1);
    // 4e12 FLOP at 1e12, 2·10·2000²·1000 = 8e10 at 1e12, 70 calls at 1e5.
    assertThat(it.seconds()).isCloseTo(4 + 0.08 + 0.0007, within(1e-9));
  }

  @Test
  void times_aFactor_movesTheIntervalToo() {
    Prediction it = Roofline.predict(of(List.of(1e12, 1.1e12, 1.2e12)), 1).times(2);
    Prediction before = Roofline.predict(of(List.of(1e12, 1.1e12, 1.2e12)), 1);
    assertThat(it.seconds()).isEqualTo(2 * before.seconds());
    assertThat(it.interval().high()).isEqualTo(2 * before.interval().high());
  }

  private static Recipe of(List<Double> gemm) {
    return recipe(new Step(1e12, new Rate("gemm", gemm), 0, GEMV), 0);
  }

  private static Recipe recipe(Step step, long calls) {
    return new Recipe(List.of(step), calls, LAUNCH);
  }
}
