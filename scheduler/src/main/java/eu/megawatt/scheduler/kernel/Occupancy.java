package eu.megawatt.scheduler.kernel;

import java.util.Arrays;

/**
 * What a set of placed jobs leaves free: milliwatts per power domain and slot, GPUs per pool and
 * slot. Anything may be put in; what does not fit shows as overload. Not thread-safe.
 */
public final class Occupancy {

  private final Problem problem;
  private final long[][] room;
  private final int[][] free;
  private long overloadMilliwatts;
  private long overloadGpus;

  /** Nothing is placed yet. */
  public Occupancy(Problem problem) {
    this(problem, problem.room, problem.gpus);
  }

  /** Nothing is placed yet, in a share of the fleet: the arrays are copied. */
  public Occupancy(Problem problem, long[][] room, int[][] gpus) {
    this.problem = problem;
    this.room = Arrays.stream(room).map(long[]::clone).toArray(long[][]::new);
    this.free = Arrays.stream(gpus).map(int[]::clone).toArray(int[][]::new);
    this.overloadMilliwatts =
        Arrays.stream(room).flatMapToLong(Arrays::stream).map(w -> Math.max(0, -w)).sum();
  }

  /** Milliwatts by which the power domains are overdrawn, summed over domains and slots. */
  public long overloadMilliwatts() {
    return overloadMilliwatts;
  }

  /** GPUs by which the pools are overdrawn, summed over pools and slots. */
  public long overloadGpus() {
    return overloadGpus;
  }

  /** Milliwatts left in a power domain, by slot; not to be written to. */
  public long[] room(int domain) {
    return room[domain];
  }

  /** GPUs left in a pool, by slot; not to be written to. */
  public int[] free(int pool) {
    return free[pool];
  }

  /** Takes what a job needs, whether it is there or not. */
  public void insert(JobSpec job, Alternative alternative, int pool, int start) {
    shift(job, alternative, pool, start, 1);
  }

  /** Gives back what a job took. */
  public void remove(JobSpec job, Alternative alternative, int pool, int start) {
    shift(job, alternative, pool, start, -1);
  }

  private void shift(JobSpec job, Alternative alternative, int pool, int start, int sign) {
    int end = start + alternative.run;
    for (int domain : problem.path[pool]) {
      if (alternative.isConstant()) {
        shiftConstant(room[domain], start, end, sign * alternative.demand[0]);
      } else {
        shiftShaped(room[domain], start, end, sign, alternative.demand);
      }
    }
    shiftGpus(free[pool], start, end, sign * job.gpus);
  }

  private void shiftConstant(long[] row, int start, int end, long milliwatts) {
    long least = 0;
    for (int slot = start; slot < end; slot++) {
      long left = row[slot] - milliwatts;
      least = Math.min(least, Math.min(left, row[slot]));
      row[slot] = left;
    }
    if (least < 0) {
      for (int slot = start; slot < end; slot++) {
        overloadMilliwatts += Math.max(0, -row[slot]) - Math.max(0, -(row[slot] + milliwatts));
      }
    }
  }

  private void shiftShaped(long[] row, int start, int end, int sign, long[] demand) {
    int phase = start % demand.length;
    for (int slot = start; slot < end; slot++) {
      long before = row[slot];
      long left = before - sign * demand[phase];
      row[slot] = left;
      if ((before | left) < 0) {
        overloadMilliwatts += Math.max(0, -left) - Math.max(0, -before);
      }
      phase = phase + 1 == demand.length ? 0 : phase + 1;
    }
  }

  private void shiftGpus(int[] row, int start, int end, int gpus) {
    int least = 0;
    for (int slot = start; slot < end; slot++) {
      int left = row[slot] - gpus;
      least = Math.min(least, Math.min(left, row[slot]));
      row[slot] = left;
    }
    if (least < 0) {
      for (int slot = start; slot < end; slot++) {
        overloadGpus += Math.max(0, -row[slot]) - Math.max(0, -(row[slot] + gpus));
      }
    }
  }

  /**
   * The last slot of a window that has no room for a job, looking no further back than {@code
   * from}; one less than {@code from} if there is none.
   */
  public int lastBlocked(JobSpec job, Alternative alternative, int pool, int from, int to) {
    int blocked = lastBelow(free[pool], job.gpus, from, to);
    for (int domain : problem.path[pool]) {
      blocked =
          alternative.isConstant()
              ? lastBelow(room[domain], alternative.demand[0], blocked + 1, to)
              : lastBelow(room[domain], alternative.demand, blocked + 1, to);
    }
    return blocked;
  }

  /** The lowest power domain without room for a job in a slot; -1 if only GPUs are missing. */
  public int blockingDomain(JobSpec job, Alternative alternative, int pool, int slot) {
    long need = alternative.demand[slot % alternative.demand.length];
    for (int domain : problem.path[pool]) {
      if (room[domain][slot] < need) {
        return domain;
      }
    }
    return -1;
  }

  private static int lastBelow(int[] row, int need, int from, int to) {
    int slot = to - 1;
    while (slot >= from && row[slot] >= need) {
      slot--;
    }
    return slot;
  }

  private static int lastBelow(long[] row, long need, int from, int to) {
    int slot = to - 1;
    while (slot >= from && row[slot] >= need) {
      slot--;
    }
    return slot;
  }

  private static int lastBelow(long[] row, long[] demand, int from, int to) {
    int slot = to - 1;
    int phase = slot >= from ? slot % demand.length : 0;
    while (slot >= from && row[slot] >= demand[phase]) {
      slot--;
      phase = phase == 0 ? demand.length - 1 : phase - 1;
    }
    return slot;
  }

  /** Whether a job fits in a spot beside what is placed. */
  public boolean fits(JobSpec job, Alternative alternative, int pool, int start) {
    return lastBlocked(job, alternative, pool, start, start + alternative.run) < start;
  }
}
