package eu.megawatt.scheduler.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.check.PlanMaker;
import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.construct.PriceGuided;
import eu.megawatt.scheduler.kernel.BruteForce;
import eu.megawatt.scheduler.kernel.DualPrices;
import eu.megawatt.scheduler.kernel.MergedProblem;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.TinyScenario;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LagrangianBoundTest {

  /** Sums of doubles, in euro. */
  private static final double ROUNDING = 1e-4;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() {
    threads.close();
  }

  @ParameterizedTest
  @CsvSource({
    "S, 1",
    "S, 2",
    "VARIETY, 1",
    "VARIETY, 2",
    "VARIETY, 3",
    "VARIETY, 4",
    "VARIETY, 5",
    "VARIETY, 6",
    "VARIETY, 7",
    "VARIETY, 8"
  })
  void iterate_everyStep_staysBelowEveryKnownPlan(ExampleSize size, long seed)
      throws InterruptedException {
    Scenario scenario = ExampleScenario.of(size, seed);
    Problem problem = Problem.of(scenario);
    LagrangianBound bound = new LagrangianBound(problem, threads);
    LagrangianBound hopeful = new LagrangianBound(problem.withoutHopeless(), threads);
    LagrangianBound merged = new LagrangianBound(new MergedProblem(problem).problem(), threads);
    double known = knownPlan(problem, seed);
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 60; i++) {
      bound.iterate();
      hopeful.iterate();
      merged.iterate();
      assertThat(bound.bound()).isBetween(before, known + ROUNDING);
      assertThat(hopeful.bound()).isLessThanOrEqualTo(known + ROUNDING);
      assertThat(merged.bound()).isLessThanOrEqualTo(known + ROUNDING);
      before = bound.bound();
    }
    double guided = PriceGuided.plan(problem, bound.prices(), Greedy.BIG).totalMicro() / 1e6;
    assertThat(bound.bound()).isLessThanOrEqualTo(guided + ROUNDING);
    assertThat(bound.iterations()).isEqualTo(60);
  }

  private static double knownPlan(Problem problem, long seed) {
    double greedy = Greedy.FIRST.plan(problem).totalMicro() / 1e6;
    double chance =
        new PlanMaker(problem.scenario, seed).feasible(40).objectiveEur().euro().doubleValue();
    return Math.min(greedy, chance);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void solve_anyPrices_boundsEveryKnownPlan(long seed) throws InterruptedException {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, seed));
    double known = knownPlan(problem, seed);
    SplittableRandom random = new SplittableRandom(seed);
    Relaxation relaxation = new Relaxation(problem, threads);
    for (int i = 0; i < 12; i++) {
      double size = Math.pow(10, -random.nextInt(3, 8));
      DualPrices prices =
          new DualPrices(
              random(problem.room.length, problem.slots, size, random),
              random(problem.gpus.length, problem.slots, 100 * size, random));
      assertThat(relaxation.solve(prices).bound()).isLessThanOrEqualTo(known + ROUNDING);
    }
  }

  private static double[][] random(int rows, int slots, double size, SplittableRandom random) {
    double[][] prices = new double[rows][];
    Arrays.setAll(prices, _ -> random.doubles(slots, 0, size).toArray());
    return prices;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void iterate_tiny_staysBelowTheOptimum(long seed) throws InterruptedException {
    Scenario scenario = TinyScenario.of(seed, 4);
    Problem problem = Problem.of(scenario);
    double optimum = BruteForce.optimum(scenario);
    LagrangianBound bound = new LagrangianBound(problem, threads);
    Problem full = problem.withoutHopeless();
    LagrangianBound hopeful = new LagrangianBound(full, threads);
    LagrangianBound merged = new LagrangianBound(new MergedProblem(full).problem(), threads);
    for (int i = 0; i < 200; i++) {
      bound.iterate();
      hopeful.iterate();
      merged.iterate();
    }
    assertThat(bound.bound()).isLessThanOrEqualTo(optimum + ROUNDING);
    assertThat(hopeful.bound()).isLessThanOrEqualTo(optimum + ROUNDING);
    assertThat(merged.bound()).isLessThanOrEqualTo(optimum + ROUNDING);
    assertThat(merged.bound()).isGreaterThan(Double.NEGATIVE_INFINITY);
  }

  @Test
  void iterate_otherNumberOfThreads_isTheSameToTheLastBit() throws InterruptedException {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, 3));
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      LagrangianBound here = new LagrangianBound(problem, one);
      LagrangianBound there = new LagrangianBound(problem, threads);
      for (int i = 0; i < 20; i++) {
        here.iterate();
        there.iterate();
        assertThat(here.bound()).isEqualTo(there.bound());
      }
    }
  }

  @Test
  void from_pricesOfAnother_startsAtItsBound() throws InterruptedException {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, 2));
    LagrangianBound first = new LagrangianBound(problem, threads);
    for (int i = 0; i < 30; i++) {
      first.iterate();
    }
    LagrangianBound next = LagrangianBound.from(problem, threads, first.prices());
    next.iterate();
    assertThat(next.bound()).isCloseTo(first.bound(), within(1e-3));
  }
}
