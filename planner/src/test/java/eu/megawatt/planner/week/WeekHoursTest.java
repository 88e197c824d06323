package eu.megawatt.planner.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DayShape;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.PriceHours;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.SitePrices;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.scheduler.search.PlanSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchOptions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Weeks whose prices go by the hour. */
class WeekHoursTest {

  private static final CapacityPlan RAMP = Ramp.document().plan();
  private static final Question QUESTION = Question.usual(LocalDate.parse("2031-12-01"), 1);
  private static final LocalDate MONDAY = LocalDate.parse("2027-01-04");

  private static CapacityPlan priced(CapacityPlan plan, UnaryOperator<SitePrices> change) {
    TreeMap<String, Site> sites = new TreeMap<>(plan.sites());
    sites.replaceAll((_, it) -> it.withPrices(change.apply(it.prices().orElseThrow())));
    return plan.withSites(sites);
  }

  private static Site site(CapacityPlan plan, String id) {
    return Optional.ofNullable(plan.sites().get(id)).orElseThrow();
  }

  private static SitePrices without(SitePrices its) {
    return new SitePrices(
        its.energyCentsPerMwh(), its.taxCentsPerMwh(), its.carbonGramsPerMwh(), its.source());
  }

  private static PriceHours hours(DayShape shape) {
    return new PriceHours(ZoneOffset.UTC, Optional.of(shape), Optional.of(shape), "test");
  }

  private static DayShape flat() {
    return new DayShape(Collections.nCopies(24, 1.0), Collections.nCopies(24, 1.0));
  }

  /** Two hours of each day cost a fifth, the others so much more that the mean is 1. */
  private static DayShape twoCheapHours() {
    List<Double> day = new ArrayList<>(Collections.nCopies(24, (24 - 0.4) / 22));
    day.set(3, 0.2);
    day.set(4, 0.2);
    return new DayShape(day, day);
  }

  @Test
  void weekWithoutHours_costsWhatItDidBeforeThereWereAny() {
    List<PlannedWeek> weeks =
        Weeks.of(priced(RAMP, WeekHoursTest::without), QUESTION, 8, () -> false, _ -> {});

    // As eight weeks of the same plan were answered by the version before hours came.
    HorizonUse use = HorizonUse.of(weeks);
    assertThat(use.costCents()).contains(30_364_834_849L);
    assertThat(use.carbonKg()).contains(64_505_394L);
    assertThat(use.energyMwh()).isEqualTo(4_034_574);
    assertThat(use.leftOutCount()).isEqualTo(735);
    assertThat(use.flatCostCents()).isEmpty();
    assertThat(use.flatCarbonKg()).isEmpty();
    assertThat(use.savedCostCents()).isEmpty();
    assertThat(weeks).allMatch(it -> it.flatCostMicroEur().isEmpty());
  }

  @Test
  void hoursThatAreAllTheSame_changeNothing() {
    CapacityPlan none = priced(RAMP, WeekHoursTest::without);
    CapacityPlan same = priced(none, it -> it.withHours(hours(flat())));
    Stretch stretch = new Stretch(LocalDate.parse("2029-10-08"), 7);

    PlannedWeek expected = Weeks.week(none, QUESTION, stretch, () -> false);
    PlannedWeek its = Weeks.week(same, QUESTION, stretch, () -> false);

    assertThat(WeekScenario.of(same, QUESTION, MONDAY))
        .isEqualTo(WeekScenario.of(none, QUESTION, MONDAY));
    assertThat(its.demands()).isEqualTo(expected.demands());
    assertThat(its.energyWh()).isEqualTo(expected.energyWh());
    assertThat(its.costMicroEur()).isEqualTo(expected.costMicroEur());
    assertThat(its.carbonGrams()).isEqualTo(expected.carbonGrams());
    assertThat(its.flatCostMicroEur()).isEqualTo(its.costMicroEur());
    assertThat(its.flatCarbonGrams()).isEqualTo(its.carbonGrams());
  }

  /** Placement by placement and hour by hour, with the prices of the document. */
  @Test
  void costAndCarbon_areTheSumOverPlacementsAndHours() {
    LocalDate monday = LocalDate.parse("2028-05-15");
    Scenario scenario = WeekScenario.of(RAMP, QUESTION, monday);
    Plan plan =
        new PlanSearch(scenario, new SearchOptions(new SearchBudget.Moves(500), 1, 1), _ -> {})
            .run();

    PlannedWeek week = new WeekAccount(RAMP, scenario, plan).of(new Stretch(monday, 7));

    double eur = 0;
    double flatEur = 0;
    double grams = 0;
    double flatGrams = 0;
    for (Placement it : plan.placements()) {
      Job job = scenario.job(it.job());
      Site site = site(RAMP, it.pool().split("/", -1)[0]);
      SitePrices prices = site.prices().orElseThrow();
      PriceHours hours = prices.hours().orElseThrow();
      int from = (int) Duration.between(scenario.grid().start(), it.start()).toHours();
      long length = Math.round(job.runHours().values().iterator().next());
      for (int hour = from; hour < from + length; hour++) {
        double mwh =
            job.gpus()
                * job.wattsPerGpu().values().iterator().next()
                * job.load().at(hour)
                * site.pue().usual()
                / 1e6;
        // By the clock of May, in which both zones are two hours ahead.
        int local = (hour + 2) % 168;
        boolean isWeekend = local >= 120;
        DayShape energy = hours.energy().orElseThrow();
        DayShape carbon = hours.carbon().orElseThrow();
        double price =
            prices.energyCentsPerMwh()
                * (isWeekend ? energy.weekendRatio() : energy.workdayRatio()).get(local % 24)
                / mean(energy);
        double intensity =
            prices.carbonGramsPerMwh()
                * (isWeekend ? carbon.weekendRatio() : carbon.workdayRatio()).get(local % 24)
                / mean(carbon);
        eur += mwh * (Math.round(price) + prices.taxCentsPerMwh()) / 100;
        flatEur += mwh * (prices.energyCentsPerMwh() + prices.taxCentsPerMwh()) / 100;
        grams += mwh * Math.round(intensity);
        flatGrams += mwh * prices.carbonGramsPerMwh();
      }
    }
    assertThat(plan.placements()).hasSizeGreaterThan(400);
    assertThat(week.costMicroEur().orElseThrow() / 1e6).isCloseTo(eur, within(0.01));
    assertThat(week.flatCostMicroEur().orElseThrow() / 1e6).isCloseTo(flatEur, within(0.01));
    assertThat((double) week.carbonGrams().orElseThrow()).isCloseTo(grams, within(10.0));
    assertThat((double) week.flatCarbonGrams().orElseThrow()).isCloseTo(flatGrams, within(10.0));
  }

  private static double mean(DayShape its) {
    double sum = 0;
    for (int hour = 0; hour < 168; hour++) {
      sum += (hour < 120 ? its.workdayRatio() : its.weekendRatio()).get(hour % 24);
    }
    return sum / 168;
  }

  /** With room for all of it each job is by itself, so that its best hours can be counted out. */
  @Test
  void flexibleWork_withTwoCheapHoursADay_goesWhereItIsCheapestOfAll() {
    CapacityPlan one = batchWithRoomForAll();
    Scenario scenario = WeekScenario.of(one, QUESTION, MONDAY);
    Site site = site(one, "FR-PAR-1");
    double best = 0;
    double flat = 0;
    for (Job job : scenario.jobs().values()) {
      long earliest = scenario.grid().firstSlotFrom(job.earliestStart());
      long length = Math.round(job.runHours().values().iterator().next());
      Duration window = Duration.between(scenario.grid().start(), job.deadline().orElseThrow());
      double kwh =
          job.gpus() * job.wattsPerGpu().values().iterator().next() * site.pue().usual() / 1e3;
      double least = Double.MAX_VALUE;
      for (long start = earliest; (start + length) * 60 <= window.toMinutes(); start++) {
        double cents = 0;
        for (long hour = start; hour < start + length; hour++) {
          boolean isCheap = hour % 24 == 3 || hour % 24 == 4;
          cents += 1_000 + Math.round(10_000 * (isCheap ? 0.2 : (24 - 0.4) / 22));
        }
        least = Math.min(least, cents * kwh / 1e5);
      }
      best += least;
      flat += length * 11_000 * kwh / 1e5;
    }

    PlannedWeek week = Weeks.week(one, QUESTION, new Stretch(MONDAY, 7), () -> false);

    assertThat(week.onTimeCount()).isEqualTo(scenario.jobs().size());
    assertThat(week.costMicroEur().orElseThrow() / 1e6).isCloseTo(best, within(0.01));
    assertThat(week.flatCostMicroEur().orElseThrow() / 1e6).isCloseTo(flat, within(0.01));
    assertThat(best).isLessThan(0.97 * flat);
    HorizonUse use = HorizonUse.of(List.of(week));
    assertThat(use.savedCostCents().orElseThrow() / 100.0).isCloseTo(flat - best, within(0.02));
    assertThat(use.savedCarbonKg().orElseThrow()).isPositive();
  }

  private static CapacityPlan batchWithRoomForAll() {
    TreeMap<String, Site> sites = new TreeMap<>(RAMP.sites());
    sites.keySet().removeIf(it -> !it.equals("FR-PAR-1"));
    List<DemandStream> batch = RAMP.streams().stream().filter(it -> it.id().equals("ocr")).toList();
    CapacityPlan one =
        new CapacityPlan(
            "one",
            RAMP.from(),
            sites,
            RAMP.steps().stream().filter(it -> it.siteId().equals("FR-PAR-1")).toList(),
            List.of(),
            batch,
            List.of());
    return priced(
        one, _ -> new SitePrices(10_000, 1_000, 50_000, "test").withHours(hours(twoCheapHours())));
  }

  @Test
  void fullFleet_withHours_servesNoLessWorkThanAtFlatPrices() {
    Stretch stretch = new Stretch(LocalDate.parse("2029-10-08"), 7);

    PlannedWeek flat =
        Weeks.week(priced(RAMP, SitePrices::withFlatEnergy), QUESTION, stretch, () -> false);
    PlannedWeek byHour = Weeks.week(RAMP, QUESTION, stretch, () -> false);

    // A GPU-hour is worth 2 EUR, and some 0.15 EUR of energy.
    assertThat(byHour.onTimeGpuHours()).isGreaterThanOrEqualTo(flat.onTimeGpuHours());
    assertThat(byHour.breachCount()).isZero();
  }
}
