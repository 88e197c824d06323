package eu.megawatt.kernels.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ToleranceBoundTest {

  @Test
  void of_fewerThanFiftyNine_isNotKnown() {
    assertThat(ToleranceBound.of(new double[58])).isEmpty();
    assertThat(ToleranceBound.of(IntStream.range(0, 59).asDoubleStream().toArray())).hasValue(0);
  }

  /** Uniform draws: the share below a bound is the bound itself. */
  @Test
  void of_manyFleets_isAboveTheQuantileAtMostOnceInTwenty() {
    for (int nodes : new int[] {59, 100, 300, 1000}) {
      Random random = new Random(nodes);
      long above =
          IntStream.range(0, 3000)
              .filter(
                  i ->
                      ToleranceBound.of(random.doubles(nodes).toArray()).orElseThrow()
                          > ToleranceBound.QUANTILE)
              .count();
      assertThat(above / 3000.0).as("%d nodes", nodes).isBetween(0.015, 0.062);
    }
  }
}
