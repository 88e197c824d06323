package eu.megawatt.bench.plan;

import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;

/**
 * A scenario to compare solvers on.
 *
 * @param name as the results call it
 * @param size whose solvers and budgets it gets
 */
public record Instance(String name, ExampleSize size, Scenario scenario, Problem problem) {

  public static Instance of(String name, ExampleSize size, Scenario scenario) {
    return new Instance(name, size, scenario, Problem.of(scenario));
  }

  /** Placements to choose from, over all jobs: pools, power caps and starts. */
  public long placements() {
    return Arrays.stream(problem.jobs).mapToLong(Instance::placements).sum();
  }

  private static long placements(JobSpec job) {
    return Arrays.stream(job.alternatives)
        .mapToLong(how -> how.pools.length * (how.latest - how.earliest + 1L))
        .sum();
  }
}
