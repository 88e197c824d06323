package eu.megawatt.planner.buildout.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Present values by quarter: {@code 1 / (1 + r)^q}, taken to nine decimals half up, and each
 * payment times that rounded half up to a cent.
 */
public final class Discount {

  private static final int DECIMALS = 9;
  private static final BigInteger UNIT = BigInteger.TEN.pow(DECIMALS);

  private final BigInteger[] factors;

  /**
   * @param ppmPerQuarter r in millionths
   */
  public Discount(long ppmPerQuarter, int quarters) {
    BigDecimal growth = BigDecimal.ONE.add(BigDecimal.valueOf(ppmPerQuarter, 6));
    factors = new BigInteger[quarters];
    for (int quarter = 0; quarter < quarters; quarter++) {
      factors[quarter] =
          BigDecimal.ONE
              .divide(growth.pow(quarter), MathContext.DECIMAL128)
              .setScale(DECIMALS, RoundingMode.HALF_UP)
              .unscaledValue();
    }
  }

  /** Present value of a payment, in cents. */
  public long cents(long cents, int quarter) {
    return cents(cents, 1, quarter);
  }

  /** Present value of an equal part of a payment, in cents. */
  public long cents(long cents, int parts, int quarter) {
    BigInteger divisor = UNIT.multiply(BigInteger.valueOf(parts));
    return BigInteger.valueOf(cents)
        .multiply(factors[quarter])
        .add(divisor.shiftRight(1))
        .divide(divisor)
        .longValueExact();
  }
}
