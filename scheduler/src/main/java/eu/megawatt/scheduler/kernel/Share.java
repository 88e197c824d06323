package eu.megawatt.scheduler.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A part of a problem that can be worked on by itself: some of the jobs, some of the pools, and a
 * claim on the megawatts and GPUs around them. Plans of disjoint shares can be laid together.
 * Nobody writes to it.
 */
public final class Share {

  public final Problem problem;

  /** The jobs it may place, ascending. */
  public final int[] movable;

  /** By pool, whether it may be chosen. */
  public final boolean[] open;

  /** Milliwatts it may use by power domain and slot, with none of its jobs placed. */
  final long[][] room;

  /** GPUs it may use by pool and slot, with none of its jobs placed. */
  final int[][] gpus;

  Share(Problem problem, int[] movable, boolean[] open, long[][] room, int[][] gpus) {
    this.problem = problem;
    this.movable = movable;
    this.open = open;
    this.room = room;
    this.gpus = gpus;
  }

  /** All of a problem; jobs that may run nowhere are not in it. */
  public static Share whole(Problem problem) {
    boolean[] open = new boolean[problem.path.length];
    Arrays.fill(open, true);
    int[] movable =
        IntStream.range(0, problem.jobs.length)
            .filter(job -> problem.jobs[job].alternatives.length > 0)
            .toArray();
    return new Share(problem, movable, open, problem.room, problem.gpus);
  }

  /** Milliwatts it may use of a power domain, by slot; not to be written to. */
  public long[] room(int domain) {
    return room[domain];
  }

  /** GPUs it may use of a pool, by slot; not to be written to. */
  public int[] gpus(int pool) {
    return gpus[pool];
  }

  /** Its jobs in the given spots (by job of the problem), and what they leave free. */
  public Assignment assignment(long[] spots) {
    Assignment assignment = new Assignment(problem, new Occupancy(problem, room, gpus), movable);
    for (int job : movable) {
      assignment.place(job, spots[job]);
    }
    return assignment;
  }
}
