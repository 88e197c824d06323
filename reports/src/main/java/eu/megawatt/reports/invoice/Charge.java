package eu.megawatt.reports.invoice;

import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.StatementRow;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A row of a statement, or the used or the reserved part of a job's, as it is charged.
 *
 * @param posted what this part is
 * @param price empty where it is charged at cost
 * @param billedCents its share of the invoice line, in the account's currency
 */
public record Charge(
    StatementRow row, Portion portion, Posted posted, Optional<Price> price, long billedCents) {

  private static final int MICRO = 6;
  private static final int CENTS = 2;

  /** GPU-hours of a row of a statement, exact. */
  public static BigDecimal gpuHours(long microGpuH) {
    return BigDecimal.valueOf(microGpuH, MICRO);
  }

  /** The GPU-hours that are priced: all that were the job's, at work or not. */
  public BigDecimal allocatedGpuHours() {
    return gpuHours(posted.allocatedMicroGpuH());
  }

  /** The GPU-hours in which the GPUs were at work. */
  public BigDecimal usedGpuHours() {
    return gpuHours(posted.usedMicroGpuH());
  }

  /** What it would cost without discounts, exact. */
  public BigDecimal listCost() {
    return price.map(it -> it.listPrice().multiply(allocatedGpuHours())).orElseGet(this::cost);
  }

  /** What it costs as agreed, exact. */
  public BigDecimal contractedCost() {
    return price
        .map(it -> it.contractedPrice().multiply(allocatedGpuHours()))
        .orElseGet(this::cost);
  }

  /** What it cost the provider, in euro. */
  public BigDecimal cost() {
    return BigDecimal.valueOf(posted.cents().total(), CENTS);
  }

  /** Its share of the invoice line, with two decimals. */
  public BigDecimal billedCost() {
    return BigDecimal.valueOf(billedCents, CENTS);
  }
}
