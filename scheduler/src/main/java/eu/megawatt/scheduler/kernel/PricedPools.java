package eu.megawatt.scheduler.kernel;

import java.util.Arrays;

/**
 * The pools under {@link DualPrices}: prefix sums by slot of what one watt and one GPU cost there,
 * scarcity included, and their extremes over short stretches, so that eight starts can be ruled out
 * by one comparison. Immutable once made.
 */
public final class PricedPools {

  /** Starts that one lower bound stands for. */
  static final int STRETCH = 8;

  private final Problem problem;

  /** Euro per watt in each slot, by pool. */
  final double[][] watt;

  /** Euro per watt from the start to each slot, by pool. */
  final double[][] wattPrefix;

  /** Euro per GPU from the start to each slot, by pool; never falls. */
  final double[][] gpuPrefix;

  /** Least and greatest of {@link #wattPrefix} over the stretch that begins at each slot. */
  final double[][] wattLeast;

  final double[][] wattGreatest;

  public PricedPools(Problem problem, DualPrices prices) {
    this.problem = problem;
    int pools = problem.path.length;
    watt = new double[pools][];
    wattPrefix = new double[pools][];
    gpuPrefix = new double[pools][];
    wattLeast = new double[pools][];
    wattGreatest = new double[pools][];
    for (int pool = 0; pool < pools; pool++) {
      watt[pool] = watt(pool, prices);
      wattPrefix[pool] = prefix(watt[pool]);
      gpuPrefix[pool] = prefix(prices.gpu(pool));
      wattLeast[pool] = extreme(wattPrefix[pool], 1);
      wattGreatest[pool] = extreme(wattPrefix[pool], -1);
    }
  }

  private double[] watt(int pool, DualPrices prices) {
    double[] sum = problem.pricePerWatt[problem.siteOfPool[pool]].clone();
    for (int domain : problem.path[pool]) {
      double[] row = prices.power(domain);
      for (int slot = 0; slot < sum.length; slot++) {
        sum[slot] += row[slot];
      }
    }
    return sum;
  }

  private static double[] prefix(double[] values) {
    double[] prefix = new double[values.length + 1];
    for (int slot = 0; slot < values.length; slot++) {
      prefix[slot + 1] = prefix[slot] + values[slot];
    }
    return prefix;
  }

  private static double[] extreme(double[] prefix, int sign) {
    double[] extreme = new double[prefix.length];
    Arrays.setAll(extreme, slot -> extreme(prefix, slot, sign));
    return extreme;
  }

  private static double extreme(double[] prefix, int from, int sign) {
    double extreme = sign * prefix[from];
    for (int slot = from + 1; slot < Math.min(prefix.length, from + STRETCH); slot++) {
      extreme = Math.min(extreme, sign * prefix[slot]);
    }
    return sign * extreme;
  }
}
