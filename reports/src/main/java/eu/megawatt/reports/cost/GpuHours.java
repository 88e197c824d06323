package eu.megawatt.reports.cost;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Posted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * The GPU-hours of some rows. No cost of a GPU-hour means anything without them.
 *
 * @param inService whoever had them, or nobody
 * @param allocated that jobs had, at work or not
 * @param used in which GPUs of jobs were at work
 */
public record GpuHours(BigDecimal inService, BigDecimal allocated, BigDecimal used) {

  private static final int MICRO = 6;
  private static final int DECIMALS = 4;

  static GpuHours of(Map<Account, Posted> rows) {
    BigInteger inService = BigInteger.ZERO;
    BigInteger allocated = BigInteger.ZERO;
    BigInteger used = BigInteger.ZERO;
    for (Map.Entry<Account, Posted> row : rows.entrySet()) {
      BigInteger all = BigInteger.valueOf(row.getValue().allocatedMicroGpuH());
      inService = inService.add(all);
      if (row.getKey().holder() instanceof Holder.Job) {
        allocated = allocated.add(all);
        used = used.add(BigInteger.valueOf(row.getValue().usedMicroGpuH()));
      }
    }
    return new GpuHours(
        new BigDecimal(inService, MICRO),
        new BigDecimal(allocated, MICRO),
        new BigDecimal(used, MICRO));
  }

  /** The share of those in service that jobs had, to four decimals; empty where none were. */
  public Optional<BigDecimal> allocatedRatio() {
    return ratio(allocated, inService);
  }

  /** The share of those in service that were at work for jobs. */
  public Optional<BigDecimal> utilisationRatio() {
    return ratio(used, inService);
  }

  private static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? Optional.empty()
        : Optional.of(part.divide(whole, DECIMALS, RoundingMode.HALF_UP));
  }
}
