package eu.megawatt.scheduler.price;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.scheduler.check.PlanMaker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The exact price, against the checker and against a sum written out slot by slot. */
class PlanPriceTest {

  @Test
  void of_hundredsOfPlans_isTheCheckersPriceToTheCent() {
    for (long seed = 100; seed < 200; seed++) {
      Scenario scenario = ExampleScenario.of(ExampleSize.VARIETY, seed);
      PlanMaker maker = new PlanMaker(scenario, seed);
      Stream.of(maker.feasible(3), maker.feasible(60), maker.crowded(30))
          .forEach(plan -> assertSamePrice(scenario, plan));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"S", "M", "L", "YEAR", "DEEP"})
  void of_everySize_isTheCheckersPriceToTheCent(ExampleSize size) {
    Scenario scenario = ExampleScenario.of(size, 4);
    Plan plan = new PlanMaker(scenario, 4).feasible(40);
    assertSamePrice(scenario, plan);
    assertThat(PlanChecker.check(scenario, plan).breaches()).isEmpty();
  }

  private static void assertSamePrice(Scenario scenario, Plan plan) {
    PlanPrice price = PlanPrice.of(scenario, plan.placements());
    CheckReport report = PlanChecker.check(scenario, plan);
    assertThat(price.energyEur()).isEqualTo(report.energyEur());
    assertThat(price.carbonEur()).isEqualTo(report.carbonEur());
    assertThat(price.latenessEur()).isEqualTo(report.latenessEur());
    assertThat(price.droppedValueEur()).isEqualTo(report.droppedValueEur());
    assertThat(price.objectiveEur()).isEqualTo(report.objectiveEur());
    assertThat(rounded(BigDecimal.valueOf(price.carbon().milligrams(), 9), 4))
        .isEqualByComparingTo(report.carbonTonnes());
    assertThat(rounded(BigDecimal.valueOf(price.energyAboveIdleWh(), 6), 3))
        .isEqualByComparingTo(report.mwhAboveIdle());
  }

  @Test
  void placementPrice_everyPlacement_isTheSumOverItsSlots() {
    for (long seed = 300; seed < 330; seed++) {
      Scenario scenario = ExampleScenario.of(ExampleSize.VARIETY, seed);
      PriceBook book = new PriceBook(scenario);
      for (Placement placement : new PlanMaker(scenario, seed).feasible(30).placements()) {
        PlacementPrice price = book.placementPrice(placement);
        assertThat(price.energyEur()).isEqualTo(energy(scenario, placement, price));
        assertThat(price.latenessEur()).isEqualTo(lateness(scenario, placement, price));
      }
    }
  }

  /** Slot by slot, in decimals, divided by sixty at the end. */
  private static Money energy(Scenario scenario, Placement placement, PlacementPrice price) {
    Job job = scenario.job(placement.job());
    Pool pool = scenario.pool(placement.pool());
    Site site = scenario.siteOf(pool);
    GpuType type = scenario.gpuType(pool.gpuType());
    BigDecimal busy = decimal(requireNonNull(job.wattsPerGpu().get(type.id())));
    BigDecimal above =
        busy.multiply(decimal(placement.powerCap())).subtract(decimal(type.idleWatts()));
    BigDecimal sum = BigDecimal.ZERO;
    int from = (int) scenario.grid().firstSlotFrom(placement.start());
    int to = (int) scenario.grid().firstSlotFrom(price.end());
    for (int slot = from; slot < to; slot++) {
      sum =
          sum.add(
              above
                  .max(BigDecimal.ZERO)
                  .multiply(BigDecimal.valueOf(job.gpus()))
                  .multiply(decimal(job.load().at(slot)))
                  .multiply(decimal(site.pue()))
                  .multiply(decimal(site.energyEurPerMWh().at(slot))));
    }
    BigDecimal minutes = sum.multiply(BigDecimal.valueOf(scenario.grid().slotMinutes()));
    return Money.ofEuro(minutes.divide(BigDecimal.valueOf(60_000_000), 2, RoundingMode.HALF_UP));
  }

  private static Money lateness(Scenario scenario, Placement placement, PlacementPrice price) {
    Job job = scenario.job(placement.job());
    Duration late = Duration.between(job.deadline().orElse(price.end()), price.end());
    if (late.isNegative()) {
      return Money.ZERO;
    }
    assertThat(price.latenessHours()).isEqualTo(late.toSeconds() / 3600.0);
    BigDecimal euro =
        BigDecimal.valueOf(late.toSeconds()).multiply(decimal(job.latenessEurPerHour()));
    return Money.ofEuro(euro.divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP));
  }

  @Test
  void of_nothingPlaced_isTheValueOfAllJobs() {
    Scenario scenario = ExampleScenario.of(ExampleSize.S, 1);
    BigDecimal value =
        scenario.jobs().values().stream()
            .map(job -> decimal(job.valueEur()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    PlanPrice price = PlanPrice.of(scenario, List.of());
    assertThat(price.objectiveEur()).isEqualTo(Money.ofEuro(value));
    assertThat(price.energyAboveIdleWh()).isZero();
  }

  @Test
  void placementPrice_fullLoad_peaksAtItsCappedDraw() {
    Scenario scenario = ExampleScenario.of(ExampleSize.S, 1);
    Job job = scenario.job("job-000000");
    Pool pool =
        scenario.pools().values().stream()
            .filter(candidate -> job.runHours().containsKey(candidate.gpuType()))
            .findFirst()
            .orElseThrow();
    PowerCap cap = scenario.gpuType(pool.gpuType()).powerCaps().getLast();
    Placement placement =
        new Placement(job.id(), pool.id(), scenario.grid().start(), cap.fraction());
    double watts =
        job.gpus() * cap.fraction() * requireNonNull(job.wattsPerGpu().get(pool.gpuType()));
    PlacementPrice price = new PriceBook(scenario).placementPrice(placement);
    assertThat(price.peak().watts()).isEqualTo(watts);
    assertThat(price.end()).isAfter(placement.start());
  }

  @Test
  void of_whatCannotBePriced_saysWhichPlacementAndWhy() {
    Scenario scenario = ExampleScenario.of(ExampleSize.S, 1);
    Placement good = new PlanMaker(scenario, 1).feasible(50).placements().getFirst();
    List<Placement> twice = new ArrayList<>(List.of(good, good));
    assertThatThrownBy(() -> PlanPrice.of(scenario, twice)).hasMessageContaining("placed twice");
    assertRefused(scenario, new Placement("ghost", good.pool(), good.start(), 1), "\"ghost\"");
    assertRefused(scenario, new Placement(good.job(), "p", good.start(), 1), "\"p\"");
    assertRefused(
        scenario, new Placement(good.job(), good.pool(), good.start(), 0.5), "power cap of 0.5");
    assertRefused(
        scenario,
        new Placement(good.job(), good.pool(), good.start().plusSeconds(1), 1),
        "between two slots");
    assertRefused(
        scenario,
        new Placement(good.job(), good.pool(), scenario.grid().end(), 1),
        "outside the horizon");
  }

  private static void assertRefused(Scenario scenario, Placement placement, String because) {
    assertThatThrownBy(() -> PlanPrice.of(scenario, List.of(placement)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(because);
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value);
  }

  private static BigDecimal rounded(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP);
  }
}
