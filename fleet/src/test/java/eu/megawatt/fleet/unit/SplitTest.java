package eu.megawatt.fleet.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void largestRemainder_equalWeights_givesTheExtraToTheFirst() {
    assertThat(Split.largestRemainder(8, 1, 1, 1)).containsExactly(3, 3, 2);
  }

  @Test
  void largestRemainder_negativeTotal_isTheMirrorOfThePositive() {
    assertThat(Split.largestRemainder(-8, 1, 1, 1)).containsExactly(-3, -3, -2);
  }

  @Test
  void largestRemainder_unequalRemainders_goesToTheLargest() {
    assertThat(Split.largestRemainder(10, 1, 5, 1)).containsExactly(2, 7, 1);
    assertThat(Split.largestRemainder(10, 14, 13, 13)).containsExactly(4, 3, 3);
  }

  @Test
  void largestRemainder_weightsAllZero_dividesEqually() {
    assertThat(Split.largestRemainder(3, 0, 0)).containsExactly(2, 1);
  }

  @Test
  void largestRemainder_extremes_doNotOverflow() {
    long[] parts = Split.largestRemainder(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 1);

    assertThat(Arrays.stream(parts).sum()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void largestRemainder_negativeWeight_isRefusedByItsValue() {
    assertThatThrownBy(() -> Split.largestRemainder(1, 1, -4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-4");
  }

  @Test
  void largestRemainder_anything_addsUpAndIsWithinOneOfTheExactPart() {
    for (int seed = 0; seed < 5_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long total = random.nextLong() >> random.nextInt(62);
      long[] weights = random.longs(random.nextInt(1, 9), 0, 1L << random.nextInt(1, 60)).toArray();
      weights[0]++;
      BigDecimal sum =
          Arrays.stream(weights)
              .mapToObj(BigDecimal::valueOf)
              .reduce(BigDecimal.ZERO, BigDecimal::add);

      long[] parts = Split.largestRemainder(total, weights);

      assertThat(Arrays.stream(parts).sum()).as("seed %d", seed).isEqualTo(total);
      for (int i = 0; i < parts.length; i++) {
        BigDecimal exact =
            BigDecimal.valueOf(total)
                .multiply(BigDecimal.valueOf(weights[i]))
                .divide(sum, new MathContext(60));
        assertThat(exact.subtract(BigDecimal.valueOf(parts[i])).abs())
            .as("seed %d, part %d", seed, i)
            .isLessThan(BigDecimal.ONE);
      }
    }
  }

  @Test
  void equally_anyParts_isTheLargestRemainderOfEqualWeights() {
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long total = random.nextLong() >> random.nextInt(63);
      long[] weights = new long[random.nextInt(1, 12)];
      Arrays.fill(weights, 1);
      long[] expected = Split.largestRemainder(total, weights);
      for (int i = 0; i < weights.length; i++) {
        assertThat(Split.equally(total, weights.length, i)).isEqualTo(expected[i]);
      }
    }
  }
}
