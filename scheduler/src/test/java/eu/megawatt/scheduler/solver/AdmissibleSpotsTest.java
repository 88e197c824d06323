package eu.megawatt.scheduler.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.kernel.EveryPlacement;
import eu.megawatt.scheduler.kernel.EveryPlacement.Option;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissibleSpotsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void range_variety_holdsExactlyWhatTheScenarioAdmits(long seed) {
    Scenario scenario = ExampleScenario.of(ExampleSize.VARIETY, seed);
    Problem problem = Problem.of(scenario);
    EveryPlacement oracle = new EveryPlacement(scenario);
    boolean[] open = new boolean[problem.path.length];
    for (int pool = 0; pool < open.length; pool++) {
      open[pool] = pool % 4 != 3;
    }
    List<Job> jobs = List.copyOf(scenario.jobs().values());
    for (int job = 0; job < jobs.size(); job++) {
      Set<Long> expected = new HashSet<>();
      for (Option option : oracle.admissible(jobs.get(job))) {
        int pool = Arrays.asList(problem.poolIds).indexOf(option.pool().id());
        int level = scenario.gpuType(option.pool().gpuType()).powerCaps().indexOf(option.cap());
        if (open[pool]) {
          expected.add(problem.spots.of(pool, level, option.start()));
        }
      }
      check(new AdmissibleSpots(problem, problem.jobs[job], open), expected, seed);
    }
  }

  private static void check(AdmissibleSpots range, Set<Long> expected, long seed) {
    Set<Long> listed = new HashSet<>();
    range.createOriginalIterator().forEachRemaining(listed::add);
    assertThat(listed).isEqualTo(expected);
    assertThat(range.getSize()).isEqualTo(expected.size());
    assertThat(range.isEmpty()).isEqualTo(expected.isEmpty());
    assertThat(expected).allMatch(range::contains);
    Iterator<Long> random = range.createRandomIterator(new Random(seed));
    assertThat(random.hasNext()).isEqualTo(!expected.isEmpty());
    for (int i = 0; i < 20 && random.hasNext(); i++) {
      assertThat(expected).contains(random.next());
    }
    long size = range.getSize();
    assertThatThrownBy(() -> range.get(size)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void contains_anySpotOfTheProblem_isTrueForTheListedOnly(long seed) {
    Problem problem = Problem.of(ExampleScenario.of(ExampleSize.VARIETY, seed));
    boolean[] open = new boolean[problem.path.length];
    Arrays.fill(open, true);
    for (int job = 0; job < problem.jobs.length; job += 20) {
      AdmissibleSpots range = new AdmissibleSpots(problem, problem.jobs[job], open);
      Set<Long> listed = new HashSet<>();
      range.createOriginalIterator().forEachRemaining(listed::add);
      long all = problem.spots.of(problem.path.length, 0, 0);
      for (long spot = 0; spot < all; spot++) {
        assertThat(range.contains(spot)).isEqualTo(listed.contains(spot));
      }
    }
  }
}
