package eu.megawatt.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.bench.cpsat.CpSatContestant;
import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.PlanChecker;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ContestantsTest {

  private static final double SECONDS = 1;

  /** CP-SAT ends when it has proved its plan, with few jobs in a second or two. */
  private static final double UNTIL_PROVED = 20;

  private static final int FEW_JOBS = 4;

  static Stream<Arguments> everybodyOnEverything() {
    List<Instance> instances =
        List.of(few(ExampleSize.S, 7), few(ExampleSize.VARIETY, 3), few(ExampleSize.VARIETY, 26));
    return Comparison.everybody().stream()
        .flatMap(contestant -> instances.stream().map(it -> Arguments.of(contestant, it)));
  }

  private static Instance few(ExampleSize size, long seed) {
    Scenario all = ExampleScenario.of(size, seed);
    Scenario few =
        Scenario.of(
            all.name(),
            all.grid(),
            all.carbonEurPerTonne(),
            List.copyOf(all.gpuTypes().values()),
            List.copyOf(all.sites().values()),
            List.copyOf(all.domains().values()),
            List.copyOf(all.pools().values()),
            List.copyOf(all.policies().values()),
            all.jobs().values().stream().limit(FEW_JOBS).toList());
    return Instance.of(size + " " + seed, size, few);
  }

  @ParameterizedTest
  @MethodSource("everybodyOnEverything")
  void plan_fewJobs_breaksNothingAndIsNoCheaperThanItsBound(
      Contestant contestant, Instance instance) throws InterruptedException {
    double seconds = contestant instanceof CpSatContestant ? UNTIL_PROVED : SECONDS;

    Outcome outcome = contestant.plan(instance, seconds, 1);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Made.class,
            made -> {
              CheckReport report = PlanChecker.check(instance.scenario(), made.plan());
              assertThat(report.breaches()).as(contestant.name()).isEmpty();
              double eur = report.objectiveEur().euro().doubleValue();
              assertThat(made.boundEur().orElse(eur)).isLessThanOrEqualTo(eur + 0.01);
            });
  }

  @Test
  void plan_largeForCpSat_saysWhyNot() {
    Instance large = Instance.of("L", ExampleSize.L, ExampleScenario.of(ExampleSize.L, 1));

    assertThat(new CpSatContestant().plan(large, 1, 1))
        .isInstanceOfSatisfying(
            Outcome.None.class, none -> assertThat(none.why()).startsWith("cannot build: "));
  }
}
