package eu.megawatt.planner.buildout.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Demand;
import eu.megawatt.planner.buildout.Lateness;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Plan;
import eu.megawatt.planner.buildout.Price;
import eu.megawatt.planner.buildout.Shortage;
import eu.megawatt.planner.buildout.Site;
import eu.megawatt.planner.buildout.Terms;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One site with 100 kW and one option of 1000 kW that is ready from quarter 2 on. */
final class ObstaclesTest {

  private static final long CAPITAL_CENTS = 1_000_000_000;
  private static final long DEAR_CENTS = 10_000_000;

  @Test
  void of_demandBeforeTheOptionCanStart_namesLeadTimeAndWhenItIsPossible() {
    BuildOut found = search(demand("eu", 500), CAPITAL_CENTS, DEAR_CENTS);

    assertThat(found.plan()).isEqualTo(Plan.of(Map.of("hall", 2)));
    assertThat(found.unmet().stream().map(Unmet::shortage))
        .containsExactly(new Shortage("eu", 0, 400), new Shortage("eu", 1, 400));
    assertThat(found.unmet().getFirst().binding()).isEqualTo(Binding.LEAD_TIME);
    assertThat(found.unmet().getFirst().possibleQuarter()).contains(2);
    assertThat(found.unmet().getFirst().why())
        .isEqualTo(
            "eu lacks 400 kW in quarter 0: eu may run at oslo only, which can have 100 kW of 500"
                + " kW by then; they can have it from quarter 2");
  }

  @Test
  void of_demandAboveAllOptions_namesThatNothingIsLeft() {
    BuildOut found = search(demand("eu", 2000), CAPITAL_CENTS, DEAR_CENTS);

    assertThat(found.unmet()).hasSize(4);
    assertThat(found.unmet()).allMatch(it -> it.binding() == Binding.NOTHING_LEFT);
  }

  @Test
  void of_profileThatNoSiteMayHost_namesIt() {
    BuildOut found = search(demand("secret", 50), CAPITAL_CENTS, DEAR_CENTS);

    assertThat(found.plan()).isEqualTo(Plan.NOTHING);
    assertThat(found.unmet()).hasSize(4).allMatch(it -> it.binding() == Binding.NO_HOST);
    assertThat(found.unmet().getFirst().why())
        .isEqualTo("secret lacks 50 kW in quarter 0: no site may host it");
  }

  @Test
  void of_limitBelowTheCapital_namesCapitalAndWhatItCosts() {
    BuildOut found = search(demand("eu", 500), CAPITAL_CENTS - 1, DEAR_CENTS);

    assertThat(found.plan()).isEqualTo(Plan.NOTHING);
    assertThat(found.unmet().getLast().binding()).isEqualTo(Binding.CAPITAL);
    assertThat(found.whatIfs().getFirst().without()).isEqualTo(Waiver.CAPITAL_LIMITS);
    assertThat(found.whatIfs().getFirst().savedCents())
        .isEqualTo(2 * 400 * DEAR_CENTS - CAPITAL_CENTS);
    assertThat(found.verdicts().getFirst()).isInstanceOf(Verdict.Limited.class);
  }

  @Test
  void of_shortageCheaperThanBuilding_namesThePrice() {
    BuildOut found = search(demand("eu", 500), CAPITAL_CENTS, 1000);

    assertThat(found.plan()).isEqualTo(Plan.NOTHING);
    assertThat(found.unmet().getLast().binding()).isEqualTo(Binding.PRICE);
    assertThat(found.verdicts().getFirst()).isInstanceOf(Verdict.Dearer.class);
    assertThat(found.runnersUp().getFirst().why())
        .isEqualTo(
            "Also builds hall and costs 9992000.00 EUR more: capital +10000000.00 EUR, shortage"
                + " -8000.00 EUR");
  }

  private static Demand demand(String profile, long kw) {
    return new Demand(profile, Collections.nCopies(4, kw));
  }

  private static BuildOut search(Demand demand, long limitCents, long shortageCents) {
    Option hall =
        new Option(
            "hall",
            "oslo",
            1000,
            "B200",
            1000,
            2,
            2,
            new Price(CAPITAL_CENTS, 0, 0),
            Optional.empty(),
            Optional.empty(),
            Lateness.NEVER);
    BuildCase its =
        new BuildCase(
            4,
            List.of(new Site("oslo", Set.of("eu"), List.of(100L))),
            List.of(hall),
            List.of(demand),
            new Terms(0, List.of(limitCents), shortageCents, 500));
    return BuildOutSearch.of(its, new Effort(1000, 1, 100, 3), 1);
  }
}
