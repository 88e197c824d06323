package eu.megawatt.planner.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.SitePrices;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.planner.scenario.ChangeCard;
import eu.megawatt.planner.scenario.Changes;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.scheduler.search.PlanSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WeeksTest {

  private static final CapacityPlan RAMP = Ramp.document().plan();
  private static final LocalDate END = LocalDate.parse("2031-12-01");
  private static final Question QUESTION = Question.usual(END, 1);
  private static List<PlannedWeek> six = List.of();

  @BeforeAll
  static void plan() {
    six = weeks(RAMP);
  }

  private static List<PlannedWeek> weeks(CapacityPlan plan) {
    return Weeks.of(plan, QUESTION, 6, () -> false, _ -> {});
  }

  @Test
  void weeks_ofTheRamp_runOutAsTheOutlookSays() {
    // The outlook's P50 is the end of 2027 for one profile; all of it is short from 2029 on.
    assertThat(six.getFirst().leftOutCount() + six.getFirst().lateCount()).isZero();
    assertThat(six.getLast().onTimeGpuHours()).isLessThan(six.getLast().askedGpuHours() / 2);
    assertThat(six.getLast().leftOutFor().keySet()).contains("WaitingForPower");
    assertThat(six).allMatch(it -> it.breachCount() == 0);
  }

  @Test
  void weeks_madeAgain_areTheSame() {
    assertThat(weeks(RAMP)).isEqualTo(six);
  }

  @Test
  void energyAndCost_ofAWeek_areTheCheckers() {
    LocalDate monday = LocalDate.parse("2028-01-03");
    Scenario scenario = WeekScenario.of(RAMP, QUESTION, monday);
    Plan plan =
        new PlanSearch(scenario, new SearchOptions(new SearchBudget.Moves(1_000), 1, 1), _ -> {})
            .run();
    CheckReport checked = PlanChecker.check(scenario, plan);

    PlannedWeek week = new WeekAccount(RAMP, scenario, plan).of(new Stretch(monday, 7));

    assertThat(week.energyWh() / 1e6).isCloseTo(checked.mwhAboveIdle().doubleValue(), within(0.01));
    long microEur = week.sites().stream().mapToLong(it -> it.costMicroEur().orElseThrow()).sum();
    assertThat(microEur / 1e6).isCloseTo(checked.energyEur().euro().doubleValue(), within(0.1));
    long grams = week.sites().stream().mapToLong(it -> it.carbonGrams().orElseThrow()).sum();
    assertThat(grams / 1e6).isCloseTo(checked.carbonTonnes().doubleValue(), within(0.001));
    assertThat(week.jobCount()).isEqualTo(scenario.jobs().size());
    assertThat(week.leftOutCount()).isEqualTo(checked.unplaced());
  }

  @Test
  void horizon_isTheWeeksByTheDaysThatTheyStandFor() {
    HorizonUse use = HorizonUse.of(six);

    double cents = 0;
    for (PlannedWeek week : six) {
      for (SiteUse site : week.sites()) {
        cents += site.costMicroEur().orElseThrow() / 1e4 * week.stretch().days() / 7;
      }
    }
    assertThat((double) use.costCents().orElseThrow()).isCloseTo(cents, within(1.0));
    assertThat(use.costCentsPerMwh().orElseThrow()).isBetween(7_000L, 8_000L);
    assertThat(use.peakItKw())
        .isEqualTo(
            LongStream.of(six.stream().mapToLong(PlannedWeek::peakItKw).toArray())
                .max()
                .orElseThrow());
    assertThat(use.jobsOnTimeRatio()).isBetween(0.4, 0.9);
    assertThat(use.breachCount()).isZero();
  }

  @Test
  void siteThatIsCut_losesWorkAndMovesOthers() {
    CapacityPlan cut =
        Changes.of(
            RAMP,
            List.of(new ChangeCard.LimitCut("FR-PAR-1", LocalDate.parse("2028-01-01"), 30_000)));
    List<PlannedWeek> weeks = weeks(cut);

    assertThat(HorizonUse.of(weeks).workOnTimeRatio())
        .isLessThan(HorizonUse.of(six).workOnTimeRatio());
    assertThat(weeks.getLast().demands()).isNotEqualTo(six.getLast().demands());
  }

  @Test
  void tariffAndTax_changeTheCostAndNotTheEnergyOfASingleSite() {
    CapacityPlan one = one(Optional.of(new SitePrices(5_000, 1_000, 20_000, "test")));
    List<ChangeCard> cards =
        List.of(new ChangeCard.Tariff("FR-PAR-1", 6_000), new ChangeCard.Tax("FR", 3_000));

    // In the first of them everything fits, so that nothing is left to choose.
    HorizonUse before = HorizonUse.of(weeks(one).subList(0, 1));
    HorizonUse after = HorizonUse.of(weeks(Changes.of(one, cards)).subList(0, 1));

    assertThat(after.energyMwh()).isEqualTo(before.energyMwh());
    assertThat(before.costCentsPerMwh()).contains(6_000L);
    assertThat(after.costCentsPerMwh()).contains(9_000L);
    assertThat(after.carbonKg()).isEqualTo(before.carbonKg());
  }

  @Test
  void pricesThatNobodyKnows_leaveTheCostOpen() {
    CapacityPlan one = one(Optional.empty());

    HorizonUse use = HorizonUse.of(weeks(one));

    assertThat(use.energyMwh()).isPositive();
    assertThat(use.costCents()).isEmpty();
    assertThat(use.carbonKg()).isEmpty();
    assertThatThrownBy(() -> Changes.of(one, List.of(new ChangeCard.Tax("FR", 100))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FR-PAR-1")
        .hasMessageContaining("no prices");
  }

  private static CapacityPlan one(Optional<SitePrices> prices) {
    TreeMap<String, Site> sites = new TreeMap<>(RAMP.sites());
    sites.keySet().removeIf(it -> !it.equals("FR-PAR-1"));
    sites.replaceAll(
        (_, it) ->
            new Site(it.id(), it.name(), it.country(), false, it.profileIds(), it.pue(), prices));
    return new CapacityPlan(
        "one",
        RAMP.from(),
        sites,
        RAMP.steps().stream().filter(it -> it.siteId().equals("FR-PAR-1")).toList(),
        RAMP.gpus().stream().filter(it -> it.siteId().equals("FR-PAR-1")).toList(),
        RAMP.streams().stream().filter(it -> it.profileId().equals("eu")).toList(),
        List.of());
  }

  @Test
  void weeks_cancelled_endWithoutAnswer() {
    AtomicInteger done = new AtomicInteger();

    assertThatThrownBy(() -> Weeks.of(RAMP, QUESTION, 6, () -> true, done::addAndGet))
        .isInstanceOf(CancellationException.class);
    assertThat(done).hasValue(0);
  }
}
