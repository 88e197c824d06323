package eu.megawatt.fleet.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
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
  void largestRemainder_anything_isWhatHamiltonGives() {
    for (int seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long total = random.nextLong() >> random.nextInt(63);
      int size = random.nextInt(63);
      long[] weights =
          random
              .longs(random.nextInt(1, 9), 0, Long.MAX_VALUE)
              .map(it -> it >> (size + (63 - size) * (it & 1)))
              .toArray();

      assertThat(Split.largestRemainder(total, weights))
          .as("seed %d: %d by %s", seed, total, Arrays.toString(weights))
          .isEqualTo(hamilton(total, weights));
    }
  }

  /** Word by word: seats rounded down, then one by one to whoever has the largest fraction left. */
  private static long[] hamilton(long total, long[] asked) {
    long[] weights = Arrays.stream(asked).allMatch(it -> it == 0) ? ones(asked.length) : asked;
    BigInteger sum =
        Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger::add).orElseThrow();
    BigInteger size = BigInteger.valueOf(total).abs();
    BigInteger[] seats = new BigInteger[weights.length];
    BigInteger[] fraction = new BigInteger[weights.length];
    BigInteger left = size;
    for (int i = 0; i < weights.length; i++) {
      BigInteger exact = size.multiply(BigInteger.valueOf(weights[i]));
      seats[i] = exact.divide(sum);
      fraction[i] = exact.mod(sum);
      left = left.subtract(seats[i]);
    }
    for (; left.signum() > 0; left = left.subtract(BigInteger.ONE)) {
      int next = 0;
      for (int i = 1; i < weights.length; i++) {
        next = fraction[i].compareTo(fraction[next]) > 0 ? i : next;
      }
      seats[next] = seats[next].add(BigInteger.ONE);
      fraction[next] = BigInteger.valueOf(-1);
    }
    BigInteger sign = BigInteger.valueOf(Long.signum(total));
    return Arrays.stream(seats).mapToLong(it -> it.multiply(sign).longValueExact()).toArray();
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
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
