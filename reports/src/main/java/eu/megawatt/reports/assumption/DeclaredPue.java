package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/**
 * The power usage effectiveness that is declared of a site, for times that no meter of it covers:
 * its energy is then its nodes' times this.
 *
 * @param pue at least 1
 */
public record DeclaredPue(Heading heading, String site, BigDecimal pue) implements Assumption {

  @Override
  public String subject() {
    return site;
  }
}
