package eu.megawatt.scheduler.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.document.PlanWriter;
import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.PlanChecker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanSearchTest {

  private static final SearchBudget FEW_MOVES = new SearchBudget.Moves(2_000);

  @ParameterizedTest
  @CsvSource({"VARIETY,301,1", "VARIETY,302,2", "VARIETY,303,1", "S,304,2", "DEEP,305,2"})
  void run_anyScenario_theCheckerAgreesToTheCent(ExampleSize size, long seed, int threads) {
    Scenario scenario = ExampleScenario.of(size, seed);

    Plan plan = search(scenario, new SearchOptions(FEW_MOVES, threads, seed)).run();

    CheckReport report = PlanChecker.check(scenario, plan);
    assertThat(report.breaches()).isEmpty();
    assertThat(report.objectiveEur()).isEqualTo(plan.objectiveEur());
    assertThat(plan.bound()).isPresent();
    assertThat(plan.bound().orElseThrow().eur()).isLessThanOrEqualTo(plan.objectiveEur());
  }

  @ParameterizedTest
  @CsvSource({"VARIETY,311", "S,312"})
  void run_sameSeedMovesAndOneThread_sameBytes(ExampleSize size, long seed) throws IOException {
    Scenario scenario = ExampleScenario.of(size, seed);
    SearchOptions options = new SearchOptions(FEW_MOVES, 1, 7);

    assertThat(bytes(search(scenario, options).run()))
        .isEqualTo(bytes(search(scenario, options).run()));
  }

  @Test
  void run_moreMoves_costsNoMore() {
    Scenario scenario = ExampleScenario.of(ExampleSize.S, 321);

    Plan none = search(scenario, new SearchOptions(new SearchBudget.Moves(0), 1, 1)).run();
    Plan some = search(scenario, new SearchOptions(FEW_MOVES, 1, 1)).run();

    assertThat(some.objectiveEur()).isLessThanOrEqualTo(none.objectiveEur());
  }

  @Test
  void beginningWith_aBetterPlan_isNeverWorseThanIt() {
    Scenario scenario = ExampleScenario.of(ExampleSize.S, 341);
    Plan good = search(scenario, new SearchOptions(new SearchBudget.Moves(20_000), 1, 1)).run();
    SearchOptions none = new SearchOptions(new SearchBudget.Moves(0), 1, 1);

    Plan alone = search(scenario, none).run();
    Plan on = search(scenario, none).beginningWith(good).run();

    assertThat(good.objectiveEur()).isLessThan(alone.objectiveEur());
    assertThat(on.objectiveEur()).isLessThanOrEqualTo(good.objectiveEur());
    assertThat(PlanChecker.check(scenario, on).breaches()).isEmpty();
  }

  @Test
  void beginningWith_aPlanThatBreaksARule_isRefused() {
    Scenario scenario = ExampleScenario.of(ExampleSize.S, 341);
    SearchOptions none = new SearchOptions(new SearchBudget.Moves(0), 1, 1);
    Plan its = search(scenario, none).run();
    Plan incomplete =
        new Plan(
            its.scenario(),
            its.placements().subList(1, its.placements().size()),
            its.unplaced(),
            its.objectiveEur(),
            its.bound(),
            0,
            1);

    assertThatThrownBy(() -> search(scenario, none).beginningWith(incomplete))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("breaks");
  }

  @Test
  void stop_fromTheListener_endsAWeekLongSearchWithAGoodPlan() {
    Scenario scenario = ExampleScenario.of(ExampleSize.S, 331);
    AtomicReference<PlanSearch> search = new AtomicReference<>();
    search.set(
        new PlanSearch(
            scenario,
            new SearchOptions(new SearchBudget.Seconds(604_800), 2, 1),
            progress -> {
              if (progress.phase() == SearchPhase.IMPROVING || progress.seconds() > 2) {
                search.get().stop();
              }
            }));

    Plan plan = search.get().run();

    assertThat(PlanChecker.check(scenario, plan).breaches()).isEmpty();
    assertThat(plan.placements()).isNotEmpty();
  }

  @Test
  void stop_beforeAnythingWasFound_stillGivesAPlanWithItsBound() {
    Scenario scenario = ExampleScenario.of(ExampleSize.S, 335);
    PlanSearch search =
        new PlanSearch(
            scenario, new SearchOptions(new SearchBudget.Seconds(604_800), 2, 1), _ -> {});
    search.stop();

    Plan plan = search.run();

    assertThat(PlanChecker.check(scenario, plan).breaches()).isEmpty();
    assertThat(plan.bound()).isPresent();
  }

  @Test
  void listener_duringASearch_neverHearsOfADearerPlanNorOfALowerBound() {
    Scenario scenario = ExampleScenario.of(ExampleSize.VARIETY, 341);
    List<Progress> heard = new CopyOnWriteArrayList<>();

    Plan plan =
        new PlanSearch(scenario, new SearchOptions(new SearchBudget.Seconds(1.5), 2, 1), heard::add)
            .run();

    assertThat(heard).isNotEmpty();
    for (int i = 1; i < heard.size(); i++) {
      assertThat(best(heard.get(i))).isLessThanOrEqualTo(best(heard.get(i - 1)));
    }
    assertThat(heard.getLast().placed()).isEqualTo(plan.placements().size());
  }

  private static Money best(Progress progress) {
    return progress.best().orElseThrow();
  }

  private static PlanSearch search(Scenario scenario, SearchOptions options) {
    return new PlanSearch(scenario, options, progress -> {});
  }

  private static byte[] bytes(Plan plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanWriter.write(plan, out);
    return out.toByteArray();
  }
}
