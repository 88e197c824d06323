package eu.megawatt.scheduler.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.kernel.EveryPlacement.Option;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search against every placement there is, priced and fitted slot by slot. */
class CheapestPlacementTest {

  private static final double CENT_OF_A_CENT = 1e-6;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void find_varietyHalfFull_isTheExactMinimum(long seed) {
    assertExact(new Crowd(ExampleScenario.of(ExampleSize.VARIETY, seed), 0.6, seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void find_weekHalfFull_isTheExactMinimum(long seed) {
    assertExact(new Crowd(ExampleScenario.of(ExampleSize.S, seed), 0.6, seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void find_tinyScenarios_isTheExactMinimum(long seed) {
    assertExact(new Crowd(TinyScenario.of(seed, 12), 0.5, seed));
  }

  private static void assertExact(Crowd crowd) {
    boolean[] open = new boolean[crowd.problem.path.length];
    Arrays.fill(open, true);
    CheapestPlacement cheapest =
        new CheapestPlacement(crowd.problem, crowd.assignment.occupancy(), open);
    for (int job : crowd.leftOut()) {
      JobSpec spec = crowd.problem.jobs[job];
      List<Option> fitting = crowd.options(job).stream().filter(crowd.oracle::fits).toList();
      OptionalDouble least = fitting.stream().mapToDouble(Option::cost).min();
      assertThat(cheapest.find(spec, Double.POSITIVE_INFINITY)).isEqualTo(least.isPresent());
      if (least.isPresent()) {
        assertThat(cheapest.cost()).isCloseTo(least.getAsDouble(), within(CENT_OF_A_CENT));
        Option found = crowd.oracle.option(crowd.problem, job, cheapest.spot());
        assertThat(found.cost()).isCloseTo(cheapest.cost(), within(CENT_OF_A_CENT));
        assertThat(crowd.oracle.fits(found)).isTrue();
        assertThat(cheapest.find(spec)).isEqualTo(cheapest.cost() < spec.value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void find_somePoolsClosed_looksInTheOthersOnly(long seed) {
    Crowd crowd = new Crowd(ExampleScenario.of(ExampleSize.VARIETY, seed), 0.3, seed);
    boolean[] open = new boolean[crowd.problem.path.length];
    for (int pool = 0; pool < open.length; pool += 2) {
      open[pool] = true;
    }
    CheapestPlacement cheapest =
        new CheapestPlacement(crowd.problem, crowd.assignment.occupancy(), open);
    for (int job : crowd.leftOut()) {
      OptionalDouble least =
          crowd.options(job).stream()
              .filter(option -> open[crowd.problem.spots.pool(crowd.spot(option))])
              .filter(crowd.oracle::fits)
              .mapToDouble(Option::cost)
              .min();
      boolean found = cheapest.find(crowd.problem.jobs[job], Double.POSITIVE_INFINITY);
      assertThat(found).isEqualTo(least.isPresent());
      assertThat(found ? cheapest.cost() : 0).isCloseTo(least.orElse(0), within(CENT_OF_A_CENT));
    }
  }

  @Test
  void findBlinking_noBlinks_findsTheSame() {
    Crowd crowd = new Crowd(ExampleScenario.of(ExampleSize.VARIETY, 5), 0.6, 5);
    boolean[] open = new boolean[crowd.problem.path.length];
    Arrays.fill(open, true);
    Occupancy occupancy = crowd.assignment.occupancy();
    CheapestPlacement sharp = new CheapestPlacement(crowd.problem, occupancy, open);
    CheapestPlacement blinking = new CheapestPlacement(crowd.problem, occupancy, open);
    SplittableRandom random = new SplittableRandom(5);
    for (int job : crowd.leftOut()) {
      JobSpec spec = crowd.problem.jobs[job];
      assertThat(blinking.findBlinking(spec, spec.value, random, 0)).isEqualTo(sharp.find(spec));
      assertThat(blinking.cost()).isEqualTo(sharp.cost());
      assertThat(blinking.findBlinking(spec, spec.value, random, 1_024)).isFalse();
    }
  }
}
