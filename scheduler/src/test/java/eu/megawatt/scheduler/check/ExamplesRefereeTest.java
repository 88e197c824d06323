package eu.megawatt.scheduler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.check.Referee.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The referee accepts every scenario that the product makes up, and agrees on the price of L. */
class ExamplesRefereeTest {

  @TempDir private Path folder;

  @Test
  void examples_everythingLeftOut_costTheirValueToTheReferee()
      throws IOException, InterruptedException {
    Optional<Referee> found = Referee.in(folder);
    assumeTrue(found.isPresent(), Referee.ABSENT);
    List<Scenario> scenarios = scenarios();
    for (Scenario scenario : scenarios) {
      found.get().add(scenario, new PlanMaker(scenario, 0).plan(List.of()));
    }
    List<Verdict> verdicts = found.get().verdicts();
    assertThat(verdicts).hasSameSizeAs(scenarios);
    for (int i = 0; i < verdicts.size(); i++) {
      assertThat(verdicts.get(i).kinds()).as(scenarios.get(i).name()).isEmpty();
      assertThat(verdicts.get(i).figure("objectiveEur"))
          .isEqualByComparingTo(verdicts.get(i).figure("droppedValueEur"));
    }
  }

  private static List<Scenario> scenarios() {
    List<Scenario> scenarios = new ArrayList<>();
    for (ExampleSize size : List.of(ExampleSize.S, ExampleSize.M, ExampleSize.DEEP)) {
      scenarios.add(ExampleScenario.of(size, 21));
      scenarios.add(ExampleScenario.of(size, 22));
    }
    for (long seed = 1_000; seed < 1_060; seed++) {
      scenarios.add(ExampleScenario.of(ExampleSize.VARIETY, seed));
    }
    scenarios.add(ExampleScenario.of(ExampleSize.YEAR, 21));
    scenarios.add(demo());
    return scenarios;
  }

  @Test
  void large_feasiblePlans_areGoodAndPricedAlike() throws IOException, InterruptedException {
    Optional<Referee> found = Referee.in(folder);
    assumeTrue(found.isPresent(), Referee.ABSENT);
    List<CheckReport> reports = new ArrayList<>();
    for (Scenario scenario : List.of(ExampleScenario.of(ExampleSize.L, 3), demo())) {
      Plan plan = new PlanMaker(scenario, 3).feasible(60);
      found.get().add(scenario, plan);
      reports.add(PlanChecker.check(scenario, plan));
    }
    List<Verdict> verdicts = found.get().verdicts();
    for (int i = 0; i < reports.size(); i++) {
      assertThat(reports.get(i).breaches()).isEmpty();
      assertThat(verdicts.get(i).kinds()).isEmpty();
      BigDecimal difference =
          verdicts.get(i).figure("objectiveEur").subtract(reports.get(i).objectiveEur().euro());
      assertThat(difference.abs()).isLessThan(new BigDecimal("0.011"));
    }
  }

  @Test
  void demo_firstFit_placesAllButTheOddOnes() {
    Scenario demo = demo();
    Plan plan = new PlanMaker(demo, 1).feasible(2_000);
    assertThat(plan.placements().size()).isGreaterThan((int) (0.96 * demo.jobs().size()));
    assertThat(plan.unplaced())
        .extracting(unplaced -> unplaced.job())
        .contains("physics-climate-full-1", "finetune-carmaker-1", "eval-release-1");
  }

  private static Scenario demo() {
    return DemoFleet.scenario(Instant.parse("2026-11-23T00:00:00Z"), 1);
  }
}
