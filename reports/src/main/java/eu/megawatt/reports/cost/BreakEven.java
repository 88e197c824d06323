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
 * The price of electricity, with all that is paid by the MWh, above which pausing paid work saves
 * more than it loses: {@code p* = 1000 v / kW}.
 *
 * @param valueEurPerGpuH what a GPU-hour of the work is worth, v
 * @param kwPerGpu what a GPU at work takes of the site, cooling included
 * @param priceEurPerMWh to two decimals, p*
 */
public record BreakEven(
    BigDecimal valueEurPerGpuH, BigDecimal kwPerGpu, BigDecimal priceEurPerMWh) {

  private static final BigDecimal KW_PER_MW = BigDecimal.valueOf(1_000);
  private static final int DECIMALS = 2;
  private static final int DECIMALS_KW = 4;

  /**
   * Of work and its power.
   *
   * @throws IllegalArgumentException where the power is not more than 0
   */
  public static BreakEven of(BigDecimal valueEurPerGpuH, BigDecimal kwPerGpu) {
    if (kwPerGpu.signum() <= 0) {
      throw new IllegalArgumentException(
          "kwPerGpu is %s; work that takes no power has no price at which it should pause"
              .formatted(kwPerGpu.toPlainString()));
    }
    return new BreakEven(
        valueEurPerGpuH,
        kwPerGpu,
        valueEurPerGpuH.multiply(KW_PER_MW).divide(kwPerGpu, DECIMALS, RoundingMode.HALF_UP));
  }

  /** What a GPU that a job had took of the site on average; empty where no job had any. */
  public static Optional<BigDecimal> kwPerGpu(Map<Account, Posted> rows) {
    BigInteger wh = BigInteger.ZERO;
    BigInteger microGpuH = BigInteger.ZERO;
    for (Map.Entry<Account, Posted> row : rows.entrySet()) {
      if (row.getKey().holder() instanceof Holder.Job) {
        wh = wh.add(BigInteger.valueOf(row.getValue().energyWh()));
        microGpuH = microGpuH.add(BigInteger.valueOf(row.getValue().allocatedMicroGpuH()));
      }
    }
    return microGpuH.signum() == 0
        ? Optional.empty()
        : Optional.of(
            new BigDecimal(wh.multiply(BigInteger.valueOf(1_000)))
                .divide(new BigDecimal(microGpuH), DECIMALS_KW, RoundingMode.HALF_UP));
  }

  /**
   * What planners should know of it, with the price that it is held against.
   *
   * @param dearestEurPerMWh the dearest quarter-hour of the time that is looked at
   */
  public String sentence(BigDecimal dearestEurPerMWh) {
    String advice =
        dearestEurPerMWh.compareTo(priceEurPerMWh) <= 0
            ? "Do not pause paid work for the price; shift what can wait, sell flexibility, or keep to a power cap."
            : "In quarter-hours above that, pausing it saves more than it loses.";
    return "A GPU-hour that is worth %s EUR and takes %s kW of the site breaks even at %s EUR/MWh; the dearest quarter-hour is %s EUR/MWh. %s"
        .formatted(
            valueEurPerGpuH.toPlainString(),
            kwPerGpu.toPlainString(),
            priceEurPerMWh.toPlainString(),
            dearestEurPerMWh.toPlainString(),
            advice);
  }
}
