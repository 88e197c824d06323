package eu.megawatt.scheduler.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccupancyTest {

  private record Booked(JobSpec job, Alternative alternative, int pool, int start) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void insertAndRemove_thousandsByChance_equalsARebuild(long seed) {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, seed));
    SplittableRandom random = new SplittableRandom(seed);
    Occupancy occupancy = new Occupancy(problem);
    List<Booked> booked = new ArrayList<>();
    for (int change = 0; change < 4_000; change++) {
      if (!booked.isEmpty() && random.nextInt(100) < 45) {
        Booked gone = booked.remove(random.nextInt(booked.size()));
        occupancy.remove(gone.job, gone.alternative, gone.pool, gone.start);
      } else {
        Booked one = draw(problem, random);
        booked.add(one);
        occupancy.insert(one.job, one.alternative, one.pool, one.start);
      }
    }
    assertEqual(problem, occupancy, booked);
    assertThat(occupancy.overloadMilliwatts()).isPositive();
    for (Booked one : booked) {
      occupancy.remove(one.job, one.alternative, one.pool, one.start);
    }
    assertEqual(problem, occupancy, List.of());
  }

  private static Booked draw(Problem problem, SplittableRandom random) {
    JobSpec job = problem.jobs[random.nextInt(problem.jobs.length)];
    while (job.alternatives.length == 0) {
      job = problem.jobs[random.nextInt(problem.jobs.length)];
    }
    Alternative alternative = job.alternatives[random.nextInt(job.alternatives.length)];
    int pool = alternative.pools[random.nextInt(alternative.pools.length)];
    return new Booked(
        job, alternative, pool, random.nextInt(alternative.earliest, alternative.latest + 1));
  }

  private static void assertEqual(Problem problem, Occupancy occupancy, List<Booked> booked) {
    long[][] room = Arrays.stream(problem.room).map(long[]::clone).toArray(long[][]::new);
    int[][] free = Arrays.stream(problem.gpus).map(int[]::clone).toArray(int[][]::new);
    for (Booked one : booked) {
      for (int slot = one.start; slot < one.start + one.alternative.run; slot++) {
        free[one.pool][slot] -= one.job.gpus;
        for (int domain : problem.path[one.pool]) {
          room[domain][slot] -= one.alternative.milliwatts(slot);
        }
      }
    }
    long milliwatts = 0;
    for (int domain = 0; domain < room.length; domain++) {
      assertThat(occupancy.room(domain)).isEqualTo(room[domain]);
      milliwatts += Arrays.stream(room[domain]).map(left -> Math.max(0, -left)).sum();
    }
    long gpus = 0;
    for (int pool = 0; pool < free.length; pool++) {
      assertThat(occupancy.free(pool))
          .isEqualTo(Arrays.stream(free[pool]).asLongStream().toArray());
      gpus += Arrays.stream(free[pool]).mapToLong(left -> Math.max(0, -left)).sum();
    }
    assertThat(occupancy.overloadMilliwatts()).isEqualTo(milliwatts);
    assertThat(occupancy.overloadGpus()).isEqualTo(gpus);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void lastBlocked_crowded_isTheLastSlotWithoutRoom(long seed) {
    Crowd crowd = new Crowd(ExampleScenario.of(ExampleSize.VARIETY, seed), 0.9, seed);
    SplittableRandom random = new SplittableRandom(seed);
    Occupancy occupancy = crowd.assignment.occupancy();
    for (int i = 0; i < 3_000; i++) {
      Booked one = draw(crowd.problem, random);
      int end = one.start + one.alternative.run;
      int from = random.nextInt(one.start, end + 1);
      int expected = end - 1;
      while (expected >= from && hasRoom(crowd.problem, occupancy, one, expected)) {
        expected--;
      }
      assertThat(occupancy.lastBlocked(one.job, one.alternative, one.pool, from, end))
          .isEqualTo(expected);
      if (expected >= from) {
        assertBlocks(crowd.problem, occupancy, one, expected);
      }
    }
  }

  private static boolean hasRoom(Problem problem, Occupancy occupancy, Booked one, int slot) {
    return occupancy.free(one.pool)[slot] >= one.job.gpus
        && Arrays.stream(problem.path[one.pool])
            .allMatch(domain -> occupancy.room(domain)[slot] >= one.alternative.milliwatts(slot));
  }

  private static void assertBlocks(Problem problem, Occupancy occupancy, Booked one, int slot) {
    int domain = occupancy.blockingDomain(one.job, one.alternative, one.pool, slot);
    if (domain < 0) {
      assertThat(occupancy.free(one.pool)[slot]).isLessThan(one.job.gpus);
    } else {
      assertThat(problem.path[one.pool]).contains(domain);
      assertThat(occupancy.room(domain)[slot]).isLessThan(one.alternative.milliwatts(slot));
    }
  }

  @Test
  void overload_hundredsOfMegawatts_doesNotWrapAround() {
    SmallScenario small =
        new SmallScenario(60, 8)
            .type("A", 100)
            .site("here", "NO", 1.25, 50)
            .domain("grid", "here", Measures.FACILITY, 800)
            .pool("pool", "grid", "A", 1_000_000);
    for (int i = 0; i < 4; i++) {
      small.job(new SmallJob("j" + i).gpus(900_000).on("A", 8, 1_100));
    }
    Problem problem = Problem.of(small.scenario());
    assertThat(problem.room[0]).containsOnly(540_000_000_000L);
    Assignment assignment = new Assignment(problem);
    for (int job = 0; job < 4; job++) {
      assignment.place(job, problem.jobs[job].alternatives[0], 0, 0);
    }
    assertThat(assignment.occupancy().overloadMilliwatts()).isEqualTo(8 * 3_060_000_000_000L);
    assertThat(assignment.occupancy().overloadGpus()).isEqualTo(8 * 2_600_000L);
    assertThat(assignment.totalMicro()).isEqualTo(4L * 900 * 8 * 50 * 1_250_000);
  }
}
