package eu.megawatt.bench.plan;

import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.OptionalDouble;

/** Big jobs first, each at its cheapest feasible placement. */
final class GreedyContestant implements Contestant {

  @Override
  public String name() {
    return "greedy";
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public boolean isBudgeted() {
    return false;
  }

  @Override
  public Outcome plan(Instance instance, double seconds, long seed) {
    Stopwatch watch = new Stopwatch();
    Problem problem = Problem.of(instance.scenario());
    long[] spots = Greedy.BIG.plan(problem).spots();
    double took = watch.seconds();
    return new Outcome.Made(
        PlanDocument.of(problem, spots, took, seed),
        OptionalDouble.of(took),
        OptionalDouble.empty(),
        "");
  }
}
