package eu.megawatt.scheduler.construct;

import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One job after the other, each at its cheapest feasible placement: a full plan in a fraction of a
 * second. The order decides most, and none is best everywhere; so there are several.
 */
public enum Greedy {
  /**
   * Value over the square root of size: large and valuable gangs find their window, but not only.
   */
  FIRST {
    @Override
    double rank(JobSpec job) {
      return -job.value / Math.sqrt(size(job));
    }
  },
  /** What is dearest to leave out goes first. */
  VALUABLE {
    @Override
    double rank(JobSpec job) {
      return -job.value;
    }
  },
  /** What takes most GPU time goes first. */
  BIG {
    @Override
    double rank(JobSpec job) {
      return -size(job);
    }
  },
  /** What has least room to wait goes first, the valuable before the others. */
  PRESSED {
    @Override
    double rank(JobSpec job) {
      return -job.value
          / (PATIENT_SLOTS + job.alternatives[0].latest - job.alternatives[0].earliest);
    }
  };

  private static final double PATIENT_SLOTS = 10;

  /** Jobs go by rising rank. */
  abstract double rank(JobSpec job);

  private static double size(JobSpec job) {
    return (double) job.gpus * job.alternatives[0].run;
  }

  /** Places every job that has a placement cheaper than leaving it out. */
  public Assignment plan(Problem problem) {
    Assignment assignment = new Assignment(problem);
    boolean[] everyPool = new boolean[problem.path.length];
    Arrays.fill(everyPool, true);
    CheapestPlacement cheapest = new CheapestPlacement(problem, assignment.occupancy(), everyPool);
    for (int index : order(problem)) {
      if (cheapest.find(problem.jobs[index])) {
        assignment.place(index, cheapest.alternative(), cheapest.pool(), cheapest.start());
      }
    }
    return assignment;
  }

  /** The jobs that may run somewhere, in this order. */
  int[] order(Problem problem) {
    return Arrays.stream(problem.jobs)
        .filter(job -> job.alternatives.length > 0)
        .sorted(Comparator.comparingDouble(this::rank).thenComparingInt(job -> job.index))
        .mapToInt(job -> job.index)
        .toArray();
  }
}
