package eu.megawatt.planner.buildout.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CappingTest {

  private static final int ROWS = 5;
  private static final long CAP = 100;

  private final Capping capping =
      new Capping(
          IntStream.range(0, ROWS)
              .mapToObj(_ -> new Row(0, 0, new int[0], new long[0], 1))
              .toList(),
          new long[] {CAP});

  @Test
  void apply_anyPrices_areNearerThanEveryOtherAllowed() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] from = random.doubles(ROWS, -80, 120).toArray();
      double[] to = from.clone();

      capping.apply(to);

      assertThat(Arrays.stream(to).sum()).isLessThanOrEqualTo(CAP + 1e-6);
      assertThat(Arrays.stream(to).min().orElseThrow()).isNotNegative();
      for (int other = 0; other < 200; other++) {
        assertThat(square(from, allowed(random))).isGreaterThanOrEqualTo(square(from, to) - 1e-6);
      }
    }
  }

  @Test
  void apply_pricesWithinTheCap_stay() {
    double[] prices = {10, 20, 0, 30, 5};

    capping.apply(prices);

    assertThat(prices).containsExactly(new double[] {10, 20, 0, 30, 5}, within(1e-9));
  }

  private static double[] allowed(Random random) {
    double[] prices = random.doubles(ROWS, 0, 1).map(it -> it * it).toArray();
    double scale = CAP * random.nextDouble(0.5, 1) / Arrays.stream(prices).sum();
    return Arrays.stream(prices).map(it -> it * scale).toArray();
  }

  private static double square(double[] one, double[] other) {
    return IntStream.range(0, ROWS).mapToDouble(i -> Math.pow(one[i] - other[i], 2)).sum();
  }
}
