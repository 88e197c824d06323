package eu.megawatt.scheduler.bound;

import eu.megawatt.scheduler.kernel.DualPrices;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;

/**
 * Prices on what is scarce, in whole numbers, so that what they prove has no rounding. None is
 * negative.
 */
public final class WholePrices {

  /** Cents per megawatt-hour; a price beyond is this one, which proves less and is as true. */
  public static final long MOST_MINOR_PER_MWH = 10_000_000;

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double MINOR_PER_EURO = 100;
  private static final double MINUTES_PER_HOUR = 60;

  private final long[][] power;
  private final long[][] gpu;

  private WholePrices(long[][] power, long[][] gpu) {
    this.power = power;
    this.gpu = gpu;
  }

  /** The nearest whole prices. */
  static WholePrices of(Problem problem, DualPrices prices) {
    double hours = problem.scenario.grid().slotMinutes() / MINUTES_PER_HOUR;
    long[][] power = new long[problem.room.length][];
    Arrays.setAll(
        power,
        domain ->
            Arrays.stream(prices.power(domain))
                .mapToLong(
                    perWatt ->
                        Math.min(
                            MOST_MINOR_PER_MWH,
                            Math.round(perWatt * WATTS_PER_MEGAWATT * MINOR_PER_EURO / hours)))
                .toArray());
    long[][] gpu = new long[problem.gpus.length][];
    Arrays.setAll(
        gpu,
        pool ->
            Arrays.stream(prices.gpu(pool)).mapToLong(euro -> Math.round(euro * 1e6)).toArray());
    return new WholePrices(power, gpu);
  }

  /** Cents per IT megawatt-hour of a power domain, by slot; not to be written to. */
  public long[] minorPerMWh(int domain) {
    return power[domain];
  }

  /** Micro-euro per GPU of a pool, by slot; not to be written to. */
  long[] microPerGpu(int pool) {
    return gpu[pool];
  }
}
