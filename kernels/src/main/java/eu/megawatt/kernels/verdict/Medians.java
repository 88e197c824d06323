package eu.megawatt.kernels.verdict;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** The median, what is known of it without assuming a distribution, and others like it. */
public final class Medians {

  /** Makes the median absolute deviation of a normal distribution its standard deviation. */
  private static final double MAD_TO_SIGMA = 1.482602218505602;

  private Medians() {}

  /** The median; of an even number the middle of the two in the middle. At least one value. */
  public static double median(double[] values) {
    double[] sorted = sorted(values);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /**
   * A confidence interval of the median from two order statistics, the k-th smallest and the k-th
   * largest with the greatest k for which 2·P(Bin(n, ½) < k) ≤ alpha (the sign test, turned round;
   * Conover, Practical Nonparametric Statistics, 3.2). It holds whatever the distribution is.
   *
   * @param alpha the greatest chance that the median is outside
   * @return empty where there are too few values: for 0.01 at least 8 are needed
   */
  public static Optional<Interval> interval(double[] values, double alpha) {
    double[] sorted = sorted(values);
    int rank = rank(sorted.length, alpha);
    return rank < 1
        ? Optional.empty()
        : Optional.of(new Interval(sorted[rank - 1], sorted[sorted.length - rank]));
  }

  private static int rank(int count, double alpha) {
    BinomialDistribution heads = new BinomialDistribution(null, count, 0.5);
    int rank = 0;
    while (rank < count / 2 && 2 * heads.cumulativeProbability(rank) <= alpha) {
      rank++;
    }
    return rank;
  }

  /**
   * The median of all means of two values, each with itself too (Hodges and Lehmann 1963): where a
   * distribution's middle is, with 95 % of the mean's efficiency if it is normal, and still right
   * with outliers.
   */
  public static double hodgesLehmann(double[] values) {
    int count = sorted(values).length;
    double[] means = new double[count * (count + 1) / 2];
    int next = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i; j < count; j++) {
        means[next++] = (values[i] + values[j]) / 2;
      }
    }
    return median(means);
  }

  /** The standard deviation by the median absolute deviation, which a few outliers do not move. */
  public static double sigma(double[] values) {
    double middle = median(values);
    return MAD_TO_SIGMA * median(Arrays.stream(values).map(it -> Math.abs(it - middle)).toArray());
  }

  private static double[] sorted(double[] values) {
    if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "Needs finite values, at least one: " + Arrays.toString(values));
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
