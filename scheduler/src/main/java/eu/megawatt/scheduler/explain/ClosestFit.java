package eu.megawatt.scheduler.explain;

import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Optional;

/**
 * Finds the placement of a job that comes closest to fitting: exact, over every pool, power cap and
 * start. Closest is where the largest share of a need that is missing, over the window and over the
 * limits that stand above the pool, is smallest. Not thread-safe.
 *
 * <p>A slot that is no better than the closest found rules out every start whose window covers it,
 * so does the worst slot of a window that is better; windows are therefore passed over in leaps.
 */
final class ClosestFit {

  private final Problem problem;
  private final Occupancy occupancy;

  ClosestFit(Problem problem, Occupancy occupancy) {
    this.problem = problem;
    this.occupancy = occupancy;
  }

  /** The closest placement; empty only for a job that has no admissible placement at all. */
  Optional<Fit> find(JobSpec job) {
    Optional<Fit> best = Optional.empty();
    for (Alternative alternative : job.alternatives) {
      for (int pool : alternative.pools) {
        best = scan(job, alternative, pool, best);
        if (best.filter(Fit::fits).isPresent()) {
          return best;
        }
      }
    }
    return best;
  }

  /** Between the next start and {@code clearTo}, every slot has been found to be better. */
  private Optional<Fit> scan(JobSpec job, Alternative alternative, int pool, Optional<Fit> known) {
    Optional<Fit> best = known;
    double missing = missing(best);
    int start = alternative.earliest;
    int clearTo = start;
    while (start <= alternative.latest && missing > 0) {
      int end = start + alternative.run;
      int from = Math.max(start, clearTo);
      int bad = lastAsBad(job, alternative, pool, from, end, 1 - missing);
      clearTo = end;
      if (bad < from) {
        Fit better = worst(job, alternative, pool, start);
        best = Optional.of(better);
        missing = better.missing();
        bad = better.slot();
        clearTo = start;
      }
      start = bad + 1;
    }
    return best;
  }

  private static double missing(Optional<Fit> fit) {
    return fit.isPresent() ? fit.get().missing() : Double.POSITIVE_INFINITY;
  }

  /** The last slot where no more than a share of some need is free; under {@code from} if none. */
  private int lastAsBad(
      JobSpec job, Alternative alternative, int pool, int from, int to, double share) {
    int bad = lastAsBad(occupancy.free(pool), job.gpus * share, from, to);
    for (int domain : problem.path[pool]) {
      bad =
          alternative.isConstant()
              ? lastAsBad(occupancy.room(domain), alternative, share, bad + 1, to)
              : lastAsBadShaped(occupancy.room(domain), alternative, share, bad + 1, to);
    }
    return bad;
  }

  private static int lastAsBad(long[] row, double gpus, int from, int to) {
    int slot = to - 1;
    while (slot >= from && row[slot] > gpus) {
      slot--;
    }
    return slot;
  }

  private static int lastAsBad(
      long[] row, Alternative alternative, double share, int from, int to) {
    long need = alternative.milliwatts(from);
    if (need == 0) {
      return from - 1;
    }
    double bad = need * share;
    int slot = to - 1;
    while (slot >= from && row[slot] > bad) {
      slot--;
    }
    return slot;
  }

  private static int lastAsBadShaped(
      long[] row, Alternative alternative, double share, int from, int to) {
    int slot = to - 1;
    while (slot >= from && isBetter(row[slot], alternative.milliwatts(slot), share)) {
      slot--;
    }
    return slot;
  }

  private static boolean isBetter(long free, long need, double share) {
    return need == 0 || free > need * share;
  }

  /** The limit that stands in the way of a placement most; among equals the last slot. */
  Fit worst(JobSpec job, Alternative alternative, int pool, int start) {
    Fit worst = worstPool(job, alternative, pool, start);
    for (int domain : problem.path[pool]) {
      worst = worstPower(worst, domain);
    }
    return worst;
  }

  /** Where the pool's GPUs stand in the way of a placement most. */
  Fit worstPool(JobSpec job, Alternative alternative, int pool, int start) {
    long[] free = occupancy.free(pool);
    int worst = start;
    for (int slot = start + 1; slot < start + alternative.run; slot++) {
      worst = free[slot] <= free[worst] ? slot : worst;
    }
    double missing = (job.gpus - free[worst]) / (double) job.gpus;
    return new Fit(alternative, pool, start, Fit.POOL, worst, missing);
  }

  private Fit worstPower(Fit known, int domain) {
    long[] room = occupancy.room(domain);
    Fit worst = known;
    for (int slot = known.start(); slot < known.end(); slot++) {
      long need = known.alternative().milliwatts(slot);
      double missing = need == 0 ? 0 : (need - room[slot]) / (double) need;
      boolean later = missing == worst.missing() && slot > worst.slot();
      boolean worse = missing > worst.missing() || later;
      worst = worse ? known.boundBy(domain, slot, missing) : worst;
    }
    return worst;
  }

  /** Where power stands in the way of a placement most; empty where it does not. */
  Optional<Fit> worstPower(Fit placement) {
    Fit worst = placement.boundBy(Fit.POOL, placement.start(), 0);
    for (int domain : problem.path[placement.pool()]) {
      worst = worstPower(worst, domain);
    }
    return worst.fits() ? Optional.empty() : Optional.of(worst);
  }
}
