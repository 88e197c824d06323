package eu.megawatt.fleet.unit;

/**
 * An amount of energy in whole millijoules; a year at 200 MW is 6.3e18, which still fits.
 *
 * @param millijoules may be negative where it is a difference
 */
public record Energy(long millijoules) implements Comparable<Energy> {

  public static final Energy ZERO = new Energy(0);

  /** Millijoules in one watt-hour. */
  public static final long MILLIJOULES_PER_WATT_HOUR = 3_600_000;

  public static Energy ofWattHours(long wattHours) {
    return new Energy(Math.multiplyExact(wattHours, MILLIJOULES_PER_WATT_HOUR));
  }

  /** What a constant power delivers in the given number of seconds, exactly. */
  public static Energy of(Power power, long seconds) {
    return new Energy(Math.multiplyExact(power.milliwatts(), seconds));
  }

  /**
   * Whole watt-hours, rounded towards negative infinity: the remainder stays in the millijoules.
   */
  public long wattHours() {
    return Math.floorDiv(millijoules, MILLIJOULES_PER_WATT_HOUR);
  }

  public double megawattHours() {
    return millijoules / (1e6 * MILLIJOULES_PER_WATT_HOUR);
  }

  public Energy plus(Energy other) {
    return new Energy(Math.addExact(millijoules, other.millijoules));
  }

  @Override
  public int compareTo(Energy other) {
    return Long.compare(millijoules, other.millijoules);
  }
}
