package eu.megawatt.reports.period;

import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;

/**
 * A cost or an income of a site that is of the month as a whole, such as a demand charge or what
 * flexibility earned; accounts have their part of it by what they used.
 *
 * @param what in words, for whoever asks where it is from
 * @param microeur below 0 for an income
 * @param assumption the assumption it follows from, by name
 */
public record PeriodCharge(
    String siteId, CostKind kind, String what, long microeur, Driver driver, String assumption) {

  /** By what accounts have a part. */
  public enum Driver {
    /** IT and overhead together; what is negative has no part. */
    ENERGY,
    /** GPU time, whoever had it, or nobody. */
    GPU_TIME;

    long weight(Amounts amounts) {
      return switch (this) {
        case ENERGY -> Math.max(0, amounts.energyMilliJ());
        case GPU_TIME -> amounts.allocatedGpuMillis();
      };
    }
  }
}
