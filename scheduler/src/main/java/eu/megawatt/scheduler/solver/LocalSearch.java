package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.Micro;
import eu.megawatt.scheduler.kernel.Share;
import java.util.concurrent.atomic.AtomicLong;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.api.solver.event.BestSolutionChangedEvent;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * One run of OptaPlanner's local search over a share: simulated annealing that cools from a
 * temperature to nothing within its budget, on ruin-and-recreate moves. Runs once; {@link #stop},
 * {@link #bestMicro} and {@link #moves} may be called from any thread.
 */
public final class LocalSearch {

  private final Share share;
  private final long[] from;
  private final SolverConfig config;
  private final long seed;
  private final AtomicLong bestMicro = new AtomicLong(Long.MAX_VALUE);
  private final Run progress = new Run();

  /**
   * @param from where each job of the problem stands at the beginning
   * @param temperature euro by which a move may worsen the plan and still be taken one time in e
   */
  public LocalSearch(Share share, long[] from, double temperature, Allowance allowance, long seed) {
    this.share = share;
    this.from = from;
    this.seed = seed;
    this.config = config(temperature, allowance, seed);
  }

  static SolverConfig config(double temperature, Allowance allowance, long seed) {
    return new SolverConfig()
        .withSolutionClass(PlanningBoard.class)
        .withEntityClasses(PlannedJob.class)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(EuroScore.class))
        .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
        .withRandomSeed(seed)
        .withTerminationConfig(termination(allowance))
        .withPhases(annealing(temperature));
  }

  private static TerminationConfig termination(Allowance allowance) {
    return switch (allowance) {
      case Allowance.Millis(long millis) ->
          new TerminationConfig().withMillisecondsSpentLimit(millis);
      case Allowance.Moves(long moves) ->
          new TerminationConfig().withScoreCalculationCountLimit(moves);
    };
  }

  static LocalSearchPhaseConfig annealing(double temperature) {
    return new LocalSearchPhaseConfig()
        .withMoveSelectorConfig(
            new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(RuinMoves.class))
        .withAcceptorConfig(
            new LocalSearchAcceptorConfig()
                .withSimulatedAnnealingStartingTemperature(
                    HardSoftLongScore.of(0, Math.max(1, Micro.of(temperature))).toString()))
        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
  }

  /**
   * Searches until the budget is spent or {@link #stop} is called; where each job stands at best.
   */
  public long[] run() {
    if (share.movable.length == 0) {
      return from.clone();
    }
    PlanningBoard start = new PlanningBoard(share, from, seed, progress);
    Solver<PlanningBoard> made = SolverFactory.<PlanningBoard>create(config).buildSolver();
    made.addEventListener(this::remember);
    progress.endBy(made::terminateEarly);
    return progress.isEnding() ? from.clone() : made.solve(start).spotsNow();
  }

  private void remember(BestSolutionChangedEvent<PlanningBoard> event) {
    if (event.getNewBestScore() instanceof HardSoftLongScore score && score.isFeasible()) {
      bestMicro.set(-score.softScore());
    }
  }

  /** Ends the run as soon as possible. */
  public void stop() {
    progress.end();
  }

  /**
   * Price of the share's best plan so far in micro-euro; {@link Long#MAX_VALUE} before the first.
   */
  public long bestMicro() {
    return bestMicro.get();
  }

  /** Moves tried so far. */
  public long moves() {
    return progress.tried();
  }
}
