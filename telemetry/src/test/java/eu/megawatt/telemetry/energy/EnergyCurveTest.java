package eu.megawatt.telemetry.energy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One rule of docs/telemetry.md after the other, on the smallest readings that show it. */
class EnergyCurveTest {

  private static final EnergyLimits H100 = new EnergyLimits(700_000, 70_000);

  private final Readings readings = new Readings();

  @Test
  void of_counterRising_booksItsDifferenceAsCounter() {
    counter(0, 1_000_000);
    counter(15, 1_300_000);

    assertThat(curve()).containsExactly(segment(0, 15, 300_000, Method.COUNTER));
  }

  @Test
  void of_oneReading_knowsNothing() {
    counter(0, 1_000_000);

    assertThat(curve()).isEmpty();
  }

  @Test
  void of_counterAtItsBound_isAccepted_andOneMoreIsNot() {
    long bound = 840_000 * 15 + 1_000;
    counter(0, 0);
    counter(15, bound);
    assertThat(curve()).containsExactly(segment(0, 15, bound, Method.COUNTER));

    counter(15, bound + 1);
    assertThat(curve()).isEmpty();
  }

  @Test
  void of_counterAcrossAnHour_isExactAndInterpolated() {
    counter(0, 0);
    counter(3_600, 1_000_000_000);

    assertThat(curve()).containsExactly(segment(0, 3_600, 1_000_000_000, Method.INTERPOLATED));
  }

  @Test
  void of_counterAcrossMoreThanADay_saysNothing() {
    counter(0, 0);
    counter(24 * 3_600 + 1, 1_000_000_000);

    assertThat(curve()).isEmpty();
  }

  @Test
  void of_stepOfPowerBetweenReadings_isPutWhereTheDifferencePutsIt() {
    both(0, 0, 100_000);
    both(15, 100_000 * 6 + 600_000 * 9, 600_000);

    assertThat(curve())
        .containsExactly(
            segment(0, 6, 600_000, Method.COUNTER), segment(6, 15, 5_400_000, Method.COUNTER));
  }

  @Test
  void of_differenceBeyondBothPowers_isSpreadEvenly() {
    both(0, 0, 100_000);
    both(15, 9_100_000, 600_000);

    assertThat(curve()).containsExactly(segment(0, 15, 9_100_000, Method.COUNTER));
  }

  @Test
  void of_fallByReadSkew_isNoReset() {
    both(0, 126_272_101_025L, 160_000);
    both(1, 126_272_101_025L - 5_293, 160_000);
    both(15, 126_272_101_025L + 2_400_000, 160_000);

    assertThat(curve()).containsExactly(segment(0, 15, 2_400_000, Method.COUNTER));
  }

  @Test
  void of_dipAndReturn_booksOnlyTheTrueDifference() {
    counter(0, 55_800_000_000_000L);
    counter(15, 0);
    counter(30, 12);
    counter(45, 55_800_009_000_000L);

    assertThat(curve()).containsExactly(segment(0, 45, 9_000_000, Method.COUNTER));
  }

  @Test
  void of_leapAndReturn_booksOnlyTheTrueDifference() {
    counter(0, 5_000_000);
    counter(15, 9_000_000_000_000L);
    counter(30, 8_000_000);

    assertThat(curve()).containsExactly(segment(0, 30, 3_000_000, Method.COUNTER));
  }

  @Test
  void of_confirmedResetWithPower_booksThePowerOverTheGap() {
    both(0, 7_000_000_000L, 400_000);
    both(15, 2_000_000, 600_000);
    both(30, 11_000_000, 600_000);

    assertThat(curve())
        .containsExactly(
            segment(0, 15, 7_500_000, Method.ESTIMATED),
            segment(15, 30, 9_000_000, Method.COUNTER));
  }

  @Test
  void of_confirmedResetWithoutPower_countsFromZero() {
    counter(0, 7_000_000_000L);
    counter(15, 2_000_000);
    counter(30, 11_000_000);

    assertThat(curve())
        .containsExactly(
            segment(0, 15, 2_000_000, Method.ESTIMATED),
            segment(15, 30, 9_000_000, Method.COUNTER));
  }

  @Test
  void of_resetToMoreThanCouldBeUsed_leavesTheGapMissing() {
    counter(0, 7_000_000_000L);
    counter(15, 2_000_000_000);
    counter(30, 2_009_000_000);

    assertThat(curve()).containsExactly(segment(15, 30, 9_000_000, Method.COUNTER));
  }

  @Test
  void of_fallThatNothingConfirms_leavesTheGapMissing() {
    counter(0, 7_000_000_000L);
    counter(15, 2_000_000);

    assertThat(curve()).isEmpty();
  }

  @Test
  void of_exporterThatSaysEverythingTwice_isCoveredByTheNextChange() {
    both(0, 0, 500_000);
    both(15, 0, 500_000);
    both(30, 15_000_000, 501_000);
    both(45, 15_000_000, 501_000);
    both(60, 30_030_000, 502_000);

    // Collected some time before 30 s, and again 30 s later: in the middle of what is possible.
    assertThat(curve())
        .containsExactly(
            new Segment(0, 22_500, 15_000_000, Method.COUNTER),
            new Segment(22_500, 52_500, 15_030_000, Method.COUNTER));
  }

  @Test
  void of_exporterThatHangsForAnHour_losesNothing() {
    both(0, 0, 500_000);
    for (int second = 15; second < 3_600; second += 15) {
      both(second, 0, 500_000);
    }
    both(3_600, 1_800_000_000, 490_000);

    assertThat(total()).isEqualTo(Share.of(Method.INTERPOLATED, 1_800_000_000, 3_592_500));
  }

  @Test
  void of_repeatsWithoutAnEnd_areMissing() {
    both(0, 10, 0);
    both(15, 10, 0);
    both(30, 10, 0);

    assertThat(curve()).isEmpty();
  }

  @Test
  void of_stuckCounter_fallsBackToPower() {
    both(0, 900, 500_000);
    both(15, 900, 520_000);
    both(30, 900, 500_000);
    both(45, 900 + 7_500_000, 500_000);

    assertThat(curve())
        .containsExactly(
            segment(0, 15, 7_650_000, Method.ESTIMATED),
            segment(15, 30, 7_650_000, Method.ESTIMATED),
            segment(30, 45, 7_500_000, Method.COUNTER));
  }

  @Test
  void of_coarseCounter_isExactOverTheTimeItStoodStill() {
    EnergyLimits node = new EnergyLimits(10_200_000, 2_000_000);
    for (int i = 0; i < 24; i++) {
      both(15 * i, 0, 9_900_000 + 1_000 * (i % 3));
    }
    both(360, 3_600_000_000L, 10_000_000);

    assertThat(EnergyCurve.of(readings, node).between(0, 360_000))
        .isEqualTo(Share.of(Method.INTERPOLATED, 3_600_000_000L, 360_000));
  }

  @Test
  void of_powerAlone_isTheTrapezoidUpTo45Seconds() {
    power(0, 100_000);
    power(45, 300_000);

    assertThat(curve()).containsExactly(segment(0, 45, 9_000_000, Method.ESTIMATED));
  }

  @Test
  void of_powerAlone_isTheLowerOfBothUpTo5Minutes() {
    power(0, 100_000);
    power(300, 300_000);

    assertThat(curve()).containsExactly(segment(0, 300, 30_000_000, Method.INTERPOLATED));
  }

  @Test
  void of_powerFurtherApart_saysNothing() {
    power(0, 100_000);
    power(301, 300_000);

    assertThat(curve()).isEmpty();
  }

  @Test
  void of_counterThatBeginsLate_isPrecededByPower() {
    power(0, 200_000);
    both(15, 5_000, 200_000);
    both(30, 3_005_000, 200_000);

    assertThat(curve())
        .containsExactly(
            segment(0, 15, 3_000_000, Method.ESTIMATED),
            segment(15, 30, 3_000_000, Method.COUNTER));
  }

  private void counter(int second, long millijoules) {
    readings.put(second * 1_000L, Quantity.ENERGY, millijoules);
  }

  private void power(int second, long milliwatts) {
    readings.put(second * 1_000L, Quantity.POWER, milliwatts);
  }

  private void both(int second, long millijoules, long milliwatts) {
    counter(second, millijoules);
    power(second, milliwatts);
  }

  private List<Segment> curve() {
    return EnergyCurve.of(readings, H100).segments();
  }

  private Share total() {
    return EnergyCurve.of(readings, H100).between(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static Segment segment(int from, int to, long millijoules, Method method) {
    return new Segment(from * 1_000L, to * 1_000L, millijoules, method);
  }
}
