package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/**
 * What a site costs by the calendar year, whatever it uses.
 *
 * @param perYear spread evenly over the time of the year
 */
public record YearlyCost(
    Heading heading, String site, Purpose purpose, BigDecimal perYear, String currency)
    implements Assumption {

  @Override
  public String subject() {
    return subject(site, purpose);
  }

  /** The subject of what a site costs for a purpose. */
  public static String subject(String site, Purpose purpose) {
    return site + " " + purpose.word();
  }
}
