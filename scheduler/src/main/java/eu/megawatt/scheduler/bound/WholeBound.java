package eu.megawatt.scheduler.bound;

import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Micro;
import eu.megawatt.scheduler.kernel.Problem;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * What whole prices prove, reckoned in whole numbers: weak duality of the Lagrangian relaxation (A.
 * M. Geoffrion, Lagrangean relaxation for integer programming, 1974). Each job takes what is
 * cheapest for it when the scarce is paid for; less what all of the scarce would fetch, that is a
 * bound on every plan. With {@code d} more watts in one slot it is lower by the price of {@code d}
 * and still a bound, so nobody saves more by them than their price and the gap.
 *
 * <p>One unit is a cent per MWh for a watt and a minute, a 6,000th of a micro-euro. Power that jobs
 * draw is rounded down to the watt, power that there is, up.
 */
final class WholeBound {

  private static final long PER_MICRO = 6_000;
  private static final long MILLI = 1_000;

  /** A thousand million euro: what costs more counts as this, which proves less and is as true. */
  private static final long MOST_MICRO = 1_000_000_000_000_000L;

  private final Problem problem;
  private final int minutes;
  private final long[][] wattPrice;
  private final long[][] wattPrefix;
  private final long[][] gpuPrefix;

  private WholeBound(Problem problem, WholePrices prices) {
    this.problem = problem;
    this.minutes = problem.scenario.grid().slotMinutes();
    int pools = problem.path.length;
    wattPrice = new long[pools][];
    wattPrefix = new long[pools][];
    gpuPrefix = new long[pools][];
    for (int pool = 0; pool < pools; pool++) {
      wattPrice[pool] = wattPrice(pool, prices);
      wattPrefix[pool] = prefix(wattPrice[pool]);
      gpuPrefix[pool] =
          prefix(
              Arrays.stream(prices.microPerGpu(pool))
                  .map(it -> Math.multiplyExact(it, PER_MICRO))
                  .toArray());
    }
  }

  private long[] wattPrice(int pool, WholePrices prices) {
    long[] sum = new long[problem.slots];
    for (int domain : problem.path[pool]) {
      long[] row = prices.minorPerMWh(domain);
      for (int slot = 0; slot < sum.length; slot++) {
        sum[slot] = Math.addExact(sum[slot], row[slot] * minutes);
      }
    }
    return sum;
  }

  private static long[] prefix(long[] values) {
    long[] prefix = new long[values.length + 1];
    for (int slot = 0; slot < values.length; slot++) {
      prefix[slot + 1] = Math.addExact(prefix[slot], values[slot]);
    }
    return prefix;
  }

  /** Micro-euro that no plan costs less than; rounded down. */
  static long micro(Problem problem, WholePrices prices) {
    BigInteger[] parts = units(problem, prices).divideAndRemainder(BigInteger.valueOf(PER_MICRO));
    return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
  }

  /** The same, unrounded, in 6,000ths of a micro-euro. */
  static BigInteger units(Problem problem, WholePrices prices) {
    WholeBound bound = new WholeBound(problem, prices);
    BigInteger sum = BigInteger.ZERO;
    for (JobSpec job : problem.jobs) {
      sum = sum.add(BigInteger.valueOf(bound.least(job)));
    }
    return sum.subtract(bound.worth(prices));
  }

  private BigInteger worth(WholePrices prices) {
    BigInteger sum = BigInteger.ZERO;
    for (int domain = 0; domain < problem.room.length; domain++) {
      long[] price = prices.minorPerMWh(domain);
      for (int slot = 0; slot < problem.slots; slot++) {
        if (price[slot] > 0) {
          long watts = Math.ceilDiv(problem.room[domain][slot], MILLI);
          sum = sum.add(product(price[slot] * minutes, watts));
        }
      }
    }
    for (int pool = 0; pool < problem.gpus.length; pool++) {
      long[] price = prices.microPerGpu(pool);
      for (int slot = 0; slot < problem.slots; slot++) {
        if (price[slot] > 0) {
          sum = sum.add(product(price[slot] * PER_MICRO, problem.gpus[pool][slot]));
        }
      }
    }
    return sum;
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  /** What a job costs at the least, the scarce paid for. */
  private long least(JobSpec job) {
    long best = Math.min(MOST_MICRO, job.valueMicro) * PER_MICRO;
    for (Alternative way : job.alternatives) {
      if (way.leastCost * Micro.PER_EURO * PER_MICRO - PER_MICRO >= best) {
        break;
      }
      for (int pool : way.pools) {
        long[] paid = way.isConstant() ? wattPrefix[pool] : shaped(way, pool);
        long watts = way.isConstant() ? Math.floorDiv(way.milliwatts(0), MILLI) : 1;
        for (int start = way.earliest; start <= way.latest; start++) {
          int end = start + way.run;
          long power = Math.multiplyExact(watts, paid[end] - paid[start]);
          long gpus = Math.multiplyExact(job.gpus, gpuPrefix[pool][end] - gpuPrefix[pool][start]);
          if (power + gpus < best) {
            long own = Math.min(MOST_MICRO, Micro.of(way.cost(start))) * PER_MICRO;
            best = Math.min(best, Math.addExact(own, Math.addExact(power, gpus)));
          }
        }
      }
    }
    return best;
  }

  /** Prefix sums of what the power of a gang costs that does not draw the same all the time. */
  private long[] shaped(Alternative way, int pool) {
    long[] sum = new long[problem.slots + 1];
    for (int slot = 0; slot < problem.slots; slot++) {
      long watts = Math.floorDiv(way.milliwatts(slot), MILLI);
      sum[slot + 1] = Math.addExact(sum[slot], Math.multiplyExact(watts, wattPrice[pool][slot]));
    }
    return sum;
  }
}
