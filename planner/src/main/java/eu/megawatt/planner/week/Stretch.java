package eu.megawatt.planner.week;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * Days of the horizon that one week stands for.
 *
 * @param monday the first day of the week
 * @param days that it stands for
 */
public record Stretch(LocalDate monday, int days) {

  /** Weeks of a horizon at most. */
  public static final int MOST_WEEKS = 26;

  /** No two weeks are the same. */
  private static final int LEAST_DAYS = 14;

  /** Near weeks are closer together: more is known of them, and more can still be done. */
  private static final double NEARNESS = 1.5;

  /**
   * Divides a horizon into stretches, the later the longer, each with the week in its middle. Their
   * days add up to the horizon's.
   *
   * @param count 1 to {@value #MOST_WEEKS}; fewer come back where the horizon has not so many weeks
   */
  public static List<Stretch> of(LocalDate from, LocalDate to, int count) {
    if (count < 1 || count > MOST_WEEKS) {
      throw new IllegalArgumentException(
          "%d weeks of a horizon; allowed are 1 to %d".formatted(count, MOST_WEEKS));
    }
    long days = ChronoUnit.DAYS.between(from, to);
    int fitting = count;
    while (fitting > 1 && begin(days, 1, fitting) < LEAST_DAYS) {
      fitting--;
    }
    List<Stretch> all = new ArrayList<>();
    for (int i = 0; i < fitting; i++) {
      long begin = begin(days, i, fitting);
      long end = begin(days, i + 1, fitting);
      all.add(new Stretch(monday(from, begin + (end - begin) / 2), (int) (end - begin)));
    }
    return all;
  }

  private static long begin(long days, int i, int count) {
    return Math.round(days * Math.pow((double) i / count, NEARNESS));
  }

  private static LocalDate monday(LocalDate from, long day) {
    LocalDate before = from.plusDays(day).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return before.isBefore(from) ? before.plusWeeks(1) : before;
  }
}
