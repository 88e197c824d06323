package eu.megawatt.reports.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RoundingTest {

  @Test
  void together_threeThirds_givesTheFirstTheUnit() {
    assertThat(Rounding.together(3, 1, 1, 1)).containsExactly(1, 0, 0);
  }

  @Test
  void together_numbersOfBothSigns_addUpToTheirRoundedSum() {
    assertThat(Rounding.together(10, 14, -6, -6)).containsExactly(2, -1, -1);
    assertThat(Rounding.together(10, -15)).containsExactly(-2);
    assertThat(Rounding.together(10, 15)).containsExactly(2);
  }

  @Test
  void together_ofNothing_isNothing() {
    assertThat(Rounding.together(10)).isEmpty();
  }

  @Test
  void halfUp_isWhatBigDecimalSays() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long unit = random.nextLong(1, 21);
      long fine = random.nextLong(-200, 200);
      assertThat(Rounding.halfUp(fine, unit)).isEqualTo(halfUp(fine, unit));
    }
    assertThat(Rounding.halfUp(Long.MAX_VALUE, 10)).isEqualTo(halfUp(Long.MAX_VALUE, 10));
    assertThat(Rounding.halfUp(Long.MIN_VALUE + 1, 10)).isEqualTo(halfUp(Long.MIN_VALUE + 1, 10));
  }

  private static long halfUp(long fine, long unit) {
    return BigDecimal.valueOf(fine)
        .divide(BigDecimal.valueOf(unit), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  @Test
  void together_randomNumbers_areOffByLessThanAUnitAndByTheLeastThatIsPossible() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      long unit = random.nextLong(1, 10);
      long[] fine = random.longs(1 + random.nextInt(5), -40, 40).toArray();
      long[] coarse = Rounding.together(unit, fine);

      assertThat(Arrays.stream(coarse).sum()).isEqualTo(halfUp(Arrays.stream(fine).sum(), unit));
      for (int i = 0; i < fine.length; i++) {
        assertThat(Math.abs(coarse[i] * unit - fine[i])).isLessThan(unit);
      }
      assertThat(squares(unit, fine, coarse)).isEqualTo(leastSquares(unit, fine, coarse));
    }
  }

  private static long squares(long unit, long[] fine, long[] coarse) {
    long sum = 0;
    for (int i = 0; i < fine.length; i++) {
      sum += (coarse[i] * unit - fine[i]) * (coarse[i] * unit - fine[i]);
    }
    return sum;
  }

  /** Of all ways to round each number down or up that have the same sum. */
  private static long leastSquares(long unit, long[] fine, long[] coarse) {
    long target = Arrays.stream(coarse).sum();
    long least = Long.MAX_VALUE;
    for (int ups = 0; ups < 1 << fine.length; ups++) {
      long[] tried = new long[fine.length];
      for (int i = 0; i < fine.length; i++) {
        tried[i] = Math.floorDiv(fine[i], unit) + (ups >> i & 1);
      }
      if (Arrays.stream(tried).sum() == target) {
        least = Math.min(least, squares(unit, fine, tried));
      }
    }
    return least;
  }
}
