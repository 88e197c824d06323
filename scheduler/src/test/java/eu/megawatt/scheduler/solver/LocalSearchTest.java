package eu.megawatt.scheduler.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import eu.megawatt.scheduler.TestingPlans;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.BruteForce;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.TinyScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSearchTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void run_tiny_findsTheCheapestPlanThereIs(long seed) {
    Scenario scenario = TinyScenario.of(seed, 4);
    Problem problem = Problem.of(scenario);
    Assignment found = placed(problem, search(problem, 3_000, seed).run());
    assertThat(found.totalMicro() / 1e6).isCloseTo(BruteForce.optimum(scenario), within(1e-5));
  }

  /** On the whole problem, so that jobs without an admissible placement are priced too. */
  private static Assignment placed(Problem problem, long[] spots) {
    Assignment assignment = new Assignment(problem);
    for (int job = 0; job < spots.length; job++) {
      assignment.place(job, spots[job]);
    }
    return assignment;
  }

  private static LocalSearch search(Problem problem, long moves, long seed) {
    long[] from = Greedy.FIRST.plan(problem).spots();
    return new LocalSearch(Share.whole(problem), from, 0.5, new Allowance.Moves(moves), seed);
  }

  @ParameterizedTest
  @CsvSource({"S, 1", "DEEP, 1", "VARIETY, 1", "VARIETY, 2", "VARIETY, 3"})
  void run_examples_breaksNothingAndIsNoWorse(ExampleSize size, long seed) {
    Scenario scenario = ExampleScenario.of(size, seed);
    Problem problem = Problem.of(scenario);
    LocalSearch search = search(problem, 3_000, seed);
    Assignment found = placed(problem, search.run());
    assertThat(PlanChecker.check(scenario, TestingPlans.of(found)).breaches()).isEmpty();
    assertThat(found.totalMicro()).isLessThanOrEqualTo(Greedy.FIRST.plan(problem).totalMicro());
    assertThat(search.moves()).isGreaterThan(1_000);
  }

  @Test
  void run_sameSeedAndMoves_findsTheSamePlan() {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, 4));
    assertThat(search(problem, 2_000, 7).run()).isEqualTo(search(problem, 2_000, 7).run());
  }

  @Test
  void bestMicro_afterARun_isThePriceOfItsShare() {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, 1));
    LocalSearch search = search(problem, 2_000, 1);
    long[] spots = search.run();
    assertThat(search.bestMicro()).isEqualTo(Share.whole(problem).assignment(spots).totalMicro());
  }

  @Test
  void run_stoppedBefore_returnsWhereItBegan() {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, 1));
    LocalSearch search = search(problem, 1_000_000_000, 1);
    search.stop();
    assertThat(search.run()).isEqualTo(Greedy.FIRST.plan(problem).spots());
  }

  @Test
  void run_nothingToMove_returnsWhereItBegan() {
    Problem problem =
        Problem.of(
            SmallScenario.onePool(1, 1).job(new SmallJob("j").gpus(9).on("A", 1, 500)).scenario());
    assertThat(search(problem, 1_000, 1).run()).containsExactly(-1);
  }

  @Test
  void run_oneJobThatFitsOneWay_keepsIt() {
    Problem problem =
        Problem.of(SmallScenario.onePool(1, 1).job(new SmallJob("j").on("A", 4, 500)).scenario());
    assertThat(search(problem, 100, 1).run()).containsExactly(0);
  }
}
