package eu.megawatt.fleet.unit;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides whole numbers so that the parts add up to what was divided. */
public final class Split {

  /** Below it three roundings of a double are less than one off. */
  private static final long EXACT_AS_DOUBLE = 1L << 50;

  /** Of which several fit 64 bits. */
  private static final long EXACT_SUM = 1L << 60;

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
    long sum = 0;
    boolean isWide = total == Long.MIN_VALUE;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException(
            "weights holds %d; each must be 0 or more".formatted(weight));
      }
      sum += weight;
      isWide |= sum < 0;
    }
    if (isWide) {
      return divide(BigInteger.valueOf(total), weights, sum(weights));
    }
    if (sum == 0) {
      long[] equal = new long[weights.length];
      Arrays.fill(equal, 1);
      return largestRemainder(total, equal);
    }
    return divide(Math.abs(total), Long.signum(total), weights, sum);
  }

  private static BigInteger sum(long[] weights) {
    return Arrays.stream(weights)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The same for equal weights, which needs no wide numbers: the first ones get one more. */
  public static long equally(long total, int parts, int index) {
    long rest = total % parts;
    return total / parts + (index < Math.abs(rest) ? Long.signum(rest) : 0);
  }

  /** The same where the sum of the weights fits 64 bits. */
  private static long[] divide(long total, int sign, long[] weights, long sum) {
    long[] part = new long[weights.length];
    long[] remainder = new long[weights.length];
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      part[i] = quotient(total, weights[i], sum);
      // What overflows in both products is the same, so their difference is right.
      remainder[i] = total * weights[i] - part[i] * sum;
      left -= part[i];
    }
    addToLargest(remainder, (int) left, part);
    if (sign < 0) {
      Arrays.setAll(part, i -> -part[i]);
    }
    return part;
  }

  /** Of total times weight by sum, rounded down; the weight is at most the sum. */
  private static long quotient(long total, long weight, long sum) {
    long product = total * weight;
    if (product >= 0 && Math.multiplyHigh(total, weight) == 0) {
      return product / sum;
    }
    if (total < EXACT_AS_DOUBLE && sum < EXACT_SUM) {
      // At most a few off, so what is left fits 64 bits and says by how many.
      long near = (long) ((double) total * weight / sum);
      return near + Math.floorDiv(product - near * sum, sum);
    }
    return BigInteger.valueOf(total)
        .multiply(BigInteger.valueOf(weight))
        .divide(BigInteger.valueOf(sum))
        .longValueExact();
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
