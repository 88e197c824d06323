package eu.megawatt.scheduler.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowCostsTest {

  @ParameterizedTest
  @CsvSource({"1,1", "7,7", "7,1", "16,1", "17,2", "33,1", "100,13", "96,80"})
  void least_everyRange_equalsTheLeastOneByOne(int slots, int run) {
    double[] prefix = new double[slots + 1];
    SplittableRandom random = new SplittableRandom(slots);
    for (int slot = 0; slot < slots; slot++) {
      prefix[slot + 1] = prefix[slot] + random.nextDouble(-1, 2);
    }
    WindowCosts costs = new WindowCosts(prefix, run);
    assertThat(costs.byStart).hasSize(slots - run + 1);
    for (int from = 0; from <= costs.byStart.length; from++) {
      for (int to = from; to <= costs.byStart.length; to++) {
        double expected =
            Arrays.stream(costs.byStart, from, to).min().orElse(Double.POSITIVE_INFINITY);
        assertThat(costs.least(from, to)).isEqualTo(expected);
      }
    }
    for (int start = 0; start < costs.byStart.length; start++) {
      assertThat(costs.byStart[start])
          .isCloseTo(prefix[start + run] - prefix[start], within(1e-14));
      assertThat(costs.blockMin[start / WindowCosts.BLOCK])
          .isLessThanOrEqualTo(costs.byStart[start]);
    }
  }

  @Test
  void byStart_whereEveryWindowCostsTheSame_isTheSameToTheLastBit() {
    double[] prefix = new double[673];
    for (int slot = 0; slot < 672; slot++) {
      prefix[slot + 1] = prefix[slot] + 100 * 0.25 / 1e6;
    }

    assertThat(Arrays.stream(new WindowCosts(prefix, 37).byStart).distinct().count()).isEqualTo(1);
  }
}
