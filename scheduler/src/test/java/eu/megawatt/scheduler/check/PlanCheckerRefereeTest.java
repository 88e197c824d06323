package eu.megawatt.scheduler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.check.Referee.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker decides and prices as the contract's referee does, on good plans and on bad ones. */
class PlanCheckerRefereeTest {

  /** The referee adds floats and rounds their sum, so an exact half may fall to either side. */
  private static final BigDecimal HALF_WAY = new BigDecimal("0.0100001");

  private static final int SEEDS = 40;

  /** What ends unfinished is of the current plan: a placement here has no end of its own. */
  private static final Set<BreachKind> NOT_HERE =
      EnumSet.range(BreachKind.UNFINISHED, BreachKind.BUDGET);

  static {
    NOT_HERE.add(BreachKind.EVERY_SERVICE_ONCE);
  }

  @TempDir private Path folder;

  @Test
  void check_goodAndBrokenPlansOfManyScenarios_agreesWithTheReferee()
      throws IOException, InterruptedException {
    Optional<Referee> found = Referee.in(folder);
    assumeTrue(found.isPresent(), Referee.ABSENT);
    Referee referee = found.get();
    List<CheckReport> reports = new ArrayList<>();
    Set<BreachKind> seen = EnumSet.noneOf(BreachKind.class);
    for (long seed = 0; seed < SEEDS; seed++) {
      Scenario scenario = ExampleScenario.of(ExampleSize.VARIETY, seed);
      for (Plan plan : plans(scenario, seed)) {
        CheckReport report = PlanChecker.check(scenario, plan);
        reports.add(report);
        report.breaches().forEach(breach -> seen.add(breach.kind()));
        referee.add(scenario, plan);
      }
    }
    List<Verdict> verdicts = referee.verdicts();
    assertThat(verdicts).hasSameSizeAs(reports).hasSizeGreaterThan(SEEDS * 10);
    for (int i = 0; i < verdicts.size(); i++) {
      assertSame(verdicts.get(i), reports.get(i));
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(NOT_HERE)));
  }

  private static List<Plan> plans(Scenario scenario, long seed) {
    PlanMaker maker = new PlanMaker(scenario, seed);
    List<Plan> plans = new ArrayList<>();
    plans.add(maker.plan(List.of()));
    plans.add(maker.feasible(5));
    Plan good = maker.feasible(80);
    plans.add(good);
    BrokenPlans broken = new BrokenPlans(scenario, good, seed);
    for (BreachKind kind : BreachKind.values()) {
      broken.broken(kind).ifPresent(plans::add);
    }
    return plans;
  }

  private static void assertSame(Verdict referee, CheckReport report) {
    assertThat(report.breachCount())
        .as("referee: %s, checker: %s", referee.kinds(), report.breaches())
        .isEqualTo(referee.figure("breaches").longValueExact());
    assertThat(report.validated().isPresent()).isEqualTo(report.feasible());
    List<String> kinds = report.breaches().stream().map(breach -> breach.kind().word()).toList();
    if (kinds.size() <= 20) {
      assertThat(kinds).containsExactlyInAnyOrderElementsOf(referee.kinds());
    } else {
      assertThat(kinds).containsAll(referee.kinds());
    }
    assertThat(report.placed()).isEqualTo(referee.figure("placed").intValueExact());
    assertThat(report.unplaced()).isEqualTo(referee.figure("unplaced").intValueExact());
    assertFigures(referee, report);
  }

  private static void assertFigures(Verdict referee, CheckReport report) {
    assertClose(referee, "energyEur", report.energyEur());
    assertClose(referee, "carbonEur", report.carbonEur());
    assertClose(referee, "latenessEur", report.latenessEur());
    assertClose(referee, "droppedValueEur", report.droppedValueEur());
    assertClose(referee, "objectiveEur", report.objectiveEur());
    assertClose(referee, "idleBaselineEur", report.idleBaselineEur());
    assertThat(report.carbonTonnes())
        .isCloseTo(referee.figure("carbonTonnes"), within(new BigDecimal("0.00010001")));
    assertThat(report.mwhAboveIdle())
        .isCloseTo(referee.figure("mwhAboveIdle"), within(new BigDecimal("0.0010001")));
  }

  private static void assertClose(Verdict referee, String figure, Money money) {
    assertThat(money.euro()).as(figure).isCloseTo(referee.figure(figure), within(HALF_WAY));
  }

  private static Offset<BigDecimal> within(BigDecimal difference) {
    return Offset.offset(difference);
  }
}
