package eu.megawatt.reports.assumption;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a site earned by using less, or by being ready to, in one event. It is an income of the
 * month in which the event begins.
 *
 * @param to when it ended, excluded
 * @param amount what was paid, at least 0
 * @param programme of demand response or of a market for reserves
 */
public record FlexibilityIncome(
    Heading heading,
    String site,
    Instant from,
    Instant to,
    BigDecimal amount,
    String currency,
    String programme)
    implements Assumption {

  @Override
  public String subject() {
    return name();
  }
}
