package eu.megawatt.planner.capacity;

/**
 * By how many days something may come later than its date, distributed as a triangle.
 *
 * @param leastDays below 0 where it may come earlier
 * @param likelyDays the peak of the triangle
 * @param mostDays the end of it
 */
public record Delay(int leastDays, int likelyDays, int mostDays) {

  /** It comes on its date. */
  public static final Delay NONE = new Delay(0, 0, 0);

  /** Ten years: whatever is later is not planned. */
  private static final int LIMIT_DAYS = 3_652;

  public Delay {
    if (leastDays > likelyDays
        || likelyDays > mostDays
        || leastDays < -LIMIT_DAYS
        || mostDays > LIMIT_DAYS) {
      throw new IllegalArgumentException(
          "A delay is %d, %d and %d days; it has to rise, within %d days"
              .formatted(leastDays, likelyDays, mostDays, LIMIT_DAYS));
    }
  }

  /** The same, so many days later. */
  public Delay plus(int days) {
    return new Delay(leastDays + days, likelyDays + days, mostDays + days);
  }

  /**
   * The delay at a quantile of the triangular distribution, by its inverse.
   *
   * @param quantile 0 to 1
   */
  public int at(double quantile) {
    double spread = (double) mostDays - leastDays;
    if (spread == 0) {
      return likelyDays;
    }
    double peak = (likelyDays - leastDays) / spread;
    double part =
        quantile < peak ? Math.sqrt(quantile * peak) : 1 - Math.sqrt((1 - quantile) * (1 - peak));
    return (int) Math.round(leastDays + part * spread);
  }
}
