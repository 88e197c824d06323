package eu.megawatt.service.validation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much faster some nodes are than others, whatever their speeds are distributed like: the
 * median of all ratios of one to another, and where that lies with a confidence of 95 % (Hodges and
 * Lehmann 1963; the interval is the Mann-Whitney test turned round, with the normal approximation:
 * Hollander and Wolfe, Nonparametric Statistical Methods, 4.2 and 4.3, on logarithms).
 *
 * @param ratio above 1 is faster
 * @param low the lower end of the interval
 * @param high the upper end
 */
record SpeedRatio(double ratio, double low, double high) {

  /** Nodes of either that are needed; with fewer the approximation does not hold. */
  static final int LEAST_NODES = 8;

  /** Nodes of either that are looked at, evenly chosen by their speed; more would tell no more. */
  static final int MOST_NODES = 300;

  /** Of the standard normal distribution, for 2.5 % on either side. */
  private static final double Z = 1.959964;

  /** Of speeds, more being better; empty where there are too few of either. */
  static Optional<SpeedRatio> of(double[] one, double[] other) {
    if (Math.min(one.length, other.length) < LEAST_NODES) {
      return Optional.empty();
    }
    double[] its = some(one);
    double[] others = some(other);
    double[] ratios = ratios(its, others);
    int rank = rank(its.length, others.length);
    return Optional.of(
        new SpeedRatio(
            (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2,
            ratios[rank - 1],
            ratios[ratios.length - rank]));
  }

  private static double[] some(double[] speeds) {
    double[] sorted = speeds.clone();
    Arrays.sort(sorted);
    if (sorted.length <= MOST_NODES) {
      return sorted;
    }
    double step = (sorted.length - 1) / (double) (MOST_NODES - 1);
    return IntStream.range(0, MOST_NODES)
        .mapToDouble(it -> sorted[(int) Math.round(it * step)])
        .toArray();
  }

  private static double[] ratios(double[] its, double[] others) {
    double[] ratios = new double[its.length * others.length];
    int next = 0;
    for (double it : its) {
      for (double from : others) {
        ratios[next++] = it / from;
      }
    }
    Arrays.sort(ratios);
    return ratios;
  }

  /** Which of the sorted ratios is the lower end; the upper one is as far from the other end. */
  private static int rank(int m, int n) {
    double middle = m * n / 2.0;
    double sigma = Math.sqrt(m * n * (m + n + 1) / 12.0);
    return Math.max(1, (int) Math.floor(middle - Z * sigma));
  }

  /** In a word. */
  String word() {
    return low > 1 ? "Faster" : high < 1 ? "Slower" : "NoDifference";
  }
}
