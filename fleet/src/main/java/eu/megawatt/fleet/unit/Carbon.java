package eu.megawatt.fleet.unit;

/**
 * An amount of CO2-equivalent in whole milligrams.
 *
 * @param milligrams may be negative where it is a difference
 */
public record Carbon(long milligrams) implements Comparable<Carbon> {

  public static final Carbon ZERO = new Carbon(0);

  /** Rounds to the nearest milligram; throws {@link ArithmeticException} where it does not fit. */
  public static Carbon ofTonnes(double tonnes) {
    return new Carbon(Exact.round(tonnes * 1e9));
  }

  public double tonnes() {
    return milligrams / 1e9;
  }

  public Carbon plus(Carbon other) {
    return new Carbon(Math.addExact(milligrams, other.milligrams));
  }

  @Override
  public int compareTo(Carbon other) {
    return Long.compare(milligrams, other.milligrams);
  }
}
