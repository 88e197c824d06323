package eu.megawatt.scheduler.construct;

import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

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
    return plan(problem, () -> true);
  }

  /** The same, as long as it may go on: jobs that were not reached are left out. */
  public Assignment plan(Problem problem, BooleanSupplier goesOn) {
    Share whole = Share.whole(problem);
    Assignment assignment = new Assignment(problem);
    fill(assignment, whole.movable, whole.open, goesOn);
    return assignment;
  }

  /**
   * The same on several threads, each in a share of an empty fleet: quicker, and not quite as good,
   * since no share looks into another.
   */
  public Assignment plan(
      Problem problem, List<Share> shares, ExecutorService threads, BooleanSupplier goesOn)
      throws InterruptedException {
    long[] together = new Assignment(problem).spots();
    List<Callable<Assignment>> parts = new ArrayList<>();
    for (Share share : shares) {
      parts.add(() -> part(share, together.clone(), goesOn));
    }
    List<Future<Assignment>> done = threads.invokeAll(parts);
    for (int i = 0; i < shares.size(); i++) {
      Assignment part = done.get(i).resultNow();
      for (int job : shares.get(i).movable) {
        together[job] = part.spot(job);
      }
    }
    return Assignment.of(problem, together);
  }

  private Assignment part(Share share, long[] nothing, BooleanSupplier goesOn) {
    Assignment assignment = share.assignment(nothing);
    fill(assignment, share.movable, share.open, goesOn);
    return assignment;
  }

  private void fill(Assignment assignment, int[] jobs, boolean[] open, BooleanSupplier goesOn) {
    Problem problem = assignment.problem;
    CheapestPlacement cheapest = new CheapestPlacement(problem, assignment.occupancy(), open);
    for (int index : order(problem, jobs)) {
      if (!goesOn.getAsBoolean()) {
        return;
      }
      if (cheapest.find(problem.jobs[index])) {
        assignment.place(index, cheapest.alternative(), cheapest.pool(), cheapest.start());
      }
    }
  }

  /** The jobs that may run somewhere, in this order. */
  int[] order(Problem problem) {
    return order(problem, Share.whole(problem).movable);
  }

  private int[] order(Problem problem, int[] jobs) {
    return Arrays.stream(jobs)
        .mapToObj(index -> problem.jobs[index])
        .sorted(Comparator.comparingDouble(this::rank).thenComparingInt(job -> job.index))
        .mapToInt(job -> job.index)
        .toArray();
  }
}
