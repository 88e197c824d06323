package eu.megawatt.bench.plan;

import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.construct.PriceGuided;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.OptionalDouble;

/** The greedy led by the bound's prices, which it finds first: they hardly change after that. */
final class PriceGuidedContestant implements Contestant {

  private static final int THREADS = 2;
  private static final double BOUND_SECONDS = 10;

  @Override
  public String name() {
    return "price-guided greedy";
  }

  @Override
  public int threads() {
    return THREADS;
  }

  @Override
  public boolean isBudgeted() {
    return false;
  }

  @Override
  public Outcome plan(Instance instance, double seconds, long seed) throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    Problem problem = Problem.of(instance.scenario());
    BestBound bound = BestBound.of(problem, BOUND_SECONDS, THREADS);
    long[] spots = PriceGuided.plan(problem, bound.prices(), Greedy.BIG).spots();
    double took = watch.seconds();
    return new Outcome.Made(
        PlanDocument.of(problem, spots, took, seed),
        OptionalDouble.of(took),
        OptionalDouble.of(bound.eur()),
        "");
  }
}
