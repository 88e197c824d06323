package eu.megawatt.scheduler.solver;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.TinyScenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;

/**
 * Searches in which the solver recomputes every score from the readable constraints, and from
 * scratch, and takes every move back to see that nothing is left of it: it throws where they
 * differ.
 */
class AssertedSearchTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ruinMoves_tiny_scoresAgreeAtEveryMove(long seed) {
    search(TinyScenario.of(seed, 10), asserted(seed, 2_000), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void ruinMoves_variety_scoresAgreeAtEveryMove(long seed) {
    search(ExampleScenario.of(ExampleSize.VARIETY, seed), asserted(seed, 100), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void changeMoves_tiny_scoresAgreeAtEveryMove(long seed) {
    search(TinyScenario.of(seed, 10), asserted(seed, 2_000).withPhases(changeMoves()), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void changeMoves_variety_scoresAgreeAtEveryMove(long seed) {
    search(
        ExampleScenario.of(ExampleSize.VARIETY, seed),
        asserted(seed, 100).withPhases(changeMoves()),
        seed);
  }

  private static SolverConfig asserted(long seed, long moves) {
    SolverConfig config = LocalSearch.config(1, new Allowance.Moves(moves), seed);
    ScoreDirectorFactoryConfig constraints =
        new ScoreDirectorFactoryConfig()
            .withConstraintProviderClass(EuroConstraints.class)
            .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);
    return config
        .withEnvironmentMode(EnvironmentMode.FULL_ASSERT)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig()
                .withIncrementalScoreCalculatorClass(EuroScore.class)
                .withAssertionScoreDirectorFactory(constraints));
  }

  /** OptaPlanner's own moves, over the whole value range; they may overload. */
  private static LocalSearchPhaseConfig changeMoves() {
    return new LocalSearchPhaseConfig()
        .withMoveSelectorConfig(new ChangeMoveSelectorConfig())
        .withAcceptorConfig(
            new LocalSearchAcceptorConfig()
                .withSimulatedAnnealingStartingTemperature(
                    HardSoftLongScore.of(10_000_000, 1_000_000).toString()))
        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
  }

  private static void search(Scenario scenario, SolverConfig config, long seed) {
    Problem problem = Problem.of(scenario);
    Share share = Share.whole(problem);
    long[] from = Greedy.FIRST.plan(problem).spots();
    PlanningBoard best =
        SolverFactory.<PlanningBoard>create(config)
            .buildSolver()
            .solve(new PlanningBoard(share, from, seed, new Run()));
    Assignment there = share.assignment(best.spotsNow());
    assertThat(there.occupancy().overloadMilliwatts()).isZero();
    assertThat(there.occupancy().overloadGpus()).isZero();
    assertThat(best.getScore()).isEqualTo(HardSoftLongScore.of(0, -there.totalMicro()));
    assertThat(there.totalMicro()).isLessThanOrEqualTo(share.assignment(from).totalMicro());
  }
}
