package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/** How much a contract delivers. */
public sealed interface Volume {

  /** The same power at all times. */
  record Baseload(BigDecimal powerMW) implements Volume {}

  /**
   * A share of what a plant is metered to produce.
   *
   * @param series the name of the series of deliveries
   * @param shareRatio more than 0 and at most 1
   */
  record Metered(String series, BigDecimal shareRatio) implements Volume {}
}
