package eu.megawatt.reports.booking;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact numbers for oracles: nothing is rounded until it is asked for. */
record Fraction(BigInteger above, BigInteger below) {

  static final Fraction ZERO = of(0);

  static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  static Fraction of(BigDecimal number) {
    BigDecimal scaled = number.scale() < 0 ? number.setScale(0) : number;
    return new Fraction(scaled.unscaledValue(), BigInteger.TEN.pow(scaled.scale()));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
  }

  Fraction minus(Fraction other) {
    return plus(new Fraction(other.above.negate(), other.below));
  }

  Fraction times(Fraction other) {
    return new Fraction(above.multiply(other.above), below.multiply(other.below));
  }

  Fraction over(long divisor) {
    return new Fraction(above, below.multiply(BigInteger.valueOf(divisor)));
  }

  int compareTo(Fraction other) {
    return minus(other).above.signum();
  }

  /** To the nearest whole number, halves away from 0. */
  long halfUp() {
    BigInteger doubled = above.abs().shiftLeft(1).add(below);
    BigInteger whole = doubled.divide(below.shiftLeft(1));
    return above.signum() < 0 ? -whole.longValueExact() : whole.longValueExact();
  }
}
