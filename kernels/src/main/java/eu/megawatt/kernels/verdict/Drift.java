package eu.megawatt.kernels.verdict;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Finds out when a node began to be slower than it was: the one-sided tabular CUSUM of Page (1954)
 * over one median a day, with the constants of Montgomery, Introduction to Statistical Quality
 * Control, 9.1: half a standard deviation is allowed, five are an alarm. That finds a shift of one
 * standard deviation after about 10 days, and one without a shift raises an alarm every 930.
 *
 * <p>The first {@link #REFERENCE_DAYS} are what it is held against: their median, and their
 * standard deviation by the median absolute deviation, taken as {@link #LEAST_SIGMA} at least,
 * since a handful of days may agree by chance.
 */
public final class Drift {

  /** Days that say how fast the node is when it is well. */
  public static final int REFERENCE_DAYS = 10;

  /** The least standard deviation from day to day, as a share of the median. */
  public static final double LEAST_SIGMA = 0.005;

  private static final double ALLOWANCE_SIGMAS = 0.5;
  private static final double ALARM_SIGMAS = 5;

  private Drift() {}

  /**
   * The day of the alarm.
   *
   * @param dailySpeeds one a day, more is better, oldest first
   * @return its index; empty where there is none
   */
  public static OptionalInt alarm(double[] dailySpeeds) {
    if (dailySpeeds.length <= REFERENCE_DAYS) {
      return OptionalInt.empty();
    }
    double[] reference = Arrays.copyOf(dailySpeeds, REFERENCE_DAYS);
    double well = Medians.median(reference);
    double sigma = Math.max(Medians.sigma(reference), LEAST_SIGMA * well);
    double sum = 0;
    for (int day = REFERENCE_DAYS; day < dailySpeeds.length; day++) {
      sum = Math.max(0, sum + (well - dailySpeeds[day]) / sigma - ALLOWANCE_SIGMAS);
      if (sum > ALARM_SIGMAS) {
        return OptionalInt.of(day);
      }
    }
    return OptionalInt.empty();
  }
}
