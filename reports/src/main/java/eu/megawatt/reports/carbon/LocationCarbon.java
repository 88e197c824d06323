package eu.megawatt.reports.carbon;

import java.math.BigDecimal;

/**
 * Location-based emissions: by the average of the grid that the site is connected to, whatever it
 * has contracts for (GHG Protocol Scope 2 Guidance, chapter 4).
 */
public final class LocationCarbon {

  private LocationCarbon() {}

  /**
   * What an amount of electricity emitted, in milligrams of CO2-equivalent, rounded half up. Of an
   * hour with several consumers take it once for all, and divide it.
   *
   * @param milliJ what was consumed; below 0 for what is taken back
   * @param gPerKwh of the grid in that hour, at least 0
   */
  public static long of(long milliJ, BigDecimal gPerKwh) {
    if (gPerKwh.signum() < 0) {
      throw new IllegalArgumentException(
          "gPerKwh is %s; a grid's average is 0 or more".formatted(gPerKwh.toPlainString()));
    }
    EmittedMass mass = new EmittedMass();
    mass.add(milliJ, gPerKwh);
    return mass.milliG();
  }
}
