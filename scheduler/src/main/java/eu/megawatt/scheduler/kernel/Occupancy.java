package eu.megawatt.scheduler.kernel;

import java.util.Arrays;

/**
 * What a set of placed jobs leaves free: milliwatts per power domain and slot, GPUs per pool and
 * slot. Anything may be put in; what does not fit shows as overload. Not thread-safe.
 */
public final class Occupancy {

  private final Problem problem;
  private final Row[] room;
  private final Row[] free;

  /** Nothing is placed yet. */
  public Occupancy(Problem problem) {
    this(problem, problem.room, problem.gpus);
  }

  /** Nothing is placed yet, in a share of the fleet: the arrays are copied. */
  public Occupancy(Problem problem, long[][] room, int[][] gpus) {
    this(
        problem,
        room,
        Arrays.stream(gpus)
            .map(row -> Arrays.stream(row).asLongStream().toArray())
            .toArray(long[][]::new));
  }

  /** So much is left, as another occupancy says it: the arrays are copied. */
  public Occupancy(Problem problem, long[][] room, long[][] free) {
    this.problem = problem;
    this.room = Arrays.stream(room).map(Row::new).toArray(Row[]::new);
    this.free = Arrays.stream(free).map(Row::new).toArray(Row[]::new);
  }

  /** Gives a power domain more in every slot; a negative amount is taken back. */
  public void raiseRoom(int domain, long milliwatts) {
    room[domain].take(0, problem.slots, -milliwatts);
  }

  /** Gives a pool more GPUs in every slot; a negative number is taken back. */
  public void raiseGpus(int pool, long gpus) {
    free[pool].take(0, problem.slots, -gpus);
  }

  /** The same again, to be changed without changing this. */
  public Occupancy copy() {
    return new Occupancy(
        problem,
        Arrays.stream(room).map(Row::values).toArray(long[][]::new),
        Arrays.stream(free).map(Row::values).toArray(long[][]::new));
  }

  /** Milliwatts by which the power domains are overdrawn, summed over domains and slots. */
  public long overloadMilliwatts() {
    return overload(room);
  }

  /** GPUs by which the pools are overdrawn, summed over pools and slots. */
  public long overloadGpus() {
    return overload(free);
  }

  private static long overload(Row[] rows) {
    long sum = 0;
    for (Row row : rows) {
      sum += row.overload();
    }
    return sum;
  }

  /** Milliwatts left in a power domain, by slot; not to be written to. */
  public long[] room(int domain) {
    return room[domain].values();
  }

  /** GPUs left in a pool, by slot; not to be written to. */
  public long[] free(int pool) {
    return free[pool].values();
  }

  /** Takes what a job needs, whether it is there or not. */
  public void insert(JobSpec job, Alternative alternative, int pool, int start) {
    shift(job, alternative, pool, start, 1);
  }

  /** Gives back what a job took. */
  public void remove(JobSpec job, Alternative alternative, int pool, int start) {
    shift(job, alternative, pool, start, -1);
  }

  /**
   * Takes what a gang draws in a pool for some slots, whether it is there or not.
   *
   * @param sign 1 to take, -1 to give back
   */
  public void shift(int gpus, Draw draw, int pool, int start, int end, int sign) {
    for (int domain : problem.path[pool]) {
      if (draw.isConstant()) {
        room[domain].take(start, end, sign * draw.demand[0]);
      } else {
        room[domain].take(start, end, draw.demand, sign);
      }
    }
    free[pool].take(start, end, (long) sign * gpus);
  }

  private void shift(JobSpec job, Alternative alternative, int pool, int start, int sign) {
    shift(job.gpus, alternative.draw, pool, start, start + alternative.run, sign);
  }

  /**
   * The last slot of a window that has no room for a job, looking no further back than {@code
   * from}; one less than {@code from} if there is none.
   */
  public int lastBlocked(JobSpec job, Alternative alternative, int pool, int from, int to) {
    return lastBlocked(job.gpus, alternative.draw, pool, from, to);
  }

  /** The same of a gang that draws so much. */
  public int lastBlocked(int gpus, Draw draw, int pool, int from, int to) {
    int blocked = free[pool].lastBelow(gpus, from, to);
    for (int domain : problem.path[pool]) {
      blocked =
          draw.isConstant()
              ? room[domain].lastBelow(draw.demand[0], blocked + 1, to)
              : room[domain].lastBelow(draw.demand, blocked + 1, to);
    }
    return blocked;
  }

  /** Whether a pool has no window for a job at all; false if unsure. Quick. */
  boolean rulesOut(JobSpec job, Alternative alternative, int pool) {
    if (free[pool].rulesOut(job.gpus, alternative.run)) {
      return true;
    }
    for (int domain : problem.path[pool]) {
      if (alternative.isConstant()
          && room[domain].rulesOut(alternative.demand[0], alternative.run)) {
        return true;
      }
    }
    return false;
  }

  /** The lowest power domain without room for a job in a slot; -1 if only GPUs are missing. */
  public int blockingDomain(JobSpec job, Alternative alternative, int pool, int slot) {
    long need = alternative.milliwatts(slot);
    for (int domain : problem.path[pool]) {
      if (room[domain].left(slot) < need) {
        return domain;
      }
    }
    return -1;
  }

  /** Whether a job fits in a spot beside what is placed. */
  public boolean fits(JobSpec job, Alternative alternative, int pool, int start) {
    return lastBlocked(job, alternative, pool, start, start + alternative.run) < start;
  }
}
