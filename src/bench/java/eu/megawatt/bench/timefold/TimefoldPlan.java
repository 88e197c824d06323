package eu.megawatt.bench.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.cloner.SolutionCloner;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All jobs, and the rows of megawatts and GPUs that limit them. */
@PlanningSolution(solutionCloner = TimefoldPlan.Cloner.class)
public class TimefoldPlan {

  private final List<TimefoldJob> jobs;
  private final List<LimitRow> rows;
  private @Nullable HardSoftLongScore score;

  private TimefoldPlan(
      List<TimefoldJob> jobs, List<LimitRow> rows, @Nullable HardSoftLongScore score) {
    this.jobs = jobs;
    this.rows = rows;
    this.score = score;
  }

  /** Nothing is placed; jobs that may run nowhere are not in it. */
  static TimefoldPlan empty(Problem problem) {
    List<TimefoldJob> jobs =
        Arrays.stream(problem.jobs)
            .filter(job -> job.alternatives.length > 0)
            .map(job -> new TimefoldJob(problem, job.index, null))
            .toList();
    List<LimitRow> rows =
        Stream.concat(
                IntStream.range(0, problem.room.length)
                    .mapToObj(domain -> LimitRow.ofDomain(problem, domain)),
                IntStream.range(0, problem.gpus.length)
                    .mapToObj(pool -> LimitRow.ofPool(problem, pool)))
            .toList();
    return new TimefoldPlan(jobs, rows, null);
  }

  @PlanningEntityCollectionProperty
  public List<TimefoldJob> getJobs() {
    return jobs;
  }

  @ProblemFactCollectionProperty
  public List<LimitRow> getRows() {
    return rows;
  }

  @PlanningScore
  public @Nullable HardSoftLongScore getScore() {
    return score;
  }

  public void setScore(@Nullable HardSoftLongScore score) {
    this.score = score;
  }

  /** Where each job of the problem stands. */
  long[] spots(Problem problem) {
    long[] spots = new long[problem.jobs.length];
    Arrays.fill(spots, Spots.NONE);
    jobs.forEach(job -> spots[job.getIndex()] = job.spot());
    return spots;
  }

  /** Copies the jobs and nothing that stays. */
  public static final class Cloner implements SolutionCloner<TimefoldPlan> {
    @Override
    public TimefoldPlan cloneSolution(TimefoldPlan original) {
      List<TimefoldJob> copies = original.jobs.stream().map(TimefoldJob::copy).toList();
      return new TimefoldPlan(copies, original.rows, original.score);
    }
  }
}
