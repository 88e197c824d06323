package eu.megawatt.planner.buildout.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoundingTest {

  private static final int OPTIONS = 6;

  @Test
  void by_anyDivisor_isKeptByEveryChoiceThatKeepsTheRow() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Row row = row(random);
      Rounding rounding = new Rounding(row, complemented(random));
      long divisorKw = random.nextLong(1, 40);
      if (rounding.rounds(divisorKw)) {
        Row rounded = rounding.by(divisorKw);
        for (int chosen = 0; chosen < 1 << OPTIONS; chosen++) {
          long shortKw = Math.max(0, row.lackKw(ready(chosen)));
          assertThat(rounded.lackKw(ready(chosen)))
              .as("seed %d, chosen %s", seed, Integer.toBinaryString(chosen))
              .isLessThanOrEqualTo(shortKw);
        }
      }
    }
  }

  @Test
  void by_theSizeOfEqualOptions_needsWholeOnes() {
    Row row = new Row(0, 0, new int[] {0, 1, 2, 3}, new long[] {10, 10, 10, 10}, 32);

    Row rounded = new Rounding(row, new boolean[4]).by(10);

    assertThat(rounded.kw).containsOnly(2);
    assertThat(rounded.needKw).isEqualTo(8);
  }

  private static Row row(Random random) {
    long[] kw = random.longs(OPTIONS, 1, 50).toArray();
    return new Row(0, 0, IntStream.range(0, OPTIONS).toArray(), kw, random.nextLong(1, 150));
  }

  private static boolean[] complemented(Random random) {
    boolean[] complemented = new boolean[OPTIONS];
    for (int i = 0; i < OPTIONS; i++) {
      complemented[i] = random.nextInt(3) == 0;
    }
    return complemented;
  }

  private static int[] ready(int chosen) {
    return IntStream.range(0, OPTIONS).map(i -> (chosen >> i & 1) == 1 ? 0 : 1).toArray();
  }
}
