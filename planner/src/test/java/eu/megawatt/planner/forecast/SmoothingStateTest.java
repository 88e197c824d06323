package eu.megawatt.planner.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SmoothingStateTest {

  /** The component form of the recursions, from scratch for each step, with every state kept. */
  private static double expected(SmoothingWeights weights, int m, double[] y, int count, int h) {
    double a = weights.level();
    double b = weights.trend() / a;
    double c = weights.season() / (1 - a);
    double phi = weights.damping();
    double[] level = new double[count + 1];
    double[] trend = new double[count + 1];
    double[] season = new double[count + m];
    level[0] = Arrays.stream(y, 0, m).average().orElseThrow();
    int seasons = Math.min(4, y.length / m);
    for (int i = 0; i < m; i++) {
      for (int s = 0; s < seasons; s++) {
        double mean = Arrays.stream(y, s * m, s * m + m).average().orElseThrow();
        season[i] += (y[s * m + i] - mean) / seasons;
      }
    }
    for (int t = 1; t <= count; t++) {
      double last = season[t - 1];
      level[t] = a * (y[t - 1] - last) + (1 - a) * (level[t - 1] + phi * trend[t - 1]);
      trend[t] = b * (level[t] - level[t - 1]) + (1 - b) * phi * trend[t - 1];
      season[t + m - 1] = c * (y[t - 1] - level[t]) + (1 - c) * last;
    }
    double rise = 0;
    for (int i = 1; i <= h; i++) {
      rise += Math.pow(phi, i) * trend[count];
    }
    return level[count] + rise + season[count + (h - 1) % m];
  }

  @Test
  void ahead_anyWeights_isTheComponentForm() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int m = 2 + random.nextInt(8);
      double[] y = random.doubles(4 * m + random.nextInt(20), 0, 50).toArray();
      double level = 0.05 + 0.9 * random.nextDouble();
      SmoothingWeights weights =
          new SmoothingWeights(
              level,
              level * random.nextDouble(),
              (1 - level) * random.nextDouble(),
              0.8 + 0.19 * random.nextDouble());
      SmoothingState state = new SmoothingState(weights, m, y);
      for (int count = 0; count < y.length; count++) {
        double ahead = expected(weights, m, y, count, 1);
        assertThat(state.take(y[count])).isCloseTo(y[count] - ahead, within(1e-6));
      }
      double[] next = state.ahead(2 * m);
      for (int h = 1; h <= next.length; h++) {
        assertThat(next[h - 1]).isCloseTo(expected(weights, m, y, y.length, h), within(1e-6));
      }
    }
  }

  @Test
  void at_anyPoint_isAllowed() {
    for (int seed = 0; seed < 200; seed++) {
      double[] point = new Random(seed).doubles(4, -30, 30).toArray();
      SmoothingWeights weights = SmoothingWeights.at(Trend.DAMPED, true, point);

      assertThat(weights.level()).isBetween(0.0, 1.0);
      assertThat(weights.trend()).isBetween(0.0, weights.level());
      assertThat(weights.season()).isBetween(0.0, 1 - weights.level());
      assertThat(weights.damping()).isBetween(0.8, 0.995);
    }
  }
}
