package eu.megawatt.telemetry.energy;

/** Shares of whole numbers, without loss and without overflow. */
final class Proportion {

  private Proportion() {}

  /**
   * {@code floor(total * part / whole)} for 0 ≤ part ≤ about 2^31 and 0 &lt; whole &lt; 2^31.
   * Dividing first keeps each product within 64 bits wherever the result fits.
   */
  static long floor(long total, long part, long whole) {
    return Math.addExact(
        Math.multiplyExact(Math.floorDiv(total, whole), part),
        Math.floorDiv(Math.floorMod(total, whole) * part, whole));
  }
}
