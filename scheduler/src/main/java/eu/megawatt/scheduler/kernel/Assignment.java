package eu.megawatt.scheduler.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A spot for each job, and what they leave free: the state that construction and search work on.
 * Keeps the price of the whole in whole micro-euro. Not thread-safe.
 */
public final class Assignment {

  public final Problem problem;
  private final Occupancy occupancy;
  private final PoolRoster roster;
  private final long[] spot;
  private final Alternative[] how;
  private final long[] costMicro;
  private long totalMicro;

  /** Every job is left out. */
  public Assignment(Problem problem) {
    this(problem, new Occupancy(problem), IntStream.range(0, problem.jobs.length).toArray());
  }

  /** Every job in its spot. */
  public static Assignment of(Problem problem, long[] spots) {
    Assignment assignment = new Assignment(problem);
    for (int job = 0; job < spots.length; job++) {
      assignment.place(job, spots[job]);
    }
    return assignment;
  }

  /**
   * Every job is left out, beside what others have taken of the same fleet; to be asked, not to be
   * changed.
   */
  public static Assignment beside(Problem problem, Occupancy others) {
    return new Assignment(problem, others, IntStream.range(0, problem.jobs.length).toArray());
  }

  /** Some of the jobs, all left out; the others count for nothing. */
  Assignment(Problem problem, Occupancy occupancy, int[] jobs) {
    this.problem = problem;
    this.occupancy = occupancy;
    this.roster = new PoolRoster(problem.path.length, problem.jobs.length);
    this.spot = new long[problem.jobs.length];
    this.how = new Alternative[problem.jobs.length];
    this.costMicro = new long[problem.jobs.length];
    Arrays.fill(spot, Spots.NONE);
    Arrays.fill(how, Alternative.NOWHERE);
    for (int job : jobs) {
      roster.add(roster.nowhere(), job);
      costMicro[job] = problem.jobs[job].valueMicro;
      totalMicro = Math.addExact(totalMicro, costMicro[job]);
    }
  }

  public Occupancy occupancy() {
    return occupancy;
  }

  /** Which jobs stand in each pool. */
  public PoolRoster roster() {
    return roster;
  }

  /** Where a job stands, or {@link Spots#NONE}. */
  public long spot(int job) {
    return spot[job];
  }

  public boolean isPlaced(int job) {
    return spot[job] != Spots.NONE;
  }

  /** How a placed job runs. */
  public Alternative how(int job) {
    return how[job];
  }

  /** What a job costs where it stands, or left out. */
  public long costMicro(int job) {
    return costMicro[job];
  }

  /** What the plan costs. */
  public long totalMicro() {
    return totalMicro;
  }

  /** Every job's spot, as a copy. */
  public long[] spots() {
    return spot.clone();
  }

  /** Puts a job that is left out into a spot, whether it fits or not. */
  public void place(int job, Alternative alternative, int pool, int start) {
    occupancy.insert(problem.jobs[job], alternative, pool, start);
    spot[job] = problem.spots.of(pool, alternative.level, start);
    how[job] = alternative;
    roster.remove(roster.nowhere(), job);
    roster.add(pool, job);
    charge(job, Micro.of(alternative.cost(start)));
  }

  /** Puts a job that is left out into a spot, or leaves it out. */
  public void place(int job, long to) {
    if (to != Spots.NONE) {
      place(job, problem.alternative(job, to), problem.spots.pool(to), problem.spots.start(to));
    }
  }

  /** Leaves a job out; nothing happens where it is left out already. */
  public void leaveOut(int job) {
    long from = spot[job];
    if (from != Spots.NONE) {
      Spots spots = problem.spots;
      occupancy.remove(problem.jobs[job], how[job], spots.pool(from), spots.start(from));
      roster.remove(spots.pool(from), job);
      roster.add(roster.nowhere(), job);
      spot[job] = Spots.NONE;
      how[job] = Alternative.NOWHERE;
      charge(job, problem.jobs[job].valueMicro);
    }
  }

  private void charge(int job, long micro) {
    totalMicro += micro - costMicro[job];
    costMicro[job] = micro;
  }
}
