package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/**
 * What a model's tokens are sold for.
 *
 * @param inputPerMTokens for a million that are read
 * @param outputPerMTokens for a million that are written
 */
public record TokenPrice(
    Heading heading,
    String model,
    BigDecimal inputPerMTokens,
    BigDecimal outputPerMTokens,
    String currency)
    implements Assumption {

  @Override
  public String subject() {
    return model;
  }
}
