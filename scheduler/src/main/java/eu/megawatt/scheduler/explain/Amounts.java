package eu.megawatt.scheduler.explain;

import eu.megawatt.fleet.time.TimeGrid;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as people read them. */
final class Amounts {

  /** Limits are kept as whole milliwatts on the IT side: what that may have cost. */
  private static final double DUST_WATTS = 0.01;

  private Amounts() {}

  /** Whole watts, up: what is needed. */
  static long wattsNeeded(long milliwatts, double factor) {
    return (long) Math.ceil(milliwatts / 1e3 * factor - DUST_WATTS);
  }

  /** Whole watts, down: what there is; nothing where more than everything is taken. */
  static long wattsThere(long milliwatts, double factor) {
    return (long) Math.floor(Math.max(0, milliwatts) / 1e3 * factor + DUST_WATTS);
  }

  /** Slots in hours, with no more decimals than it takes, at most two. */
  static String hours(long slots, TimeGrid grid) {
    return plain(slots * grid.slotHours(), 2);
  }

  static String megawatts(double megawatts) {
    return plain(megawatts, 6);
  }

  private static String plain(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
