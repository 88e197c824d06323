package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/**
 * At what price a site buys what no contract delivers.
 *
 * @param zone the bidding zone of which the day-ahead price is taken
 * @param currency of the price and the markup, ISO 4217
 * @param markupPerMWh what the supplier adds to each MWh that is bought; nothing is taken off what
 *     is sold back
 */
public record DayAhead(
    Heading heading, String site, String zone, String currency, BigDecimal markupPerMWh)
    implements Assumption {

  @Override
  public String subject() {
    return site;
  }
}
