package eu.megawatt.kernels.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DriftTest {

  @Test
  void alarm_nodeThatLosesTwoPercent_comesWithinTenDays() {
    int found = 0;
    for (int seed = 0; seed < 500; seed++) {
      double[] days = days(seed, 40, day -> day < 20 ? 1 : 0.98);
      int alarm = Drift.alarm(days).orElse(Integer.MAX_VALUE);
      found += alarm >= 20 && alarm < 30 ? 1 : 0;
    }
    assertThat(found).isGreaterThan(480);
  }

  @Test
  void alarm_nodeThatStaysAsItIs_isRare() {
    long alarms =
        IntStream.range(0, 500)
            .filter(seed -> Drift.alarm(days(seed, 100, day -> 1.0)).isPresent())
            .count();
    assertThat(alarms).isLessThan(50);
  }

  @Test
  void alarm_fasterThanBefore_isNone() {
    assertThat(Drift.alarm(days(1, 60, day -> day < 20 ? 1 : 1.05))).isEmpty();
  }

  @Test
  void alarm_withoutDaysToHoldItAgainst_isNone() {
    assertThat(Drift.alarm(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 0.1})).isEmpty();
    assertThat(Drift.alarm(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.1})).hasValue(10);
  }

  private interface Level {
    double of(int day);
  }

  private static double[] days(long seed, int count, Level level) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToDouble(day -> level.of(day) * (1 + 0.003 * random.nextGaussian()))
        .toArray();
  }
}
