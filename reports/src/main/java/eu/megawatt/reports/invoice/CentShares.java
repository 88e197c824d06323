package eu.megawatt.reports.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whole cents for exact amounts, so that together they are the exact sum rounded half up: each is
 * rounded down, and the cents that are left go to the largest fractions, of equal ones to those
 * that come first. A negative sum is divided like its positive and negated.
 */
final class CentShares {

  private static final int DECIMALS = 2;

  private CentShares() {}

  static long[] of(List<BigDecimal> exact) {
    BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean isNegative = sum.signum() < 0;
    BigDecimal[] fine =
        exact.stream()
            .map(one -> (isNegative ? one.negate() : one).movePointRight(DECIMALS))
            .toArray(BigDecimal[]::new);
    long[] cents = new long[fine.length];
    long left = cents(sum.abs());
    for (int i = 0; i < fine.length; i++) {
      cents[i] = fine[i].setScale(0, RoundingMode.FLOOR).longValueExact();
      fine[i] = fine[i].subtract(BigDecimal.valueOf(cents[i]));
      left = Math.subtractExact(left, cents[i]);
    }
    IntStream.range(0, fine.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> fine[i]).reversed())
        .limit(left)
        .forEach(i -> cents[i]++);
    return isNegative
        ? IntStream.range(0, cents.length).mapToLong(i -> -cents[i]).toArray()
        : cents;
  }

  /** An amount in cents, rounded half up, away from 0. */
  static long cents(BigDecimal amount) {
    return amount.movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
