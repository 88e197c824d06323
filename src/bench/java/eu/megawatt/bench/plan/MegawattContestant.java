package eu.megawatt.bench.plan;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.scheduler.search.PlanSearch;
import eu.megawatt.scheduler.search.Progress;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchOptions;
import java.util.OptionalDouble;

/** The product's own search, OptaPlanner within. */
final class MegawattContestant implements Contestant {

  private static final int THREADS = 2;

  @Override
  public String name() {
    return "Megawatt (OptaPlanner)";
  }

  @Override
  public int threads() {
    return THREADS;
  }

  @Override
  public Outcome plan(Instance instance, double seconds, long seed) {
    FirstPlan first = new FirstPlan();
    SearchOptions options = new SearchOptions(new SearchBudget.Seconds(seconds), THREADS, seed);
    Plan plan = new PlanSearch(instance.scenario(), options, first::hear).run();
    return new Outcome.Made(
        plan,
        OptionalDouble.of(Double.isNaN(first.seconds) ? plan.seconds() : first.seconds),
        plan.bound().stream().mapToDouble(bound -> bound.eur().euro().doubleValue()).findFirst(),
        "");
  }

  /** Remembers when the first plan was there, as the search itself says. */
  private static final class FirstPlan {

    private volatile double seconds = Double.NaN;

    void hear(Progress progress) {
      if (Double.isNaN(seconds) && progress.best().isPresent()) {
        seconds = progress.seconds();
      }
    }
  }
}
