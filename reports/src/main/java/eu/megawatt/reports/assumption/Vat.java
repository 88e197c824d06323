package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/**
 * The value added tax of a country.
 *
 * @param country ISO 3166, two letters
 */
public record Vat(Heading heading, String country, BigDecimal ratePercent) implements Assumption {

  @Override
  public String subject() {
    return country;
  }
}
