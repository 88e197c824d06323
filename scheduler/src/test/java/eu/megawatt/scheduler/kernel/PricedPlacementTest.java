package eu.megawatt.scheduler.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.kernel.EveryPlacement.Option;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search under prices against every placement there is, paid for slot by slot. */
class PricedPlacementTest {

  private record Priced(Option option, double price) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void find_randomPrices_isTheExactMinimum(long seed) {
    Crowd crowd = new Crowd(ExampleScenario.of(ExampleSize.VARIETY, seed), 0.5, seed);
    SplittableRandom random = new SplittableRandom(seed);
    DualPrices prices = prices(crowd.problem, random);
    PricedPlacement search =
        new PricedPlacement(crowd.problem, new PricedPools(crowd.problem, prices));
    for (int job : crowd.leftOut()) {
      JobSpec spec = crowd.problem.jobs[job];
      List<Priced> all =
          crowd.options(job).stream()
              .map(option -> new Priced(option, price(crowd, option, prices)))
              .toList();
      double least = all.stream().mapToDouble(Priced::price).min().orElse(spec.value);
      assertThat(search.find(spec, Spots.NONE)).isEqualTo(least < spec.value);
      assertAnswer(search, spec, Math.min(least, spec.value), crowd, prices);
      if (!all.isEmpty()) {
        long hint = crowd.spot(all.get(random.nextInt(all.size())).option);
        search.find(spec, hint);
        assertAnswer(search, spec, Math.min(least, spec.value), crowd, prices);
      }
      double fitting =
          all.stream()
              .filter(priced -> crowd.oracle.fits(priced.option))
              .mapToDouble(Priced::price)
              .min()
              .orElse(spec.value);
      assertThat(search.findFeasible(spec, crowd.assignment.occupancy()))
          .isEqualTo(fitting < spec.value);
      assertAnswer(search, spec, Math.min(fitting, spec.value), crowd, prices);
    }
  }

  private static void assertAnswer(
      PricedPlacement search, JobSpec job, double least, Crowd crowd, DualPrices prices) {
    assertThat(search.price()).isCloseTo(least, within(1e-6));
    if (search.spot() != Spots.NONE) {
      Option found = crowd.oracle.option(crowd.problem, job.index, search.spot());
      assertThat(price(crowd, found, prices)).isCloseTo(search.price(), within(1e-6));
    }
  }

  private static double price(Crowd crowd, Option option, DualPrices prices) {
    int pool = crowd.problem.spots.pool(crowd.spot(option));
    double price = option.cost();
    for (int slot = option.start(); slot < option.end(); slot++) {
      price += prices.gpu(pool)[slot] * option.job().gpus();
      for (int domain : crowd.problem.path[pool]) {
        price += prices.power(domain)[slot] * option.watts(slot);
      }
    }
    return price;
  }

  /** Most hours are free, some dear. */
  private static DualPrices prices(Problem problem, SplittableRandom random) {
    return new DualPrices(
        rows(problem.room.length, problem.slots, 1e-3, random),
        rows(problem.gpus.length, problem.slots, 0.5, random));
  }

  private static double[][] rows(int rows, int slots, double most, SplittableRandom random) {
    double[][] prices = new double[rows][slots];
    for (double[] row : prices) {
      for (int slot = 0; slot < slots; slot++) {
        row[slot] = random.nextInt(3) == 0 ? most * random.nextDouble() : 0;
      }
    }
    return prices;
  }
}
