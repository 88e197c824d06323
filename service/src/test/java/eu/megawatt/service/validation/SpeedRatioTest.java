package eu.megawatt.service.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** How much faster one group of nodes is than another. */
final class SpeedRatioTest {

  private static double[] speeds(Random random, int count, double middle) {
    return DoubleStream.generate(() -> middle * Math.exp(0.03 * random.nextGaussian()))
        .limit(count)
        .toArray();
  }

  @Test
  void of_fewNodes_saysNothing() {
    Random random = new Random(1);
    double[] enough = speeds(random, SpeedRatio.LEAST_NODES, 100);
    double[] few = speeds(random, SpeedRatio.LEAST_NODES - 1, 100);

    assertThat(SpeedRatio.of(enough, few)).isEmpty();
    assertThat(SpeedRatio.of(few, enough)).isEmpty();
    assertThat(SpeedRatio.of(enough, enough)).isPresent();
  }

  @Test
  void of_scaledSpeeds_isScaledWithThem() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double[] one = speeds(random, 8 + random.nextInt(40), 100);
      double[] other = speeds(random, 8 + random.nextInt(40), 100);
      SpeedRatio plain = SpeedRatio.of(one, other).orElseThrow();
      SpeedRatio faster =
          SpeedRatio.of(Arrays.stream(one).map(it -> 1.25 * it).toArray(), other).orElseThrow();

      assertThat(faster.ratio()).isCloseTo(1.25 * plain.ratio(), within());
      assertThat(faster.low()).isCloseTo(1.25 * plain.low(), within());
      assertThat(plain.low()).isLessThanOrEqualTo(plain.ratio());
      assertThat(plain.high()).isGreaterThanOrEqualTo(plain.ratio());
    }
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  @Test
  void of_theOtherWayRound_isTheInverse() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double[] one = speeds(random, 9, 100);
      double[] other = speeds(random, 15, 104);
      SpeedRatio there = SpeedRatio.of(one, other).orElseThrow();
      SpeedRatio back = SpeedRatio.of(other, one).orElseThrow();

      assertThat(back.low()).isCloseTo(1 / there.high(), within());
      assertThat(back.high()).isCloseTo(1 / there.low(), within());
    }
  }

  @Test
  void interval_ofManyDraws_holdsTheTruthAboutAsOftenAsItSays() {
    int held = 0;
    int draws = 2_000;
    for (int seed = 0; seed < draws; seed++) {
      Random random = new Random(seed);
      double[] one = speeds(random, 12, 105);
      double[] other = speeds(random, 20, 100);
      SpeedRatio ratio = SpeedRatio.of(one, other).orElseThrow();
      held += ratio.low() <= 1.05 && ratio.high() >= 1.05 ? 1 : 0;
    }
    // 95 % and four standard deviations of a count on either side.
    assertThat(held / (double) draws).isBetween(0.93, 0.97);
  }

  @Test
  void of_manyNodes_isThatOfAll() {
    Random random = new Random(7);
    double[] one = speeds(random, 5_000, 102);
    double[] other = speeds(random, 5_000, 100);
    SpeedRatio ratio = SpeedRatio.of(one, other).orElseThrow();

    assertThat(ratio.ratio()).isBetween(1.018, 1.022);
    assertThat(ratio.word()).isEqualTo("Faster");
  }
}
