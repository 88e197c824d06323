package eu.megawatt.scheduler.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Prices that can be worked out by hand. */
final class PackingPricesTest {

  private static final List<Node> FOUR_GPUS =
      List.of(new Node("a", 64_000, 256_000, "T4", 2), new Node("b", 64_000, 256_000, "A10", 2));

  @Test
  void prices_ofSharesThatFillAGpu_areTheirParts() {
    CuttingStock.Prices prices = CuttingStock.prices(FOUR_GPUS, pods(Map.of(500, 3, 1000, 2)));

    assertThat(prices.holds()).isCloseTo(1000, within(0.1));
    assertThat(worth(prices, "T4", 1000)).isCloseTo(1000, within(0.1));
    assertThat(worth(prices, "T4", 500)).isCloseTo(500, within(0.1));
    assertThat(worth(prices, "T4", 499)).isZero();
  }

  @Test
  void prices_ofSharesThatStandAlone_areAWholeGpuEach() {
    CuttingStock.Prices prices = CuttingStock.prices(FOUR_GPUS, pods(Map.of(600, 5)));

    assertThat(prices.holds()).as("0.4 of each GPU is lost").isCloseTo(600, within(0.1));
    assertThat(worth(prices, "A10", 600)).isCloseTo(1000, within(0.1));
    assertThat(worth(prices, "A10", 599)).isZero();
  }

  @Test
  void prices_ofAModelThatIsAskedForByName_areHigher() {
    List<Pod> mix = new ArrayList<>(pods(Map.of(1000, 2)));
    for (int i = 0; i < 8; i++) {
      mix.add(new Pod("named-" + i, new Shape(1_000, 1_000, 1, 1000, Set.of("A10"))));
    }
    CuttingStock.Prices prices = CuttingStock.prices(FOUR_GPUS, mix);

    assertThat(worth(prices, "A10", 1000)).isCloseTo(2000, within(0.1));
    assertThat(worth(prices, "T4", 1000)).isCloseTo(0, within(0.1));
  }

  @Test
  void prices_withoutGpusOrPods_areNothing() {
    assertThat(CuttingStock.prices(List.of(), pods(Map.of(500, 1))).byMilli()).isEmpty();
    assertThat(worth(CuttingStock.prices(FOUR_GPUS, List.of()), "T4", 1000)).isZero();
  }

  @Test
  void prices_manyRandomMixes_boundWhatAnyPackingInProportionHolds() {
    for (long seed = 0; seed < 100; seed++) {
      RandomPacking random = RandomPacking.of(seed);
      List<Pod> anywhere =
          random.pods().stream().filter(it -> it.shape().models().isEmpty()).toList();
      CuttingStock.Prices prices = CuttingStock.prices(random.nodes(), anywhere);

      assertThat(prices.holds()).as("seed " + seed).isBetween(0.0, 1000.1);
      for (double[] worth : prices.byMilli().values()) {
        for (int milli = 1; milli <= 1000; milli++) {
          assertThat(worth[milli]).as("seed " + seed).isGreaterThanOrEqualTo(worth[milli - 1]);
        }
        assertThat(worth[1000])
            .as("seed %d: a GPU is worth 1000 where all models are alike", seed)
            .satisfiesAnyOf(
                it -> assertThat(it).isZero(), it -> assertThat(it).isCloseTo(1000, within(0.1)));
      }
    }
  }

  @Test
  void place_podThatAnyModelTakes_leavesTheModelAskedForByName() {
    List<Pod> mix = new ArrayList<>(pods(Map.of(1000, 2)));
    mix.add(new Pod("named-1", new Shape(1_000, 1_000, 1, 1000, Set.of("T4"))));
    mix.add(new Pod("named-2", new Shape(1_000, 1_000, 1, 1000, Set.of("T4"))));
    mix.add(new Pod("named-3", new Shape(1_000, 1_000, 1, 1000, Set.of("T4"))));

    Packer packer = new Packer(FOUR_GPUS, PackingPolicy.MEGAWATT.policy(FOUR_GPUS, mix));

    assertThat(packer.place(mix.getFirst()).map(Placement::node)).hasValue("b");
  }

  private static double worth(CuttingStock.Prices prices, String model, int milli) {
    return prices.byMilli().getOrDefault(model, new double[1001])[milli];
  }

  private static List<Pod> pods(Map<Integer, Integer> counts) {
    List<Pod> pods = new ArrayList<>();
    counts.forEach(
        (milli, count) -> {
          for (int i = 0; i < count; i++) {
            pods.add(new Pod(milli + "-" + i, new Shape(1_000, 1_000, 1, milli, Set.of())));
          }
        });
    return pods;
  }
}
