package eu.megawatt.scheduler.kernel;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Finds the cheapest feasible placement of one job beside what is placed: exact, over every pool,
 * power cap and start. Holds the answer of the last search; not thread-safe.
 *
 * <p>Alternatives come in the order of what they cost at least, so the search ends at the first
 * that cannot beat the best found; blocks of starts that cannot beat it are passed over whole; and
 * a slot without room rules out every start whose window covers it. Windows are checked from their
 * end, because the last slot without room rules out the most.
 */
public final class CheapestPlacement {

  private static final int BLINK_RANGE = 1024;

  private final Problem problem;
  private final Occupancy occupancy;
  private final boolean[] open;
  private Gate gate = Gate.OPEN;
  private double bestCost;
  private int bestPool;
  private int bestStart;
  private Alternative bestAlternative;

  /** Every pool may be chosen. */
  public CheapestPlacement(Problem problem, Occupancy occupancy) {
    this(problem, occupancy, all(problem));
  }

  private static boolean[] all(Problem problem) {
    boolean[] open = new boolean[problem.path.length];
    Arrays.fill(open, true);
    return open;
  }

  /**
   * @param open by pool, whether it may be chosen
   */
  public CheapestPlacement(Problem problem, Occupancy occupancy, boolean[] open) {
    this.problem = problem;
    this.occupancy = occupancy;
    this.open = open;
    this.bestAlternative = Alternative.NOWHERE;
  }

  /** Looks for a placement that costs less than leaving the job out; true if there is one. */
  public boolean find(JobSpec job) {
    return find(job, job.value);
  }

  /** Looks for a placement that costs less than the given euro; true if there is one. */
  public boolean find(JobSpec job, double lessThan) {
    return find(job, lessThan, Gate.OPEN);
  }

  /** The same of those that a gate lets through. */
  public boolean find(JobSpec job, double lessThan, Gate through) {
    reset(lessThan);
    gate = through;
    for (Alternative alternative : job.alternatives) {
      if (alternative.leastCost >= bestCost) {
        break;
      }
      for (int pool : alternative.pools) {
        if (alternative.leastCost >= bestCost) {
          return true;
        }
        if (open[pool] && !occupancy.rulesOut(job, alternative, pool)) {
          scan(job, alternative, pool);
        }
      }
    }
    return bestPool >= 0;
  }

  /**
   * The same, but each pool under each cap is overlooked with a probability: a little blindness
   * lets later jobs of a series find room that a greedy choice would have taken from them.
   *
   * @param blinks chances in 1,024 to overlook
   */
  public boolean findBlinking(JobSpec job, double lessThan, RandomGenerator random, int blinks) {
    reset(lessThan);
    gate = Gate.OPEN;
    for (Alternative alternative : job.alternatives) {
      if (alternative.leastCost >= bestCost) {
        break;
      }
      for (int pool : alternative.pools) {
        if (open[pool]
            && random.nextInt(BLINK_RANGE) >= blinks
            && !occupancy.rulesOut(job, alternative, pool)) {
          scan(job, alternative, pool);
        }
      }
    }
    return bestPool >= 0;
  }

  private void reset(double lessThan) {
    bestCost = lessThan;
    bestPool = -1;
    bestStart = -1;
    bestAlternative = Alternative.NOWHERE;
  }

  /** Between the next start and {@code clearTo}, every slot has been found to have room. */
  private void scan(JobSpec job, Alternative alternative, int pool) {
    int next = alternative.earliest;
    int clearTo = next;
    while ((next = nextCheaper(alternative, next)) <= alternative.latest) {
      int end = next + alternative.run;
      int from = Math.max(next, clearTo);
      int blocked = occupancy.lastBlocked(job, alternative, pool, from, end);
      blocked = gate.lastBlocked(alternative.draw, pool, Math.max(from, blocked + 1), end);
      clearTo = end;
      if (blocked >= from) {
        next = blocked + 1;
      } else if (!gate.admits(alternative.draw, pool, next, end)) {
        next++;
      } else {
        bestCost = alternative.cost(next);
        bestPool = pool;
        bestStart = next++;
        bestAlternative = alternative;
      }
    }
  }

  /** The first start, from one on, that costs less than the best found; past the last if none. */
  private int nextCheaper(Alternative alternative, int from) {
    double[] blockMin = alternative.windows.blockMin;
    int start = from;
    while (start <= alternative.latest) {
      int pastBlock = (start / WindowCosts.BLOCK + 1) * WindowCosts.BLOCK;
      double least = alternative.wattsAboveIdle * blockMin[start / WindowCosts.BLOCK];
      if (least + alternative.lateness(start) >= bestCost) {
        start = pastBlock;
        continue;
      }
      int end = Math.min(pastBlock, alternative.latest + 1);
      while (start < end) {
        if (alternative.cost(start) < bestCost) {
          return start;
        }
        start++;
      }
    }
    return start;
  }

  /** Euro of the placement found. */
  public double cost() {
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

  /** The placement found as one number. */
  public long spot() {
    return problem.spots.of(bestPool, bestAlternative.level, bestStart);
  }
}
