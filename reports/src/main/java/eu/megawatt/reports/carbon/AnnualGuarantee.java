package eu.megawatt.reports.carbon;

import java.math.BigDecimal;

/**
 * Guarantees of origin that say the year of their production and not the hour.
 *
 * @param milliJ owned and cancelled for the year, at least 0; see {@link ClaimRegister}
 * @param gPerKwh CO2-equivalent of what they stand for, at least 0
 */
public record AnnualGuarantee(String contractId, long milliJ, BigDecimal gPerKwh) {

  public AnnualGuarantee {
    if (milliJ < 0 || gPerKwh.signum() < 0) {
      throw new IllegalArgumentException(
          "Guarantee (%s) is of %d mJ at %s g/kWh; neither may be below 0"
              .formatted(contractId, milliJ, gPerKwh.toPlainString()));
    }
  }
}
