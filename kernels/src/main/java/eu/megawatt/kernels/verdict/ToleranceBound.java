package eu.megawatt.kernels.verdict;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * What nearly every node of a fleet reaches: the value that 95 % of all such nodes are above, with
 * a confidence of 95 %, from an order statistic (Wilks 1941), whatever the distribution is.
 */
public final class ToleranceBound {

  /** The share of nodes that may be below. */
  public static final double QUANTILE = 0.05;

  /** The chance that more are below. */
  public static final double ALPHA = 0.05;

  /** Nodes that are needed: 0.95^59 is the first under 0.05. */
  public static final int LEAST_NODES = 59;

  private ToleranceBound() {}

  /**
   * The bound: the greatest order statistic X(k) for which P(Bin(n, 0.05) < k) ≤ 0.05.
   *
   * @param speeds one for each node, more is better
   * @return empty with fewer than {@link #LEAST_NODES}
   */
  public static OptionalDouble of(double[] speeds) {
    if (speeds.length < LEAST_NODES) {
      return OptionalDouble.empty();
    }
    BinomialDistribution below = new BinomialDistribution(null, speeds.length, QUANTILE);
    int rank = 0;
    while (below.cumulativeProbability(rank) <= ALPHA) {
      rank++;
    }
    double[] sorted = speeds.clone();
    Arrays.sort(sorted);
    return OptionalDouble.of(sorted[rank - 1]);
  }
}
