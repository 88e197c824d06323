package eu.megawatt.bench.cpsat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import eu.megawatt.bench.plan.Contestant;
import eu.megawatt.bench.plan.Instance;
import eu.megawatt.bench.plan.Outcome;
import eu.megawatt.bench.plan.PlanDocument;
import eu.megawatt.bench.plan.Stopwatch;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.OptionalDouble;

/**
 * OR-Tools' CP-SAT from scratch, without a hint. Presolve is kept short: left to itself it takes
 * the whole of a short budget.
 */
public final class CpSatContestant implements Contestant {

  private static final int WORKERS = 2;

  /** Beyond this a model takes more memory and time than any budget here. */
  private static final long MOST_STARTS = 16_000_000;

  @Override
  public String name() {
    return "CP-SAT";
  }

  @Override
  public int threads() {
    return WORKERS;
  }

  @Override
  public Outcome plan(Instance instance, double seconds, long seed) {
    Loader.loadNativeLibraries();
    Stopwatch watch = new Stopwatch();
    Problem problem = Problem.of(instance.scenario());
    long starts = CpSatModel.starts(problem);
    if (starts > MOST_STARTS) {
      return new Outcome.None("cannot build: %,d starts".formatted(starts));
    }
    CpSatModel model = new CpSatModel(problem);
    double built = watch.seconds();
    if (built >= seconds) {
      return new Outcome.None(
          "cannot build within the budget: %,d starts take %.0f s".formatted(starts, built));
    }
    CpSolver solver = new CpSolver();
    solver
        .getParameters()
        .setMaxTimeInSeconds(watch.millisLeft(seconds) / 1e3)
        .setNumWorkers(WORKERS)
        .setRandomSeed((int) seed)
        .setMaxPresolveIterations(1)
        .setCpModelProbingLevel(0)
        .setSymmetryLevel(0);
    First first = new First(watch);
    CpSolverStatus status = solver.solve(model.model(), first);
    if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
      return new Outcome.None(
          "no plan within the budget, %.1f s of it for building the model".formatted(built));
    }
    return new Outcome.Made(
        PlanDocument.of(problem, model.spots(new CpSatSolution(solver)), watch.seconds(), seed),
        first.seconds,
        model.isExact()
            ? OptionalDouble.of(solver.bestObjectiveBound() / CpSatModel.UNITS_PER_EURO)
            : OptionalDouble.empty(),
        note(status, model));
  }

  private static String note(CpSolverStatus status, CpSatModel model) {
    String proved = status == CpSolverStatus.OPTIMAL ? "proved optimal" : "";
    return model.isExact() ? proved : "shaped jobs at their highest draw";
  }

  /** When the first solution came. */
  private static final class First extends CpSolverSolutionCallback {

    private final Stopwatch watch;
    private OptionalDouble seconds = OptionalDouble.empty();

    First(Stopwatch watch) {
      this.watch = watch;
    }

    @Override
    public void onSolutionCallback() {
      if (seconds.isEmpty()) {
        seconds = OptionalDouble.of(watch.seconds());
      }
    }
  }
}
