package eu.megawatt.telemetry.energy;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A day of one GPU whose energy is known to the millijoule, and what a faulty exporter says of it:
 * one sample in a hundred lost, clocks up to 2 s off, a driver reload, instances that read the
 * counter a little later each, and on some an exporter that collects every 30 s.
 */
final class SyntheticGpu {

  static final EnergyLimits LIMITS = new EnergyLimits(700_000, 70_000);
  static final int DAY_SECONDS = 86_400;
  private static final int SCRAPE_SECONDS = 15;
  private static final int COLLECT_SECONDS = 30;

  /** A job's time on the GPU, in milliseconds from the day's beginning. */
  record Stay(long from, long to) {}

  private final List<Stay> stays = new ArrayList<>();

  /** Power in each second, in mW. */
  private final int[] milliwatts = new int[DAY_SECONDS];

  /** Energy from the day's beginning to each full second, in µJ. */
  private final long[] microjoules = new long[DAY_SECONDS + 1];

  private final SplittableRandom random;

  SyntheticGpu(long seed) {
    random = new SplittableRandom(seed);
    int second = 0;
    while (second < DAY_SECONDS) {
      int idle = Math.min(DAY_SECONDS, second + random.nextInt(1, 1_200));
      for (; second < idle; second++) {
        milliwatts[second] = 70_000 + random.nextInt(-2_000, 2_000);
      }
      second = stay(second);
    }
    for (int i = 0; i < DAY_SECONDS; i++) {
      microjoules[i + 1] = microjoules[i] + 1_000L * milliwatts[i];
    }
  }

  /** A job of ten minutes to hours, half of them longer than two: loads, works, saves. */
  private int stay(int start) {
    double hours = 2 * Math.exp(random.nextGaussian());
    int end = start + (int) Math.max(600, 3_600 * hours);
    if (end > DAY_SECONDS) {
      return fill(start, DAY_SECONDS);
    }
    stays.add(new Stay(1_000L * start, 1_000L * end));
    return fill(start, end);
  }

  private int fill(int start, int end) {
    int level = random.nextInt(250_000, 650_000);
    int loading = random.nextInt(2, 30);
    for (int second = start; second < end; second++) {
      int since = second - start;
      boolean isLow = since < loading || since % 900 < 20;
      int mean = isLow ? 160_000 : level;
      milliwatts[second] = mean + random.nextInt(-mean / 20, mean / 20);
    }
    return end;
  }

  List<Stay> stays() {
    return stays;
  }

  /** True energy of a stretch, in mJ. */
  long millijoules(Stay stay) {
    return (upTo(stay.to()) - upTo(stay.from())) / 1_000;
  }

  private long upTo(long millis) {
    int second = (int) (millis / 1_000);
    return second >= DAY_SECONDS
        ? microjoules[DAY_SECONDS]
        : microjoules[second] + millis % 1_000 * milliwatts[second];
  }

  /** What the exporter says in the day. */
  Readings readings(boolean isStale, boolean isDivided) {
    Readings readings = new Readings();
    long skew = random.nextLong(-2_000, 2_001);
    long phase = random.nextLong(1_000L * SCRAPE_SECONDS);
    long collectPhase = random.nextLong(1_000L * COLLECT_SECONDS);
    long reload = random.nextLong(1_000L * DAY_SECONDS);
    long beforeToday = random.nextLong(1L << 40);
    for (long at = phase; at < 1_000L * DAY_SECONDS; at += 1_000L * SCRAPE_SECONDS) {
      long collected =
          isStale ? at - Math.floorMod(at - collectPhase, 1_000L * COLLECT_SECONDS) : at;
      for (int instance = isDivided ? 4 : 1; instance > 0; instance--) {
        long late = isDivided ? Math.floorMod(31 * collected + 17L * instance, 50L) : 0;
        long read = Math.max(0, collected - late);
        long counter =
            (read < reload
                ? beforeToday + upTo(read) / 1_000
                : (upTo(read) - upTo(reload)) / 1_000);
        if (random.nextInt(100) > 0) {
          readings.put(at + skew, Quantity.ENERGY, counter);
        }
        if (random.nextInt(100) > 0) {
          readings.put(
              at + skew, Quantity.POWER, milliwatts[(int) (Math.max(0, collected) / 1_000)]);
        }
      }
    }
    return readings;
  }
}
