package eu.megawatt.reports.series;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Series by seed, for tests: of few values, so that neighbours are alike now and then. */
public final class RandomSeries {

  private RandomSeries() {}

  /** Up to thirty steps of unlike lengths in whole five minutes, some with a gap before them. */
  public static TimedSeries withGaps(SeriesId id, Instant start, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Step> steps = new ArrayList<>();
    Instant at = start;
    for (int i = random.nextInt(30); i > 0; i--) {
      Instant from = random.nextInt(4) == 0 ? at.plusSeconds(300L * random.nextInt(1, 5)) : at;
      at = from.plusSeconds(300L * random.nextInt(1, 6));
      steps.add(new Step(from, at, value(random)));
    }
    return new TimedSeries(id, "seed " + seed, steps);
  }

  /** Steps of one length, one after the other. */
  public static TimedSeries even(
      SeriesId id, String source, Instant start, Duration length, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant from = start.plus(length.multipliedBy(i));
      steps.add(new Step(from, from.plus(length), value(random)));
    }
    return new TimedSeries(id, source, steps);
  }

  private static BigDecimal value(SplittableRandom random) {
    return random.nextBoolean()
        ? BigDecimal.valueOf(random.nextInt(3))
        : BigDecimal.valueOf(random.nextInt(-5_000, 40_000), 2);
  }
}
