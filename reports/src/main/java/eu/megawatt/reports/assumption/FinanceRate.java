package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/**
 * What capital costs that is bound in a site's assets.
 *
 * @param percentPerYear of book value, for each 365 days
 */
public record FinanceRate(Heading heading, String site, BigDecimal percentPerYear)
    implements Assumption {

  @Override
  public String subject() {
    return site;
  }
}
