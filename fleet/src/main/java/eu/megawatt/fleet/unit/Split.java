package eu.megawatt.fleet.unit;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides whole numbers so that the parts add up to what was divided. */
public final class Split {

  private Split() {}

  /**
   * Parts in proportion to weights by the method of the largest remainder (Hamilton): each part is
   * rounded down, what is left over goes one by one to the largest remainders, ties to the lower
   * index. A negative total is divided like its positive and negated.
   *
   * @param weights at least 0 each; where all are 0 they count as equal
   */
  public static long[] largestRemainder(long total, long... weights) {
    if (weights.length == 0) {
      throw new IllegalArgumentException(
          "weights is empty; there must be somebody to divide among");
    }
    BigInteger sum = BigInteger.ZERO;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException(
            "weights holds %d; each must be 0 or more".formatted(weight));
      }
      sum = sum.add(BigInteger.valueOf(weight));
    }
    if (sum.signum() == 0) {
      long[] equal = new long[weights.length];
      Arrays.fill(equal, 1);
      return largestRemainder(total, equal);
    }
    return total != Long.MIN_VALUE && sum.bitLength() < Long.SIZE
        ? divide(Math.abs(total), Long.signum(total), weights, sum.longValueExact())
        : divide(BigInteger.valueOf(total), weights, sum);
  }

  /** The same for equal weights, which needs no wide numbers: the first ones get one more. */
  public static long equally(long total, int parts, int index) {
    long rest = total % parts;
    return total / parts + (index < Math.abs(rest) ? Long.signum(rest) : 0);
  }

  /** The same where remainders fit 64 bits; most products do, too, which is quicker. */
  private static long[] divide(long total, int sign, long[] weights, long sum) {
    long[] part = new long[weights.length];
    long[] remainder = new long[weights.length];
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      long product = total * weights[i];
      if (product >= 0 && Math.multiplyHigh(total, weights[i]) == 0) {
        part[i] = product / sum;
        remainder[i] = product % sum;
      } else {
        BigInteger[] both =
            BigInteger.valueOf(total)
                .multiply(BigInteger.valueOf(weights[i]))
                .divideAndRemainder(BigInteger.valueOf(sum));
        part[i] = both[0].longValueExact();
        remainder[i] = both[1].longValueExact();
      }
      left -= part[i];
    }
    addToLargest(remainder, (int) left, part);
    if (sign < 0) {
      Arrays.setAll(part, i -> -part[i]);
    }
    return part;
  }

  /** Adds 1 where remainders are the largest; of equal ones, where they are first. */
  private static void addToLargest(long[] remainder, int count, long[] part) {
    if (count == 0) {
      return;
    }
    long[] sorted = remainder.clone();
    Arrays.sort(sorted);
    long least = sorted[sorted.length - count];
    int ties = count - (int) Arrays.stream(remainder).filter(it -> it > least).count();
    for (int i = 0; i < part.length; i++) {
      if (remainder[i] > least || (remainder[i] == least && ties-- > 0)) {
        part[i]++;
      }
    }
  }

  private static long[] divide(BigInteger total, long[] weights, BigInteger sum) {
    BigInteger sign = BigInteger.valueOf(total.signum());
    long[] part = new long[weights.length];
    BigInteger[] remainder = new BigInteger[weights.length];
    BigInteger left = total;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] both =
          total.abs().multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
      BigInteger signed = both[0].multiply(sign);
      part[i] = signed.longValueExact();
      remainder[i] = both[1];
      left = left.subtract(signed);
    }
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> remainder[i])
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(left.abs().longValueExact())
        .forEach(i -> part[i] += sign.longValueExact());
    return part;
  }
}
