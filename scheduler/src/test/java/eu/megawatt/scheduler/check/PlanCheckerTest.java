package eu.megawatt.scheduler.check;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.unit.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanCheckerTest {

  private final Scenario scenario = ExampleScenario.of(ExampleSize.M, 2);
  private final PlanMaker maker = new PlanMaker(scenario, 2);

  @Test
  void check_goodPlan_isValidated() {
    Plan plan = maker.feasible(30);
    CheckReport report = PlanChecker.check(scenario, plan);
    assertThat(report.breaches()).isEmpty();
    assertThat(report.feasible()).isTrue();
    assertThat(report.validated().map(ValidatedPlan::plan)).contains(plan);
    assertThat(report.validated().map(ValidatedPlan::scenario)).contains(scenario);
    assertThat(report.placed()).isEqualTo(plan.placements().size());
    assertThat(report.idleBaselineEur()).isGreaterThan(Money.ZERO);
  }

  @Test
  void check_thousandsOfBreaches_keepsAThousandAndCountsAll() {
    CheckReport report = PlanChecker.check(scenario, maker.crowded(200));
    assertThat(report.breaches()).hasSize(1_000);
    assertThat(report.breachCount()).isGreaterThan(1_000);
    assertThat(report.feasible()).isFalse();
    assertThat(report.validated()).isEmpty();
  }

  @Test
  void check_overALimit_namesDomainSlotTimeAndMegawatts() {
    CheckReport report = PlanChecker.check(scenario, maker.crowded(200));
    assertThat(report.breaches())
        .filteredOn(breach -> breach.kind() == BreachKind.GPUS)
        .first()
        .extracting(Breach::message)
        .asString()
        .matches("\\S+ in slot \\d+ \\(\\d{4}-\\S+Z\\): \\d+ taken, \\d+ there");
    Scenario deep = ExampleScenario.of(ExampleSize.DEEP, 2);
    assertThat(PlanChecker.check(deep, new PlanMaker(deep, 3).crowded(9)).breaches())
        .filteredOn(breach -> breach.kind() == BreachKind.MEGAWATTS)
        .allSatisfy(
            breach ->
                assertThat(breach.message())
                    .matches(
                        "\\S+ in slot \\d+ \\(\\d{4}-\\S+Z\\): "
                            + "[\\d.]+ MW \\((it|facility)\\), limit [\\d.]+ MW"));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "GPUS",
        "MEGAWATTS",
        "UNFINISHED",
        "SEGMENTS",
        "INTERRUPTED",
        "TOO_LONG",
        "TOO_SHORT",
        "AFTER",
        "DATA",
        "REPLICAS",
        "TRAFFIC",
        "LOAD",
        "LATENCY",
        "FAILOVER",
        "SHARES",
        "BUDGET",
        "EVERY_SERVICE_ONCE"
      },
      mode = EnumSource.Mode.EXCLUDE)
  void check_onePlanBrokenOneWay_reportsThatWay(BreachKind kind) {
    Plan broken = new BrokenPlans(scenario, maker.feasible(60), 7).broken(kind).orElseThrow();
    CheckReport report = PlanChecker.check(scenario, broken);
    assertThat(report.breaches()).extracting(Breach::kind).contains(kind);
    assertThat(report.breaches())
        .filteredOn(breach -> breach.kind() == kind)
        .allSatisfy(breach -> assertThat(breach.message()).isNotBlank());
  }

  @Test
  void check_manyJobsMissing_isOneBreachThatNamesAFew() {
    List<Unplaced> nobody = List.of();
    Plan empty = maker.plan(List.of());
    Plan silent =
        new Plan(empty.scenario(), List.of(), nobody, empty.objectiveEur(), empty.bound(), 0, 1);
    CheckReport report = PlanChecker.check(scenario, silent);
    assertThat(report.breaches()).hasSize(1);
    assertThat(report.breaches().getFirst().toString())
        .startsWith("every job stands once: svc-0000, ")
        .endsWith("and 995 more in neither list");
  }
}
