package eu.megawatt.fleet.unit;

/**
 * An amount of power in whole milliwatts, so that sums are exact.
 *
 * @param milliwatts may be negative where it is a difference
 */
public record Power(long milliwatts) implements Comparable<Power> {

  public static final Power ZERO = new Power(0);

  /** Milliwatts in one megawatt. */
  public static final double MILLIWATTS_PER_MEGAWATT = 1e9;

  /** Rounds to the nearest milliwatt; throws {@link ArithmeticException} past 9.2 PW. */
  public static Power ofWatts(double watts) {
    return new Power(Exact.round(watts * 1e3));
  }

  /** Rounds to the nearest milliwatt; throws {@link ArithmeticException} past 9.2 PW. */
  public static Power ofMegawatts(double megawatts) {
    return new Power(Exact.round(megawatts * MILLIWATTS_PER_MEGAWATT));
  }

  public double watts() {
    return milliwatts / 1e3;
  }

  public double megawatts() {
    return milliwatts / MILLIWATTS_PER_MEGAWATT;
  }

  public Power plus(Power other) {
    return new Power(Math.addExact(milliwatts, other.milliwatts));
  }

  public Power minus(Power other) {
    return new Power(Math.subtractExact(milliwatts, other.milliwatts));
  }

  @Override
  public int compareTo(Power other) {
    return Long.compare(milliwatts, other.milliwatts);
  }
}
