package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import java.util.Arrays;

/**
 * One limit over all slots, as a fact for the constraints: the milliwatts of a power domain or the
 * GPUs of a pool.
 */
public final class CapacityRow {

  /** What is limited. */
  enum Kind {
    POWER,
    GPUS
  }

  private final Kind kind;
  private final int index;
  private final Problem problem;
  private final long[] capacity;

  private CapacityRow(Kind kind, int index, Problem problem, long[] capacity) {
    this.kind = kind;
    this.index = index;
    this.problem = problem;
    this.capacity = capacity;
  }

  static CapacityRow ofDomain(Share share, int domain) {
    return new CapacityRow(Kind.POWER, domain, share.problem, share.room(domain));
  }

  static CapacityRow ofPool(Share share, int pool) {
    long[] gpus = new long[share.problem.slots];
    Arrays.setAll(gpus, slot -> share.gpus(pool)[slot]);
    return new CapacityRow(Kind.GPUS, pool, share.problem, gpus);
  }

  Kind kind() {
    return kind;
  }

  long capacity(int slot) {
    return capacity[slot];
  }

  /** Whether a job that stands in a pool draws on this row. */
  boolean bears(int pool) {
    if (kind == Kind.GPUS) {
      return index == pool;
    }
    for (int domain : problem.path[pool]) {
      if (domain == index) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return kind == Kind.POWER ? problem.domainIds[index] : problem.poolIds[index];
  }
}
