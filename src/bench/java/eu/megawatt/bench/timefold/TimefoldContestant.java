package eu.megawatt.bench.timefold;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.impl.localsearch.scope.LocalSearchPhaseScope;
import ai.timefold.solver.core.impl.phase.event.PhaseLifecycleListenerAdapter;
import ai.timefold.solver.core.impl.phase.scope.AbstractPhaseScope;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import eu.megawatt.bench.plan.Contestant;
import eu.megawatt.bench.plan.Instance;
import eu.megawatt.bench.plan.Outcome;
import eu.megawatt.bench.plan.PlanDocument;
import eu.megawatt.bench.plan.Stopwatch;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.kernel.Problem;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Timefold's community edition on the same model and constraint streams, with its own default
 * construction and local search; one thread, since more are for its enterprise edition.
 */
public final class TimefoldContestant implements Contestant {

  @Override
  public String name() {
    return "Timefold community";
  }

  @Override
  public int threads() {
    return 1;
  }

  /** At L its construction would try some hundred million placements. */
  @Override
  public boolean takes(ExampleSize size) {
    return size == ExampleSize.S || size == ExampleSize.M;
  }

  @Override
  public Outcome plan(Instance instance, double seconds, long seed) {
    Stopwatch watch = new Stopwatch();
    Problem problem = Problem.of(instance.scenario());
    Solver<TimefoldPlan> solver =
        SolverFactory.<TimefoldPlan>create(config(seed, watch.millisLeft(seconds))).buildSolver();
    Improving improving = new Improving(watch);
    if (solver instanceof DefaultSolver<TimefoldPlan> heard) {
      heard.addPhaseLifecycleListener(improving);
    }
    long[] spots = solver.solve(TimefoldPlan.empty(problem)).spots(problem);
    return new Outcome.Made(
        PlanDocument.of(problem, spots, watch.seconds(), seed),
        improving.since,
        OptionalDouble.empty(),
        improving.since.isPresent() ? "" : "construction not through");
  }

  private static SolverConfig config(long seed, long millis) {
    return new SolverConfig()
        .withSolutionClass(TimefoldPlan.class)
        .withEntityClasses(TimefoldJob.class)
        .withConstraintProviderClass(TimefoldConstraints.class)
        .withRandomSeed(seed)
        .withTerminationSpentLimit(Duration.ofMillis(millis));
  }

  /** When construction was through and local search began. */
  private static final class Improving extends PhaseLifecycleListenerAdapter<TimefoldPlan> {

    private final Stopwatch watch;
    private OptionalDouble since = OptionalDouble.empty();

    Improving(Stopwatch watch) {
      this.watch = watch;
    }

    @Override
    public void phaseStarted(AbstractPhaseScope<TimefoldPlan> phase) {
      if (phase instanceof LocalSearchPhaseScope) {
        since = OptionalDouble.of(watch.seconds());
      }
    }
  }
}
