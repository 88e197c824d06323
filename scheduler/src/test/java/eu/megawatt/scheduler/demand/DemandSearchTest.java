package eu.megawatt.scheduler.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.scheduler.check.DemandCases;
import eu.megawatt.scheduler.check.DemandChecker;
import eu.megawatt.scheduler.check.DemandReport;
import eu.megawatt.scheduler.search.SearchBudget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of version 2 keep every rule of the checker, and cost no more than they have to. */
final class DemandSearchTest {

  private static final int SEEDS = 400;
  private static final int TINY = 200;

  /** Rounding: every part of a price is kept in whole cents. */
  private static final double CENTS = 0.05;

  /** What can be had by what the checker lets pass beyond limits and budgets. */
  private static final double TOLERANCES = 0.5;

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

  /** The demands of these seeds are small enough to try every plan. */
  @Test
  void run_tinyDemands_costAsMuchAsTheCheapestOfAllPlansInNineteenOfTwenty() {
    int equal = 0;
    List<String> dearer = new ArrayList<>();
    for (long seed = 0; seed < TINY; seed++) {
      Demand demand = TinyDemands.of(seed);
      DemandPlan plan = plan(demand, 600);
      DemandReport report = DemandChecker.check(demand, plan);
      assertThat(report.breaches()).as("seed %d", seed).isEmpty();
      double least = EveryPlan.leastEur(demand);
      double eur = plan.objectiveEur().euro().doubleValue();
      assertThat(eur).as("seed %d", seed).isGreaterThan(least - TOLERANCES);
      if (eur < least + CENTS) {
        equal++;
      } else {
        dearer.add("seed %d: %.2f, not %.2f".formatted(seed, eur, least));
      }
    }
    assertThat(equal).as(dearer.toString()).isGreaterThanOrEqualTo(TINY * 19 / 20);
  }

  /** Where there are so many jobs and slots that not all ways to run one can be told apart. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void run_manyJobsWithRoomForAll_leavesNoneOut(boolean mayStop) {
    Demand demand = RoomyDemands.of(mayStop);
    DemandPlan plan = plan(demand, 0);
    assertThat(plan.unplaced()).isEmpty();
    assertThat(DemandChecker.check(demand, plan).breaches()).isEmpty();
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
