package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.Spots;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * OptaPlanner as its manual would have it used: our model and constraint streams, its own
 * construction, its own moves and acceptance. It stands beside the search to show what ours adds,
 * and in this package because no OptaPlanner type leaves it.
 */
public final class OutOfTheBox {

  private OutOfTheBox() {}

  /**
   * Where each job stands at the end.
   *
   * @param firstSeconds until construction was through; empty if it never was
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Answer(long[] spots, OptionalDouble firstSeconds) {}

  public static Answer plan(Problem problem, long millis, long seed) {
    long[] nowhere = new long[problem.jobs.length];
    Arrays.fill(nowhere, Spots.NONE);
    PlanningBoard board = new PlanningBoard(Share.whole(problem), nowhere, seed, new Run());
    Solver<PlanningBoard> solver =
        SolverFactory.<PlanningBoard>create(config(millis, seed)).buildSolver();
    long began = System.nanoTime();
    AtomicLong first = new AtomicLong(-1);
    solver.addEventListener(
        event -> {
          if (event.getNewBestScore().isFeasible()) {
            first.compareAndSet(-1, System.nanoTime() - began);
          }
        });
    long[] spots = solver.solve(board).spotsNow();
    return new Answer(
        spots, first.get() < 0 ? OptionalDouble.empty() : OptionalDouble.of(first.get() / 1e9));
  }

  private static SolverConfig config(long millis, long seed) {
    return new SolverConfig()
        .withSolutionClass(PlanningBoard.class)
        .withEntityClasses(PlannedJob.class)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig()
                .withConstraintProviderClass(EuroConstraints.class)
                .withConstraintStreamImplType(ConstraintStreamImplType.BAVET))
        .withRandomSeed(seed)
        .withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(millis));
  }
}
