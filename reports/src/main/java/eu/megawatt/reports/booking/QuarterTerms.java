package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.Hedge;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;

/**
 * All that a quarter-hour is priced by.
 *
 * @param meterMilliJ what the site used: by its meters, or by the declared PUE
 * @param dayAheadPerMWh in the currency of the site's supply
 * @param deliveredMilliJ by each contract
 * @param referencePerMWh of each hedge, in its currency
 * @param locationGPerKwh of the grid
 * @param residualGPerKwh of the residual mix
 * @param versions of each series that was looked at
 */
record QuarterTerms(
    DayTerms day,
    long meterMilliJ,
    BigDecimal dayAheadPerMWh,
    Map<Contract, Long> deliveredMilliJ,
    Map<Hedge, BigDecimal> referencePerMWh,
    BigDecimal locationGPerKwh,
    BigDecimal residualGPerKwh,
    SortedMap<String, Integer> versions) {

  /** A MW for a quarter-hour. */
  private static final BigDecimal MILLIJOULES_PER_MW = BigDecimal.valueOf(900_000_000_000L);

  /** What a quarter-hour of a power is. */
  static long milliJ(BigDecimal powerMW) {
    return Micro.whole(powerMW.multiply(MILLIJOULES_PER_MW));
  }
}
