package eu.megawatt.planner.outlook;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * When something runs out. Empty is never within the horizon.
 *
 * @param p50 the first day by which it has run out in half of all draws
 * @param p90 the first day by which it has run out in a tenth of them: until then it lasts in nine
 *     of ten, so it is never after {@code p50}
 * @param withinRatio the part of all draws in which it runs out within the horizon
 */
public record Exhaustion(Optional<LocalDate> p50, Optional<LocalDate> p90, double withinRatio) {

  private static final double HALF = 0.5;
  private static final double TENTH = 0.1;

  /**
   * From the day of each draw.
   *
   * @param days after {@code from}; {@code dayCount} where it does not run out
   */
  static Exhaustion of(LocalDate from, int dayCount, int[] days) {
    int[] sorted = days.clone();
    Arrays.sort(sorted);
    long within = Arrays.stream(sorted).filter(it -> it < dayCount).count();
    return new Exhaustion(
        at(from, dayCount, sorted, HALF),
        at(from, dayCount, sorted, TENTH),
        (double) within / sorted.length);
  }

  private static Optional<LocalDate> at(LocalDate from, int dayCount, int[] sorted, double part) {
    int day = sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    return day < dayCount ? Optional.of(from.plusDays(day)) : Optional.empty();
  }
}
