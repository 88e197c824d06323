package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * OptaPlanner evaluating a given number of single-job moves to spots chosen by chance, each done,
 * scored and undone on a full plan: what a score costs inside the solver, its move loop included.
 */
public final class EvaluationRun {

  private static final int LATE = 400;

  private EvaluationRun() {}

  /** How the score is found. */
  public enum Calculator {
    INCREMENTAL,
    CONSTRAINT_STREAMS
  }

  /** Evaluates so many moves from a plan; the spots where the search ends. */
  public static long[] run(
      Problem problem, long[] from, Calculator calculator, long evaluations, long seed) {
    PlanningBoard board = new PlanningBoard(Share.whole(problem), from, seed, new Run());
    SolverConfig config =
        new SolverConfig()
            .withSolutionClass(PlanningBoard.class)
            .withEntityClasses(PlannedJob.class)
            .withScoreDirectorFactory(scores(calculator))
            .withRandomSeed(seed)
            .withTerminationConfig(
                new TerminationConfig().withScoreCalculationCountLimit(evaluations))
            .withPhases(
                new LocalSearchPhaseConfig()
                    .withMoveSelectorConfig(
                        new MoveIteratorFactoryConfig()
                            .withMoveIteratorFactoryClass(ChanceMoves.class))
                    .withAcceptorConfig(
                        new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE))
                    .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
    return SolverFactory.<PlanningBoard>create(config).buildSolver().solve(board).spotsNow();
  }

  private static ScoreDirectorFactoryConfig scores(Calculator calculator) {
    ScoreDirectorFactoryConfig config = new ScoreDirectorFactoryConfig();
    return switch (calculator) {
      case INCREMENTAL -> config.withIncrementalScoreCalculatorClass(EuroScore.class);
      case CONSTRAINT_STREAMS ->
          config
              .withConstraintProviderClass(EuroConstraints.class)
              .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);
    };
  }

  /** A spot of a job by chance: way of running it, pool and start one after the other. */
  static long spot(Problem problem, JobSpec job, java.util.Random random) {
    Alternative how = job.alternatives[random.nextInt(job.alternatives.length)];
    int pool = how.pools[random.nextInt(how.pools.length)];
    int start = how.earliest + random.nextInt(how.latest - how.earliest + 1);
    return problem.spots.of(pool, how.level, start);
  }
}
