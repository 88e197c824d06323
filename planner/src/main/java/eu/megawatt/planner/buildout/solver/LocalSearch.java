package eu.megawatt.planner.buildout.solver;

import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * One run of OptaPlanner's simulated annealing over the starts of all options. The same case, start
 * and seed give the same plan on every machine, because moves are counted and not seconds.
 */
public final class LocalSearch {

  /** By how many millionths of the cost a move may worsen the plan at first, one time in e. */
  private static final long TEMPERATURE_PPM = 1500;

  private final Program program;
  private final long moves;
  private final long seed;
  private final Must must;

  /**
   * @param moves how many are tried
   */
  public LocalSearch(Program program, long moves, long seed) {
    this(program, moves, seed, Must.NOTHING);
  }

  /** Among the plans in which an option has to be built or has to be left out. */
  public LocalSearch(Program program, long moves, long seed, Must must) {
    this.must = must;
    this.program = program;
    this.moves = moves;
    this.seed = seed;
  }

  /** The best starts found, by option; never worse than those that it begins with. */
  public int[] run(int[] from) {
    if (program.options == 0 || moves == 0) {
      return from.clone();
    }
    return SolverFactory.<BuildBoard>create(config(new Layout(program, from).totalCents()))
        .buildSolver()
        .solve(new BuildBoard(program, must, from))
        .starts();
  }

  private SolverConfig config(long costCents) {
    return new SolverConfig()
        .withSolutionClass(BuildBoard.class)
        .withEntityClasses(PlannedOption.class)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig()
                .withIncrementalScoreCalculatorClass(PresentCostScore.class))
        .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
        .withRandomSeed(seed)
        .withTerminationConfig(new TerminationConfig().withScoreCalculationCountLimit(moves))
        .withPhases(annealing(Math.max(1, costCents / 1_000_000 * TEMPERATURE_PPM)));
  }

  private static LocalSearchPhaseConfig annealing(long temperatureCents) {
    return new LocalSearchPhaseConfig()
        .withMoveSelectorConfig(
            new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(PlanMoves.class))
        .withAcceptorConfig(
            new LocalSearchAcceptorConfig()
                .withSimulatedAnnealingStartingTemperature(
                    HardSoftLongScore.of(0, temperatureCents).toString()))
        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
  }
}
