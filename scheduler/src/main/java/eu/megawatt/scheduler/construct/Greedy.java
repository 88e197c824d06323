package eu.megawatt.scheduler.construct;

import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Big first, each job at its cheapest feasible placement: a full plan in a fraction of a second.
 * The order decides: what is worth most per hour of the gang's time goes first, so that large and
 * valuable gangs find their window while there is one.
 */
public final class Greedy {

  private Greedy() {}

  /** Places every job that has a placement cheaper than leaving it out. */
  public static Assignment plan(Problem problem) {
    return plan(problem, bigFirst(problem));
  }

  static Assignment plan(Problem problem, int[] order) {
    Assignment assignment = new Assignment(problem);
    boolean[] everyPool = new boolean[problem.path.length];
    Arrays.fill(everyPool, true);
    CheapestPlacement cheapest = new CheapestPlacement(problem, assignment.occupancy(), everyPool);
    for (int index : order) {
      if (cheapest.find(problem.jobs[index])) {
        assignment.place(index, cheapest.alternative(), cheapest.pool(), cheapest.start());
      }
    }
    return assignment;
  }

  /** Jobs by falling gang size times slots, then by falling value. */
  static int[] bigFirst(Problem problem) {
    return Arrays.stream(problem.jobs)
        .filter(job -> job.alternatives.length > 0)
        .sorted(
            Comparator.comparingDouble(Greedy::size)
                .reversed()
                .thenComparing(Comparator.comparingDouble((JobSpec job) -> job.value).reversed())
                .thenComparingInt(job -> job.index))
        .mapToInt(job -> job.index)
        .toArray();
  }

  private static double size(JobSpec job) {
    return (double) job.gpus * job.alternatives[0].run;
  }
}
