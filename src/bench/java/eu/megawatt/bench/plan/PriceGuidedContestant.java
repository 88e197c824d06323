package eu.megawatt.bench.plan;

import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.construct.PriceGuided;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.OptionalDouble;

/** The greedy led by the bound's prices, which are found within the first budget. */
final class PriceGuidedContestant implements Contestant {

  private static final int THREADS = 2;

  @Override
  public String name() {
    return "price-guided greedy";
  }

  @Override
  public int threads() {
    return THREADS;
  }

  @Override
  public Outcome plan(Instance instance, double seconds, long seed) throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    Problem problem = Problem.of(instance.scenario());
    BestBound bound = BestBound.of(problem, seconds, THREADS);
    long[] spots = PriceGuided.plan(problem, bound.prices(), Greedy.BIG).spots();
    double took = watch.seconds();
    return new Outcome.Made(
        PlanDocument.of(problem, spots, took, seed),
        OptionalDouble.of(took),
        OptionalDouble.of(bound.eur()),
        "");
  }
}
