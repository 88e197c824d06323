package eu.megawatt.reports.assumption;

import java.math.BigDecimal;

/**
 * What the network operator charges.
 *
 * @param perMWh for energy
 * @param perKwMonth for each kW of the month's highest quarter-hour
 * @param fixedPerMonth whatever is used
 */
public record Network(
    Heading heading,
    String site,
    String currency,
    BigDecimal perMWh,
    BigDecimal perKwMonth,
    BigDecimal fixedPerMonth)
    implements Assumption {

  @Override
  public String subject() {
    return site;
  }
}
