package eu.megawatt.telemetry.energy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is made of a sender's word on when a counter began. */
class CounterStartTest {

  private static final EnergyLimits H100 = new EnergyLimits(700_000, 70_000);

  private final Readings readings = new Readings();

  @Test
  void of_counterThatPassedItsOldValueSinceItsReset_isItsValueSinceItsStart() {
    counter(0, 1_000_000);
    counter(600, 90_000_000);
    assertThat(curve()).containsExactly(segment(0, 600, 89_000_000, Method.INTERPOLATED));

    start(600, 400);
    assertThat(curve()).containsExactly(segment(400, 600, 90_000_000, Method.COUNTER));
  }

  @Test
  void of_timeBeforeTheStart_isKnownByPowerWhereThereIsAny() {
    counter(0, 1_000_000);
    power(0, 400_000);
    counter(20, 6_000_000);
    power(20, 400_000);
    start(20, 8);

    assertThat(curve())
        .containsExactly(
            segment(0, 8, 3_200_000, Method.ESTIMATED), segment(8, 20, 6_000_000, Method.COUNTER));
  }

  @Test
  void of_startLongBeforeTheReading_isInterpolated() {
    counter(0, 1_000_000);
    counter(3_600, 600_000_000);
    start(3_600, 1_800);

    assertThat(curve()).containsExactly(segment(1_800, 3_600, 600_000_000, Method.INTERPOLATED));
  }

  @Test
  void of_startBeforeTheReadingBefore_changesNothing() {
    counter(0, 1_000_000);
    counter(15, 4_000_000);
    start(15, -4);

    assertThat(curve()).containsExactly(segment(0, 15, 3_000_000, Method.COUNTER));
  }

  @Test
  void of_startSinceWhichSoMuchCannotHaveBeenUsed_isNotBelieved() {
    counter(0, 55_800_000_000_000L);
    counter(15, 55_800_003_000_000L);
    start(15, 5);

    assertThat(curve()).containsExactly(segment(0, 15, 3_000_000, Method.COUNTER));
  }

  @Test
  void of_counterThatStandsWhereItStoodAgain_isNoRepeatIfItBeganBetween() {
    counter(0, 3_000_000);
    counter(30, 3_000_000);
    start(30, 20);
    counter(45, 4_000_000);
    start(45, 20);

    assertThat(curve())
        .containsExactly(
            segment(20, 30, 3_000_000, Method.COUNTER), segment(30, 45, 1_000_000, Method.COUNTER));
  }

  @Test
  void of_misreadingBeforeTheFirstReadingSinceTheStart_isPassedOver() {
    counter(0, 7_000_000);
    counter(15, 9_000_000_000_000L);
    counter(30, 8_000_000);
    start(30, 10);

    assertThat(curve()).containsExactly(segment(10, 30, 8_000_000, Method.COUNTER));
  }

  @Test
  void of_startWithMoreThanADayBetweenReadings_saysNothing() {
    counter(0, 1_000_000);
    counter(24 * 3_600 + 1, 2_000_000);
    start(24 * 3_600 + 1, 24 * 3_600 - 100);

    assertThat(curve()).isEmpty();
  }

  @Test
  void of_anyCounterWithItsStarts_isWhatWasUsedWhereItsReadingsCanTell() {
    int hidden = 0;
    for (int seed = 0; seed < 300; seed++) {
      Truth truth = new Truth(new SplittableRandom(seed));
      hidden += truth.hidden;
      Readings inOrder = new Readings();
      truth.samples.forEach(it -> inOrder.put(it.at, it.what, it.value));
      List<Truth.Sample> mixed = new ArrayList<>(truth.samples);
      mixed.addAll(truth.samples.subList(0, truth.samples.size() / 3));
      Collections.shuffle(mixed, new Random(seed));
      Readings inDisorder = new Readings();
      mixed.forEach(it -> inDisorder.put(it.at, it.what, it.value));

      assertThat(EnergyCurve.of(inOrder, H100).segments())
          .as("seed %d", seed)
          .isEqualTo(truth.segments);
      assertThat(EnergyCurve.of(inDisorder, H100).segments()).isEqualTo(truth.segments);
    }
    assertThat(hidden).as("resets that no value shows").isGreaterThan(100);
  }

  /**
   * A counter second by second, read at times, begun anew at others, and what its readings tell:
   * the difference to the reading before, or all of it since the start that lies between the two.
   */
  private static final class Truth {

    record Sample(long at, Quantity what, long value) {}

    final List<Sample> samples = new ArrayList<>();
    final List<Segment> segments = new ArrayList<>();
    int hidden;

    Truth(SplittableRandom random) {
      long counter = random.nextLong(20_000_000);
      long start = -1;
      long readAt = -1;
      long read = 0;
      int nextReading = random.nextInt(20);
      for (int second = 1; second < 6_000; second++) {
        counter += random.nextLong(50_000, 700_000);
        long at = second * 1_000L;
        if (random.nextInt(400) == 0) {
          counter = 0;
          start = at;
        }
        if (nextReading-- > 0) {
          continue;
        }
        nextReading = random.nextInt(10) == 0 ? random.nextInt(1_500) : 14;
        samples.add(new Sample(at, Quantity.ENERGY, counter));
        if (start > 0) {
          samples.add(new Sample(at, Quantity.START, start));
        }
        if (readAt >= 0) {
          boolean isBegun = start > readAt;
          hidden += isBegun && counter > read ? 1 : 0;
          tell(isBegun ? start : readAt, at, isBegun ? counter : counter - read);
        }
        readAt = at;
        read = counter;
      }
    }

    private void tell(long from, long to, long millijoules) {
      if (from < to) {
        Method method = to - from <= 300_000 ? Method.COUNTER : Method.INTERPOLATED;
        segments.add(new Segment(from, to, millijoules, method));
      }
    }
  }

  private void counter(int second, long millijoules) {
    readings.put(second * 1_000L, Quantity.ENERGY, millijoules);
  }

  private void power(int second, long milliwatts) {
    readings.put(second * 1_000L, Quantity.POWER, milliwatts);
  }

  private void start(int second, int since) {
    readings.put(second * 1_000L, Quantity.START, since * 1_000L);
  }

  private List<Segment> curve() {
    return EnergyCurve.of(readings, H100).segments();
  }

  private static Segment segment(int from, int to, long millijoules, Method method) {
    return new Segment(from * 1_000L, to * 1_000L, millijoules, method);
  }
}
