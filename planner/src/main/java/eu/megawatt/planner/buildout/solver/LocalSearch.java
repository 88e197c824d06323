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

  private final Program program;
  private final Must must;
  private final double[] overrunPrices;
  private final long temperaturePpm;
  private final long moves;
  private final long seed;

  /**
   * @param must what every plan has to do
   * @param overrunPrices what a cent over the capital limit of a year counts, so that plans may be
   *     passed that break a limit; a little more than it is worth
   * @param temperaturePpm by how many millionths of its cost a move may worsen the plan at first
   *     and still be taken one time in e; it falls to nothing
   * @param moves how many are tried
   */
  public LocalSearch(
      Program program,
      Must must,
      double[] overrunPrices,
      long temperaturePpm,
      long moves,
      long seed) {
    this.program = program;
    this.must = must;
    this.overrunPrices = overrunPrices.clone();
    this.temperaturePpm = temperaturePpm;
    this.moves = moves;
    this.seed = seed;
  }

  /** The best starts found that keep all limits, by option, or those that it begins with. */
  public int[] run(int[] from) {
    if (program.options == 0 || moves == 0) {
      return from.clone();
    }
    BuildBoard board = new BuildBoard(program, must, overrunPrices, new BestSeen(from), from);
    SolverFactory.<BuildBoard>create(config(new Layout(program, from).totalCents()))
        .buildSolver()
        .solve(board);
    return board.bestSeen().starts();
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
        .withPhases(annealing(Math.max(1, costCents / 1_000_000 * temperaturePpm)));
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
