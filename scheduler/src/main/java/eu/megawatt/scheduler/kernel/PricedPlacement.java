package eu.megawatt.scheduler.kernel;

/**
 * Finds the placement of one job that is cheapest when scarce megawatts and GPUs are paid for at
 * {@link DualPrices}: exact, over every pool, power cap and start, with or without regard to what
 * is placed. Holds the answer of the last search; not thread-safe.
 */
public final class PricedPlacement {

  private final Problem problem;
  private final PricedPools priced;
  private double bestCost;
  private int bestPool;
  private int bestStart;
  private Alternative bestAlternative = Alternative.NOWHERE;
  private double[] shapedPrefix = new double[0];

  public PricedPlacement(Problem problem, PricedPools priced) {
    this.problem = problem;
    this.priced = priced;
  }

  /**
   * Looks for the placement of least price, whether it fits or not; true if one beats leaving the
   * job out.
   *
   * @param hint a spot to try first, such as the last answer, or {@link Spots#NONE}
   */
  public boolean find(JobSpec job, long hint) {
    bestCost = job.value;
    bestPool = -1;
    if (hint != Spots.NONE) {
      tryFirst(job, hint);
    }
    for (Alternative alternative : job.alternatives) {
      if (alternative.leastCost >= bestCost) {
        break;
      }
      for (int pool : alternative.pools) {
        scan(job, alternative, pool);
      }
    }
    return bestPool >= 0;
  }

  /** The same among the placements that fit beside what is placed. */
  public boolean findFeasible(JobSpec job, Occupancy occupancy) {
    bestCost = job.value;
    bestPool = -1;
    for (Alternative alternative : job.alternatives) {
      if (alternative.leastCost >= bestCost) {
        break;
      }
      for (int pool : alternative.pools) {
        scanFeasible(job, alternative, pool, occupancy);
      }
    }
    return bestPool >= 0;
  }

  /** Between the next start and {@code clearTo}, every slot has been found to have room. */
  private void scanFeasible(JobSpec job, Alternative alternative, int pool, Occupancy occupancy) {
    double[] prefix = wattPrefix(alternative, pool);
    double[] gpu = priced.gpuPrefix[pool];
    int clearTo = alternative.earliest;
    int start = alternative.earliest;
    while (start <= alternative.latest) {
      double price = price(job, alternative, prefix, gpu, start);
      if (price >= bestCost) {
        start++;
        continue;
      }
      int end = start + alternative.run;
      int from = Math.max(start, clearTo);
      int blocked = occupancy.lastBlocked(job, alternative, pool, from, end);
      clearTo = end;
      if (blocked < from) {
        consider(price, alternative, pool, start++);
      } else {
        start = blocked + 1;
      }
    }
  }

  private void tryFirst(JobSpec job, long hint) {
    int pool = problem.spots.pool(hint);
    int start = problem.spots.start(hint);
    Alternative alternative = problem.alternative(job.index, hint);
    double[] prefix = wattPrefix(alternative, pool);
    consider(
        price(job, alternative, prefix, priced.gpuPrefix[pool], start), alternative, pool, start);
  }

  private void scan(JobSpec job, Alternative alternative, int pool) {
    if (alternative.isConstant()) {
      scanStretches(job, alternative, pool);
    } else {
      scanAll(job, alternative, pool, wattPrefix(alternative, pool));
    }
  }

  private void scanStretches(JobSpec job, Alternative alternative, int pool) {
    double[] least = priced.wattLeast[pool];
    double[] greatest = priced.wattGreatest[pool];
    double[] gpu = priced.gpuPrefix[pool];
    double[] prefix = priced.wattPrefix[pool];
    int run = alternative.run;
    int latest = alternative.latest;
    for (int start = alternative.earliest; start <= latest; start += PricedPools.STRETCH) {
      int last = Math.min(latest, start + PricedPools.STRETCH - 1);
      double bound =
          alternative.wattsAboveIdle * (least[start + run] - greatest[start])
              + job.gpus * Math.max(0, gpu[start + run] - gpu[last]);
      if (bound < bestCost && bound + alternative.lateness(start) < bestCost) {
        for (int each = start; each <= last; each++) {
          consider(price(job, alternative, prefix, gpu, each), alternative, pool, each);
        }
      }
    }
  }

  private void scanAll(JobSpec job, Alternative alternative, int pool, double[] prefix) {
    double[] gpu = priced.gpuPrefix[pool];
    for (int start = alternative.earliest; start <= alternative.latest; start++) {
      consider(price(job, alternative, prefix, gpu, start), alternative, pool, start);
    }
  }

  private static double price(
      JobSpec job, Alternative alternative, double[] watt, double[] gpu, int start) {
    int end = start + alternative.run;
    return alternative.wattsAboveIdle * (watt[end] - watt[start])
        + job.gpus * (gpu[end] - gpu[start])
        + alternative.lateness(start);
  }

  private void consider(double price, Alternative alternative, int pool, int start) {
    if (price < bestCost) {
      bestCost = price;
      bestPool = pool;
      bestStart = start;
      bestAlternative = alternative;
    }
  }

  /** Prefix sums of a watt's price in a pool, weighted by the job's load. */
  private double[] wattPrefix(Alternative alternative, int pool) {
    if (alternative.isConstant()) {
      return priced.wattPrefix[pool];
    }
    if (shapedPrefix.length == 0) {
      shapedPrefix = new double[problem.slots + 1];
    }
    double[] watt = priced.watt[pool];
    double[] load = alternative.load;
    int phase = alternative.earliest % load.length;
    for (int slot = alternative.earliest; slot < alternative.latest + alternative.run; slot++) {
      shapedPrefix[slot + 1] = shapedPrefix[slot] + watt[slot] * load[phase];
      phase = phase + 1 == load.length ? 0 : phase + 1;
    }
    return shapedPrefix;
  }

  /**
   * Price of the answer: what it costs and what it takes of the scarce; the job's value if none.
   */
  public double price() {
    return bestCost;
  }

  public int pool() {
    return bestPool;
  }

  public int start() {
    return bestStart;
  }

  public Alternative alternative() {
    return bestAlternative;
  }

  /** The answer as one number; {@link Spots#NONE} if there is none. */
  public long spot() {
    return bestPool < 0 ? Spots.NONE : problem.spots.of(bestPool, bestAlternative.level, bestStart);
  }
}
