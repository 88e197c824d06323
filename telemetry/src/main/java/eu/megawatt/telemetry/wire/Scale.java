package eu.megawatt.telemetry.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * From a sender's unit to ours, as an exact fraction: joules to millijoules 1000/1, microwatts to
 * milliwatts 1/1000, bytes to kibibytes 1/1024, kilowatt-hours to millijoules 3,600,000,000/1.
 *
 * @param numerator 1 to 2^40
 * @param denominator 1 to 2^40
 */
public record Scale(long numerator, long denominator) {

  public static final Scale ONE = new Scale(1, 1);

  private static final long GREATEST_TERM = 1L << 40;
  private static final double MOST_WITH_FRACTION = 1L << 52;
  private static final double MOST_TO_DOUBLE = 1L << 61;

  public Scale {
    if (numerator < 1
        || numerator > GREATEST_TERM
        || denominator < 1
        || denominator > GREATEST_TERM) {
      throw new IllegalArgumentException(
          "scale %d/%d: both terms must be from 1 to %d"
              .formatted(numerator, denominator, GREATEST_TERM));
    }
  }

  /** A unit of which ours has so many. */
  public static Scale times(long numerator) {
    return new Scale(numerator, 1);
  }

  /** A unit of which so many make one of ours. */
  public static Scale over(long denominator) {
    return new Scale(1, denominator);
  }

  /**
   * The whole number nearest to value × numerator / denominator, as if computed without any error
   * in between; a half goes up. Without allocation but for products past 2^52 of odd fractions.
   *
   * @param value finite, and such that the result is less than 2^62 either way
   */
  public long apply(double value) {
    double product = value * (double) numerator;
    if (Math.abs(product) >= MOST_WITH_FRACTION) {
      return large(value, product);
    }
    long whole = (long) value;
    if (whole == value && denominator == 1) {
      return whole * numerator;
    }
    return nearest(product, Math.fma(value, (double) numerator, -product));
  }

  /** Value × numerator / denominator as doubles have it: right to 15 digits, whatever its size. */
  double near(double value) {
    double product = value * (double) numerator;
    return denominator == 1 ? product : product / (double) denominator;
  }

  /**
   * The nearest whole number to (product + error) / denominator, where the error is what the
   * product lost by rounding. The rest of the division of the product's size is exact in a double,
   * and where it is not half of the denominator it differs from that by more than the error, so the
   * error decides ties alone.
   */
  private long nearest(double product, double error) {
    double size = Math.abs(product);
    double more = product < 0 ? -error : error;
    double divisor = (double) denominator;
    double guess = Math.floor(denominator == 1 ? size : size / divisor);
    double past = Math.fma(-guess, divisor, size) - divisor * 0.5;
    boolean away = past > 0 || (past == 0 && (more > 0 || (more == 0 && product > 0)));
    long amount = (long) guess + (away ? 1 : 0);
    return product < 0 ? -amount : amount;
  }

  /** For products that have no fraction in a double, but may have lost one. */
  private long large(double value, double product) {
    if (denominator == 1) {
      double error = Math.fma(value, (double) numerator, -product);
      double below = Math.floor(error);
      return (long) product + (long) below + (error - below >= 0.5 ? 1 : 0);
    }
    if (numerator == 1 && Math.abs(value) < MOST_TO_DOUBLE) {
      return Math.floorDiv(2 * (long) value + denominator, 2 * denominator);
    }
    return exactly(value);
  }

  private long exactly(double value) {
    BigDecimal twice = new BigDecimal(value).multiply(BigDecimal.valueOf(2 * numerator));
    BigDecimal shifted = twice.add(BigDecimal.valueOf(denominator));
    BigInteger floor =
        shifted.divide(BigDecimal.valueOf(2 * denominator), 0, RoundingMode.FLOOR).toBigInteger();
    return floor.longValueExact();
  }
}
