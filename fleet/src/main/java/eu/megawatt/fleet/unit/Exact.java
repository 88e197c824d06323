package eu.megawatt.fleet.unit;

/** Rounding that refuses what a {@code long} cannot hold instead of saturating. */
final class Exact {

  private Exact() {}

  static long round(double value) {
    if (!(Math.abs(value) < 9.2e18)) {
      throw new ArithmeticException(value + " does not fit the unit's 64 bits");
    }
    return Math.round(value);
  }
}
