package eu.megawatt.scheduler.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.scheduler.check.DemandCases;
import eu.megawatt.scheduler.check.DemandChecker;
import eu.megawatt.scheduler.check.DemandReport;
import eu.megawatt.scheduler.search.SearchBudget;
import org.junit.jupiter.api.Test;

/** Plans of version 2 keep every rule of the checker, and cost no more than they have to. */
final class DemandSearchTest {

  private static final int SEEDS = 400;

  private static DemandPlan plan(Demand demand, long moves) {
    return new DemandSearch(demand, new SearchBudget.Moves(moves), 1, _ -> {}).run();
  }

  @Test
  void run_randomDemands_breaksNoRuleAndCostsWhatItSays() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Demand demand = DemandCases.of(seed);
      DemandReport report = DemandChecker.check(demand, plan(demand, 30));
      assertThat(report.breaches()).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void run_sameSeed_isTheSamePlan() {
    Demand demand = DemandCases.of(17);
    DemandPlan first = plan(demand, 200);
    DemandPlan second = plan(demand, 200);
    assertThat(second.placements()).isEqualTo(first.placements());
    assertThat(second.services()).isEqualTo(first.services());
    assertThat(second.objectiveEur()).isEqualTo(first.objectiveEur());
  }
}
