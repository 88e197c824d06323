package eu.megawatt.scheduler.explain;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.EveryPlacement;
import eu.megawatt.scheduler.kernel.EveryPlacement.Option;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reasons against a list of every placement there is. */
class WhyNotOracleTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void reasons_everyJobLeftOut_agreeWithEveryPlacement(long seed) {
    Scenario scenario = ExampleScenario.of(ExampleSize.VARIETY, seed);
    Problem problem = Problem.of(scenario);
    Assignment assignment = Greedy.FIRST.plan(problem);
    WhyNot whyNot = new WhyNot(problem, assignment);
    EveryPlacement empty = new EveryPlacement(scenario);
    EveryPlacement crowded = new EveryPlacement(scenario);
    takeAll(crowded, problem, assignment);
    List<Job> jobs = List.copyOf(scenario.jobs().values());
    for (int job = 0; job < jobs.size(); job++) {
      if (!assignment.isPlaced(job)) {
        List<Option> all = empty.admissible(jobs.get(job));
        check(
            jobs.get(job),
            whyNot.reasons(job),
            all.stream().filter(empty::fits).toList(),
            all.stream().filter(crowded::fits).toList());
      }
    }
  }

  private static void check(Job job, List<Reason> reasons, List<Option> alone, List<Option> now) {
    assertThat(reasons).as(job.id()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    assertThat(reasons)
        .as(job.id())
        .isSortedAccordingTo(Comparator.comparingInt(WhyNotOracleTest::tier));
    ReasonCode first = reasons.getFirst().code();
    assertThat(first.tier() == 1).as("%s: %s", job.id(), reasons).isEqualTo(alone.isEmpty());
    if (!now.isEmpty()) {
      double cheapest = now.stream().mapToDouble(Option::cost).min().orElseThrow();
      assertThat(first).as("%s: %s", job.id(), reasons).isEqualTo(ReasonCode.NOT_WORTH_ITS_COST);
      assertThat(cheapest).isGreaterThan(job.valueEur() - 1e-6);
      assertThat(required(reasons.getFirst())).isBetween(cheapest - 0.006, cheapest + 0.006);
    } else if (!alone.isEmpty()) {
      double cheapest = alone.stream().mapToDouble(Option::cost).min().orElseThrow();
      assertThat(codes(reasons))
          .as("%s: %s", job.id(), reasons)
          .containsAnyOf(ReasonCode.WAITING_FOR_POWER, ReasonCode.WAITING_FOR_DEVICES);
      assertThat(first == ReasonCode.NOT_WORTH_ITS_COST).isEqualTo(cheapest >= job.valueEur());
    }
    reasons.forEach(WhyNotOracleTest::checkWords);
  }

  private static void checkWords(Reason reason) {
    assertThat(reason.message()).doesNotContain("%").contains(". Maybe ").endsWith(".");
    reason
        .shortfall()
        .ifPresent(
            amount -> assertThat(amount.required()).isGreaterThanOrEqualTo(amount.available()));
  }

  private static int tier(Reason reason) {
    return reason.code().tier();
  }

  private static double required(Reason reason) {
    return reason.shortfall().orElseThrow().required();
  }

  private static List<ReasonCode> codes(List<Reason> reasons) {
    return reasons.stream().map(Reason::code).toList();
  }

  private static void takeAll(EveryPlacement oracle, Problem problem, Assignment assignment) {
    List<Job> jobs = new ArrayList<>(problem.scenario.jobs().values());
    for (int job = 0; job < jobs.size(); job++) {
      long spot = assignment.spot(job);
      if (spot != Spots.NONE) {
        oracle.take(oracle.option(problem, job, spot));
      }
    }
  }

  @Test
  void reasons_examplesOfEachKind_areAllMet() {
    List<ReasonCode> met = new ArrayList<>();
    for (long seed = 1; seed <= 8; seed++) {
      Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, seed));
      Assignment assignment = Greedy.FIRST.plan(problem);
      WhyNot whyNot = new WhyNot(problem, assignment);
      for (int job = 0; job < problem.jobs.length; job++) {
        if (!assignment.isPlaced(job)) {
          met.addAll(codes(whyNot.reasons(job)));
        }
      }
    }
    assertThat(met)
        .contains(
            ReasonCode.NO_MATCHING_HARDWARE,
            ReasonCode.EXCEEDS_DOMAIN_LIMIT,
            ReasonCode.RESIDENCY_FORBIDDEN,
            ReasonCode.WINDOW_TOO_SHORT,
            ReasonCode.WAITING_FOR_POWER,
            ReasonCode.WAITING_FOR_DEVICES,
            ReasonCode.CURTAILMENT_WINDOW,
            ReasonCode.NOT_WORTH_ITS_COST);
  }
}
