package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/**
 * What a currency is worth from a day until the day of the next rate.
 *
 * @param currency ISO 4217, not EUR
 * @param eurPerUnit more than 0
 */
public record ExchangeRate(Heading heading, String currency, BigDecimal eurPerUnit)
    implements Assumption {

  @Override
  public String subject() {
    return currency;
  }
}
