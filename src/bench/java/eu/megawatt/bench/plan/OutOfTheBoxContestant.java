package eu.megawatt.bench.plan;

import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.solver.OutOfTheBox;

/** OptaPlanner with its own defaults on our model and constraint streams. */
final class OutOfTheBoxContestant implements Contestant {

  @Override
  public String name() {
    return "OptaPlanner, its defaults";
  }

  @Override
  public int threads() {
    return 1;
  }

  /** From M on its construction, which tries every placement, takes the whole budget. */
  @Override
  public boolean takes(ExampleSize size) {
    return size == ExampleSize.S;
  }

  @Override
  public Outcome plan(Instance instance, double seconds, long seed) {
    Stopwatch watch = new Stopwatch();
    Problem problem = Problem.of(instance.scenario());
    OutOfTheBox.Answer answer = OutOfTheBox.plan(problem, watch.millisLeft(seconds), seed);
    return new Outcome.Made(
        PlanDocument.of(problem, answer.spots(), watch.seconds(), seed),
        answer.firstSeconds(),
        java.util.OptionalDouble.empty(),
        answer.firstSeconds().isPresent() ? "" : "construction not through");
  }
}
