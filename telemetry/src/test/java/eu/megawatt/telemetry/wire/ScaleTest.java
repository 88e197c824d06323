package eu.megawatt.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScaleTest {

  private static final List<Scale> SCALES =
      List.of(
          Scale.ONE,
          Scale.times(1_000),
          Scale.times(1_024),
          Scale.times(1_000_000),
          Scale.times(3_600_000),
          Scale.times(3_600_000_000L),
          Scale.over(1_000),
          Scale.over(1_024),
          new Scale(153, 10_000),
          new Scale(1_000, 3_600),
          new Scale(999_983, 7));

  @Test
  void apply_numbersOfEverySize_givesTheNearestWholeNumber() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      Scale scale = SCALES.get(random.nextInt(SCALES.size()));
      double value = number(random);
      if (Math.abs(value * scale.numerator() / scale.denominator()) < 0x1p62) {
        assertThat(scale.apply(value)).as("%s × %s", value, scale).isEqualTo(nearest(value, scale));
      }
    }
  }

  @Test
  void apply_halvesAndTheirNeighbours_goUpAtTheHalfAlone() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 50_000; i++) {
      Scale scale = SCALES.get(random.nextInt(SCALES.size()));
      long whole = random.nextLong(-(1L << random.nextInt(1, 50)), 1L << random.nextInt(1, 50));
      double half = (whole + 0.5) * scale.denominator() / scale.numerator();
      for (double value : new double[] {Math.nextDown(half), half, Math.nextUp(half)}) {
        assertThat(scale.apply(value)).as("%s × %s", value, scale).isEqualTo(nearest(value, scale));
      }
    }
  }

  @Test
  void apply_aHalf_goesUp() {
    assertThat(Scale.ONE.apply(2.5)).isEqualTo(3);
    assertThat(Scale.ONE.apply(-2.5)).isEqualTo(-2);
    assertThat(Scale.over(1_000).apply(1_500)).isEqualTo(2);
    assertThat(Scale.over(1_000).apply(-1_500)).isEqualTo(-1);
    assertThat(Scale.times(1_000).apply(0.0625)).isEqualTo(63);
  }

  @Test
  void scale_ofTermsOutOfRange_isRefused() {
    assertThatThrownBy(() -> new Scale(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Scale(1, (1L << 40) + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1/1099511627777");
  }

  private static double number(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(-1_000_000, 1_000_000);
      case 1 -> random.nextLong(1L << random.nextInt(1, 62));
      case 2 -> random.nextInt(1_000_000) / 1_000.0;
      default -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(-80, 62));
    };
  }

  /** With numbers of any length: floor(2 n v + d, 2 d). */
  private static long nearest(double value, Scale scale) {
    BigDecimal exact = new BigDecimal(value);
    BigInteger unit = BigInteger.TEN.pow(Math.max(0, exact.scale()));
    BigInteger units = exact.multiply(new BigDecimal(unit)).toBigIntegerExact();
    BigInteger d = BigInteger.valueOf(scale.denominator()).multiply(unit);
    BigInteger twice = units.multiply(BigInteger.valueOf(2 * scale.numerator())).add(d);
    BigInteger[] parts = twice.divideAndRemainder(d.shiftLeft(1));
    return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
  }
}
