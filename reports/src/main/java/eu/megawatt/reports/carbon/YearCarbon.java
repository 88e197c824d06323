package eu.megawatt.reports.carbon;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a year emitted, market-based, by both ways in which contracts are matched: by the hour, as
 * the revision of the GHG Protocol proposes, and by the year, as its Scope 2 Guidance of 2015
 * allows. The difference is what annual guarantees say and the hours do not.
 *
 * @param hourlyMatchedMilliJ what contracts delivered in the hour in which it was consumed
 * @param annualMatchedMilliJ that and what annual guarantees cover of the rest
 * @param hourlyMilliG with the residual mix for all that is not matched by the hour
 * @param annualMilliG with the residual mix for all that is not matched by the year
 * @param carbonFreeRatio the CFE score: carbon-free contracts by the hour, and the grid's own
 *     carbon-free part of the rest; empty where the grid's is not known of an hour
 */
public record YearCarbon(
    BigInteger consumedMilliJ,
    BigInteger hourlyMatchedMilliJ,
    BigInteger annualMatchedMilliJ,
    long hourlyMilliG,
    long annualMilliG,
    Optional<BigDecimal> carbonFreeRatio) {

  /** Enough to tell 99.9999 % from all. */
  static final int RATIO_SCALE = 6;

  /** The part that is matched by the hour; empty where nothing was consumed. */
  public Optional<BigDecimal> hourlyMatchedRatio() {
    return ratio(new BigDecimal(hourlyMatchedMilliJ), consumedMilliJ);
  }

  /** The part that is matched by the year; empty where nothing was consumed. */
  public Optional<BigDecimal> annualMatchedRatio() {
    return ratio(new BigDecimal(annualMatchedMilliJ), consumedMilliJ);
  }

  /** Rounded down: nobody is told more than there is. */
  static Optional<BigDecimal> ratio(BigDecimal part, BigInteger whole) {
    return whole.signum() == 0
        ? Optional.empty()
        : Optional.of(part.divide(new BigDecimal(whole), RATIO_SCALE, RoundingMode.DOWN));
  }
}
