package eu.megawatt.scheduler.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import eu.megawatt.scheduler.kernel.EveryPlacement.Option;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

  @Test
  void of_fiveLevels_pathsGoUpAndRoomIsWithoutIdle() {
    Problem problem =
        Problem.of(
            new SmallScenario(60, 2)
                .type("A", 100)
                .site("here", "NO", 1.25, 50)
                .below("rack", "row", "here", Measures.IT, 0.004)
                .below("row", "hall", "here", Measures.IT, 0.004)
                .below("hall", "building", "here", Measures.FACILITY, 0.01)
                .domain("grid", "here", Measures.FACILITY, 0.05, 0.02)
                .below("building", "grid", "here", Measures.FACILITY, 0.02)
                .pool("deep", "rack", "A", 8, 4)
                .pool("high", "building", "A", 10)
                .scenario());
    assertThat(problem.domainIds).containsExactly("rack", "row", "hall", "grid", "building");
    assertThat(problem.path[0]).containsExactly(0, 1, 2, 4, 3);
    assertThat(problem.path[1]).containsExactly(4, 3);
    assertThat(problem.poolsBelow[3]).containsExactly(0, 1);
    assertThat(problem.poolsBelow[2]).containsExactly(0);
    assertThat(problem.room[0]).containsExactly(3_200_000, 3_600_000);
    assertThat(problem.room[2]).containsExactly(7_200_000, 7_600_000);
    assertThat(problem.room[3]).containsExactly(38_200_000, 14_600_000);
  }

  @ParameterizedTest
  @CsvSource({"5, 27, 12, 60", "10, 14, 6, 30", "20, 7, 3, 15", "60, 3, 1, 5"})
  void of_anySlotLength_countsRunsAndWindowsInIt(int minutes, int run, int earliest, int end) {
    Problem problem =
        Problem.of(
            new SmallScenario(minutes, 1_440 / minutes)
                .type("A", 100)
                .site("here", "NO", 1, 50)
                .domain("grid", "here", Measures.IT, 1)
                .pool("pool", "grid", "A", 8)
                .job(new SmallJob("j").on("A", 2.25, 500).from(60).by(304))
                .scenario());
    Alternative only = problem.jobs[0].alternatives[0];
    assertThat(only.run).isEqualTo(run);
    assertThat(only.earliest).isEqualTo(earliest);
    assertThat(only.latest).isEqualTo(end - run);
    assertThat(only.cost(only.earliest)).isCloseTo(400e-6 * 50 * run * minutes / 60, within(1e-9));
  }

  @Test
  void of_deadlineNotMet_costsItsLatenessToTheSecond() {
    Problem problem =
        Problem.of(
            SmallScenario.onePool(1, 8)
                .job(new SmallJob("j").on("A", 2, 100).due(90, 6))
                .scenario());
    Alternative only = problem.jobs[0].alternatives[0];
    assertThat(only.cost(0)).isEqualTo(3);
    assertThat(only.cost(2)).isEqualTo(15);
    assertThat(only.leastCost).isEqualTo(3);
  }

  @Test
  void of_loadShape_drawsByTheHourOfTheHorizon() {
    Problem problem =
        Problem.of(
            SmallScenario.onePool(1, 8)
                .job(new SmallJob("j").gpus(3).on("A", 2, 433.3333).load(0, 0.5, 1))
                .scenario());
    Alternative only = problem.jobs[0].alternatives[0];
    assertThat(only.isConstant()).isFalse();
    assertThat(only.milliwatts(0)).isZero();
    assertThat(only.milliwatts(1)).isEqualTo(500_000);
    assertThat(only.milliwatts(2)).isEqualTo(1_000_000);
    assertThat(only.milliwatts(3)).isZero();
  }

  @Test
  void of_steadyPartLoad_isTakenIntoTheWatts() {
    Problem problem =
        Problem.of(
            SmallScenario.onePool(1, 8)
                .job(new SmallJob("j").gpus(3).on("A", 2, 1_100).load(0.4))
                .scenario());
    Alternative only = problem.jobs[0].alternatives[0];
    assertThat(only.milliwatts(3)).isEqualTo(1_200_000);
    assertThat(only.watts(0)).isCloseTo(1_200, within(1e-9));
    assertThat(only.cost(1)).isCloseTo(0.24, within(1e-9));
    PricedPools free = new PricedPools(problem, DualPrices.zero(problem));
    PricedPlacement priced = new PricedPlacement(problem, free);
    assertThat(priced.find(problem.jobs[0], Spots.NONE)).isTrue();
    assertThat(priced.price()).isCloseTo(0.24, within(1e-9));
  }

  @Test
  void of_poolThatShrinks_isKeptWhereItIsEverLargeEnough() {
    Problem problem =
        Problem.of(
            SmallScenario.onePool(1, 2)
                .pool("shrinks", "grid", "A", 8, 8, 4, 0)
                .job(new SmallJob("j").gpus(4).on("A", 2, 500))
                .scenario());
    assertThat(problem.jobs[0].alternatives[0].pools).containsExactly(1);
    Occupancy occupancy = new Occupancy(problem);
    Alternative only = problem.jobs[0].alternatives[0];
    assertThat(occupancy.fits(problem.jobs[0], only, 1, 1)).isTrue();
    assertThat(occupancy.fits(problem.jobs[0], only, 1, 2)).isFalse();
  }

  @Test
  void of_jobThatMayNotBeCapped_hasTheFullRungOnly() {
    SmallScenario small =
        new SmallScenario(60, 4)
            .type("A", 100, new PowerCap(0.5, 0.8))
            .site("here", "NO", 1, 50)
            .domain("grid", "here", Measures.IT, 1)
            .pool("pool", "grid", "A", 8)
            .job(new SmallJob("free").on("A", 2, 500).capping())
            .job(new SmallJob("fixed").on("A", 2, 500));
    Problem problem = Problem.of(small.scenario());
    assertThat(problem.jobs[0].alternatives).hasSize(2);
    assertThat(problem.jobs[1].alternatives).hasSize(1);
    assertThat(problem.jobs[1].alternatives[0].level).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void of_variety_admitsExactlyWhatTheContractAdmits(long seed) {
    Crowd crowd = new Crowd(ExampleScenario.of(ExampleSize.VARIETY, seed), 0, seed);
    Problem problem = crowd.problem;
    for (JobSpec job : problem.jobs) {
      Set<Long> expected = new HashSet<>();
      crowd.options(job.index).forEach(option -> expected.add(crowd.spot(option)));
      assertThat(spots(problem, job)).isEqualTo(expected);
    }
  }

  private static Set<Long> spots(Problem problem, JobSpec job) {
    Set<Long> spots = new HashSet<>();
    for (Alternative alternative : job.alternatives) {
      for (int pool : alternative.pools) {
        for (int start = alternative.earliest; start <= alternative.latest; start++) {
          long spot = problem.spots.of(pool, alternative.level, start);
          assertThat(spots.add(spot)).isTrue();
          assertThat(problem.alternative(job.index, spot)).isSameAs(alternative);
        }
      }
    }
    return spots;
  }

  @Test
  void of_variety_leastCostIsBelowEveryStartAndAlternativesAreSorted() {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, 9));
    for (JobSpec job : problem.jobs) {
      assertThat(Arrays.stream(job.alternatives).map(alternative -> alternative.leastCost))
          .isSorted();
      for (Alternative alternative : job.alternatives) {
        for (int start = alternative.earliest; start <= alternative.latest; start++) {
          assertThat(alternative.cost(start)).isGreaterThanOrEqualTo(alternative.leastCost);
        }
      }
    }
  }

  @Test
  void alternative_poolTheJobMayNotUse_isRefusedByName() {
    SmallScenario small =
        SmallScenario.onePool(1, 8)
            .type("B", 100)
            .pool("other", "grid", "B", 8)
            .job(new SmallJob("j").on("A", 2, 500));
    Problem problem = Problem.of(small.scenario());
    long spot = problem.spots.of(1, 0, 0);
    assertThatThrownBy(() -> problem.alternative(0, spot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Job 0 may not run in pool other");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void withoutHopeless_placementsThatFitAlone_areAllThere(long seed) {
    Scenario scenario = TinyScenario.of(seed, 12);
    Problem problem = Problem.of(scenario);
    Problem hopeful = problem.withoutHopeless();
    EveryPlacement oracle = new EveryPlacement(scenario);
    List<Job> jobs = List.copyOf(scenario.jobs().values());
    for (int job = 0; job < jobs.size(); job++) {
      long fitting = oracle.admissible(jobs.get(job)).stream().filter(oracle::fits).count();
      assertThat(startsThatFit(hopeful, job)).as(jobs.get(job).id()).isEqualTo(fitting);
      assertThat(startsThatFit(problem, job)).as(jobs.get(job).id()).isEqualTo(fitting);
    }
  }

  private static long startsThatFit(Problem problem, int job) {
    Occupancy empty = new Occupancy(problem);
    JobSpec spec = problem.jobs[job];
    return Arrays.stream(spec.alternatives)
        .mapToLong(
            alternative ->
                Arrays.stream(alternative.pools)
                    .mapToLong(
                        pool ->
                            IntStream.rangeClosed(alternative.earliest, alternative.latest)
                                .filter(start -> empty.fits(spec, alternative, pool, start))
                                .count())
                    .sum())
        .sum();
  }

  @Test
  void withoutHopeless_gangThatOneOfTwoHallsCannotFeed_keepsTheOther() {
    SmallScenario small =
        SmallScenario.onePool(0.02, 64)
            .domain("other", "here", Measures.IT, 0, 1, 1, 0)
            .pool("large", "other", "A", 64)
            .job(new SmallJob("j").on("A", 1, 500).gpus(64));
    Problem problem = Problem.of(small.scenario());
    assertThat(problem.jobs[0].alternatives[0].pools).containsExactly(0, 1);
    Alternative kept = problem.withoutHopeless().jobs[0].alternatives[0];
    assertThat(kept.pools).containsExactly(1);
    assertThat(kept.earliest).isEqualTo(1);
    assertThat(kept.latest).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mergedProblem_whateverIsFeasible_isFeasibleThereAtTheSamePrice(long seed) {
    Scenario scenario = TinyScenario.of(seed, 12);
    Crowd crowd = new Crowd(scenario, 1, seed);
    MergedProblem merged = new MergedProblem(crowd.problem);
    assertThat(merged.isSmaller()).isTrue();
    Assignment there = new Assignment(merged.problem());
    List<Job> jobs = List.copyOf(scenario.jobs().values());
    for (int job = 0; job < jobs.size(); job++) {
      if (crowd.assignment.isPlaced(job)) {
        Option option = crowd.oracle.option(crowd.problem, job, crowd.assignment.spot(job));
        place(there, job, option, crowd);
      }
    }
    assertThat(there.occupancy().overloadMilliwatts()).isZero();
    assertThat(there.occupancy().overloadGpus()).isZero();
    assertThat(there.totalMicro()).isEqualTo(crowd.assignment.totalMicro());
  }

  private static void place(Assignment there, int job, Option option, Crowd crowd) {
    Alternative how = crowd.assignment.how(job);
    for (Alternative alternative : there.problem.jobs[job].alternatives) {
      boolean sameType =
          there.problem.typeOfPool[alternative.pools[0]] == crowd.problem.typeOfPool[how.pools[0]];
      if (alternative.site == how.site && alternative.level == how.level && sameType) {
        there.place(job, alternative, alternative.pools[0], option.start());
      }
    }
  }
}
