package eu.megawatt.fleet.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of euro in whole cents.
 *
 * @param cents may be negative: a negative price is an income
 */
public record Money(long cents) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  /** Rounds half up to the cent; throws {@link ArithmeticException} where it does not fit. */
  public static Money ofEuro(BigDecimal euro) {
    return new Money(euro.setScale(2, RoundingMode.HALF_UP).unscaledValue().longValueExact());
  }

  /** The nearest cent to a double's shortest decimal form. */
  public static Money ofEuro(double euro) {
    return ofEuro(BigDecimal.valueOf(euro));
  }

  /** The exact amount, always with two decimals. */
  public BigDecimal euro() {
    return BigDecimal.valueOf(cents, 2);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(cents, other.cents));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(cents, other.cents));
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(cents, other.cents);
  }

  @Override
  public String toString() {
    return euro().toPlainString() + " EUR";
  }
}
