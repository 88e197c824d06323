package eu.megawatt.telemetry.energy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws that hold for every set of readings, however broken. */
class EnergyAtEveryCutTest {

  private static final EnergyLimits LIMITS = new EnergyLimits(700_000, 70_000);

  @Test
  void between_anyCuts_addsUpExactly() {
    for (int seed = 0; seed < 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EnergyCurve curve = EnergyCurve.of(readings(samples(random)), LIMITS);
      Share sum = Share.NONE;
      long from = -1_000;
      while (from < 4_000_000) {
        long to = from + random.nextLong(1, 200_000);
        sum = sum.plus(curve.between(from, to));
        from = to;
      }
      assertThat(sum).as("seed %d", seed).isEqualTo(curve.between(-1_000, from));
    }
  }

  /** The oracle: each millisecond gets its share by exact fractions, and cuts are rounded down. */
  @Test
  void between_millisecondByMillisecond_isTheRoundedDownAccumulation() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long from = random.nextLong(1_000_000);
      long millis = random.nextLong(1, 400);
      long millijoules = random.nextLong(-5, 1L << random.nextInt(1, 62));
      EnergyCurve curve =
          EnergyCurve.of(List.of(new Segment(from, from + millis, millijoules, Method.COUNTER)));
      BigInteger before = BigInteger.ZERO;
      for (long passed = 1; passed <= millis; passed++) {
        BigInteger[] exact =
            BigInteger.valueOf(millijoules)
                .multiply(BigInteger.valueOf(passed))
                .divideAndRemainder(BigInteger.valueOf(millis));
        BigInteger upTo = exact[1].signum() < 0 ? exact[0].subtract(BigInteger.ONE) : exact[0];
        assertThat(curve.between(from + passed - 1, from + passed))
            .as("seed %d, millisecond %d", seed, passed)
            .isEqualTo(Share.of(Method.COUNTER, upTo.subtract(before).longValueExact(), 1));
        before = upTo;
      }
    }
  }

  @Test
  void of_anyOrderSplitAndRepetition_isTheSameCurve() {
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Sample> samples = samples(random);
      List<Sample> mixed = new ArrayList<>(samples);
      for (int i = random.nextInt(50); i > 0; i--) {
        mixed.add(samples.get(random.nextInt(samples.size())));
      }
      Collections.shuffle(mixed, new Random(seed));
      int cut = random.nextInt(mixed.size());
      Readings two = readings(mixed.subList(0, cut));
      two.putAll(readings(mixed.subList(cut, mixed.size())));

      assertThat(EnergyCurve.of(two, LIMITS).segments())
          .as("seed %d", seed)
          .isEqualTo(EnergyCurve.of(readings(samples), LIMITS).segments());
    }
  }

  @Test
  void of_anyReadings_neverOverlapsAndNeverPassesWhatTheHardwareCanDo() {
    for (int seed = 0; seed < 3_000; seed++) {
      List<Segment> segments =
          EnergyCurve.of(readings(samples(new SplittableRandom(seed))), LIMITS).segments();
      for (int i = 0; i < segments.size(); i++) {
        Segment segment = segments.get(i);
        assertThat(segment.millijoules())
            .as("seed %d, %s", seed, segment)
            .isBetween(0L, LIMITS.mostMillijoules(segment.toMillis() - segment.fromMillis()));
        if (i > 0) {
          assertThat(segment.fromMillis())
              .as("seed %d, %s", seed, segment)
              .isGreaterThanOrEqualTo(segments.get(i - 1).toMillis());
        }
      }
    }
  }

  private record Sample(long at, Quantity what, long value) {}

  /** An hour of a counter that is lost, late, reset, stuck, repeated and misread by chance. */
  private static List<Sample> samples(SplittableRandom random) {
    List<Sample> samples = new ArrayList<>();
    long counter = random.nextLong(1_000_000_000);
    long at = 0;
    long shownCounter = counter;
    long shownPower = 100_000;
    while (at < 3_600_000) {
      long step = random.nextInt(30) == 0 ? random.nextLong(1, 1_000_000) : 15_000;
      long power = random.nextLong(60_000, 700_000);
      counter = random.nextInt(100) == 0 ? 0 : counter + power * step / 1_000;
      at += step;
      if (random.nextInt(3) > 0) {
        shownCounter = random.nextInt(60) == 0 ? random.nextLong(1L << 50) : counter;
        shownPower = power;
      }
      if (random.nextInt(20) > 0) {
        samples.add(new Sample(at, Quantity.ENERGY, shownCounter));
      }
      if (random.nextInt(20) > 0) {
        samples.add(new Sample(at, Quantity.POWER, shownPower));
      }
    }
    samples.add(new Sample(at + 1, Quantity.POWER, shownPower));
    return samples;
  }

  private static Readings readings(List<Sample> samples) {
    Readings readings = new Readings();
    samples.forEach(sample -> readings.put(sample.at(), sample.what(), sample.value()));
    return readings;
  }
}
