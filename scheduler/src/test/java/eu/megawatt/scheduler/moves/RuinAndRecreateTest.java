package eu.megawatt.scheduler.moves;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.Spots;
import eu.megawatt.scheduler.kernel.TinyScenario;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuinAndRecreateTest {

  @ParameterizedTest
  @CsvSource({
    "S, 1",
    "DEEP, 1",
    "VARIETY, 1",
    "VARIETY, 2",
    "VARIETY, 3",
    "VARIETY, 4",
    "VARIETY, 5"
  })
  void apply_thousandsOfTimes_staysFeasibleAndUndoes(ExampleSize size, long seed) {
    hammer(Problem.of(ExampleScenario.of(size, seed)), seed, 2_000);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void apply_fewJobs_staysFeasibleAndUndoes(long seed) {
    hammer(Problem.of(TinyScenario.of(seed, 1)), seed, 1_000);
    hammer(Problem.of(TinyScenario.of(seed, 9)), seed, 1_000);
  }

  private static void hammer(Problem problem, long seed, int times) {
    Share share = Share.whole(problem);
    Assignment assignment = share.assignment(Greedy.FIRST.plan(problem).spots());
    SplittableRandom random = new SplittableRandom(seed);
    RuinAndRecreate ruin = new RuinAndRecreate(assignment, share.movable, share.open, random);
    for (int i = 0; i < times; i++) {
      long[] before = assignment.spots();
      long total = assignment.totalMicro();
      ruin.apply();
      assertThat(assignment.occupancy().overloadMilliwatts()).isZero();
      assertThat(assignment.occupancy().overloadGpus()).isZero();
      assertTold(ruin, before, assignment);
      if (random.nextBoolean()) {
        ruin.undo();
        assertThat(assignment.spots()).isEqualTo(before);
        assertThat(assignment.totalMicro()).isEqualTo(total);
      }
    }
    assertRebuilt(share, assignment);
  }

  /** What the move says of itself is what has changed. */
  private static void assertTold(RuinAndRecreate ruin, long[] before, Assignment assignment) {
    long[] after = assignment.spots();
    int changed = 0;
    for (int job = 0; job < before.length; job++) {
      changed += before[job] != after[job] ? 1 : 0;
    }
    assertThat(ruin.changed()).isEqualTo(changed);
    for (int i = 0; i < ruin.count(); i++) {
      assertThat(ruin.before(i)).isEqualTo(before[ruin.job(i)]);
      assertThat(ruin.after(i)).isEqualTo(after[ruin.job(i)]);
      assertThat(ruin.isPlaced(i)).isEqualTo(after[ruin.job(i)] != Spots.NONE);
    }
  }

  private static void assertRebuilt(Share share, Assignment assignment) {
    Assignment rebuilt = share.assignment(assignment.spots());
    assertThat(assignment.totalMicro()).isEqualTo(rebuilt.totalMicro());
    for (int domain = 0; domain < share.problem.room.length; domain++) {
      assertThat(assignment.occupancy().room(domain)).isEqualTo(rebuilt.occupancy().room(domain));
    }
    for (int pool = 0; pool < share.problem.path.length; pool++) {
      assertThat(assignment.occupancy().free(pool)).isEqualTo(rebuilt.occupancy().free(pool));
      assertThat(roster(assignment, pool)).isEqualTo(roster(rebuilt, pool));
    }
  }

  private static int[] roster(Assignment assignment, int pool) {
    int[] jobs =
        IntStream.range(0, assignment.roster().count(pool))
            .map(number -> assignment.roster().job(pool, number))
            .toArray();
    Arrays.sort(jobs);
    return jobs;
  }

  @Test
  void apply_someJobsAndPoolsFixed_leavesThemAlone() {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, 2));
    Assignment assignment = Greedy.FIRST.plan(problem);
    int[] movable =
        IntStream.range(0, problem.jobs.length)
            .filter(job -> job % 3 == 0 && problem.jobs[job].alternatives.length > 0)
            .toArray();
    boolean[] open = new boolean[problem.path.length];
    for (int pool = 0; pool < open.length; pool += 2) {
      open[pool] = true;
    }
    for (int job : movable) {
      long spot = assignment.spot(job);
      if (spot != Spots.NONE && !open[problem.spots.pool(spot)]) {
        assignment.leaveOut(job);
      }
    }
    long[] before = assignment.spots();
    SplittableRandom random = new SplittableRandom(2);
    RuinAndRecreate ruin = new RuinAndRecreate(assignment, movable, open, random);
    for (int i = 0; i < 3_000; i++) {
      ruin.apply();
    }
    for (int job = 0; job < before.length; job++) {
      long spot = assignment.spot(job);
      if (Arrays.binarySearch(movable, job) < 0) {
        assertThat(spot).isEqualTo(before[job]);
      } else if (spot != Spots.NONE) {
        assertThat(open[problem.spots.pool(spot)]).isTrue();
      }
    }
  }
}
