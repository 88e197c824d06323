package eu.megawatt.reports.carbon;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One hour of a site, matched.
 *
 * @param residualGPerKwh of the residual mix that its unmatched part has
 * @param gridCarbonFreeRatio the carbon-free part of what the grid delivered in it, 0 to 1; empty
 *     where nobody knows
 */
public record MatchedHour(
    long consumedMilliJ,
    Matched matched,
    BigDecimal residualGPerKwh,
    Optional<BigDecimal> gridCarbonFreeRatio) {

  public MatchedHour {
    if (matched.matchedMilliJ() > consumedMilliJ) {
      throw new IllegalArgumentException(
          "An hour has %d mJ matched of %d consumed; it can be no more"
              .formatted(matched.matchedMilliJ(), consumedMilliJ));
    }
    gridCarbonFreeRatio.ifPresent(MatchedHour::checkRatio);
  }

  long unmatchedMilliJ() {
    return consumedMilliJ - matched.matchedMilliJ();
  }

  private static void checkRatio(BigDecimal ratio) {
    if (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "gridCarbonFreeRatio is %s; allowed is 0 to 1. Maybe it is a percentage."
              .formatted(ratio.toPlainString()));
    }
  }
}
