package eu.megawatt.reports.carbon;

import java.math.BigDecimal;

/**
 * What one contract delivers in an hour to one consumer.
 *
 * @param marketBoundary the market in which it was produced and may be claimed: a bidding zone or a
 *     country, such as {@code SE3}
 * @param milliJ delivered; at least 0
 * @param gPerKwh CO2-equivalent of what the contract delivers, at least 0; 0 is a value that
 *     somebody declared, not an unknown one
 */
public record Delivery(
    String contractId,
    InstrumentKind kind,
    String marketBoundary,
    long milliJ,
    BigDecimal gPerKwh) {

  public Delivery {
    if (milliJ < 0 || gPerKwh.signum() < 0) {
      throw new IllegalArgumentException(
          "Contract (%s) delivers %d mJ of %s g/kWh; neither may be below 0"
              .formatted(contractId, milliJ, gPerKwh.toPlainString()));
    }
  }
}
