package eu.megawatt.scheduler.construct;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.TestingPlans;
import eu.megawatt.scheduler.bound.LagrangianBound;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.DualPrices;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstructTest {

  @ParameterizedTest
  @CsvSource({
    "S, 1",
    "DEEP, 1",
    "VARIETY, 1",
    "VARIETY, 2",
    "VARIETY, 3",
    "VARIETY, 4",
    "VARIETY, 5"
  })
  void plan_examples_breaksNothingAndCostsWhatItSays(ExampleSize size, long seed)
      throws InterruptedException {
    Scenario scenario = ExampleScenario.of(size, seed);
    Problem problem = Problem.of(scenario);
    DualPrices prices = prices(problem);
    for (Greedy order : Greedy.values()) {
      check(scenario, order.plan(problem));
      check(scenario, PriceGuided.plan(problem, prices, order));
    }
    check(scenario, PriceGuided.plan(problem, DualPrices.zero(problem), Greedy.FIRST));
  }

  private static DualPrices prices(Problem problem) throws InterruptedException {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      LagrangianBound bound = new LagrangianBound(problem, threads);
      for (int i = 0; i < 20; i++) {
        bound.iterate();
      }
      return bound.prices();
    }
  }

  private static void check(Scenario scenario, Assignment assignment) {
    assertThat(assignment.occupancy().overloadMilliwatts()).isZero();
    assertThat(assignment.occupancy().overloadGpus()).isZero();
    Plan plan = TestingPlans.of(assignment);
    CheckReport report = PlanChecker.check(scenario, plan);
    assertThat(report.breaches()).isEmpty();
    assertThat(report.placed()).isPositive();
    assertThat(assignment.totalMicro() / 1e4 - plan.objectiveEur().cents()).isBetween(-1.0, 1.0);
  }
}
