package eu.megawatt.reports.asset;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something bought that wears out, as the register of assets has it.
 *
 * @param pool the pool it serves; empty where it serves a site as a whole
 * @param gpuCount GPUs in it; 0 where it has none
 * @param cost what was paid, in the currency
 * @param currency ISO 4217, of cost and residual
 * @param residual what it will be worth at the end of its life, at most the cost
 * @param inService the first day it is available for use, from which it wears out (IAS 16.55)
 * @param lifeYears its useful life; an assumption, which may have a fraction
 * @param retired the first day it is no more in use
 * @param source where the line is from
 */
public record Asset(
    String id,
    AssetClass assetClass,
    String site,
    Optional<String> pool,
    int gpuCount,
    BigDecimal cost,
    String currency,
    BigDecimal residual,
    LocalDate inService,
    BigDecimal lifeYears,
    Optional<LocalDate> retired,
    String source,
    Optional<Embodied> embodied) {

  /**
   * Checks what holds of every asset; a register's reader names what is wrong before.
   *
   * @throws IllegalArgumentException where an amount or a date cannot be
   */
  public Asset {
    boolean sound =
        gpuCount >= 0
            && cost.signum() >= 0
            && residual.signum() >= 0
            && residual.compareTo(cost) <= 0
            && lifeYears.signum() > 0
            && retired.filter(date -> date.isBefore(inService)).isEmpty();
    if (!sound) {
      throw new IllegalArgumentException(
          "The asset \"%s\" needs 0 <= residual <= cost, a life, and an end after its beginning"
              .formatted(id));
    }
  }
}
