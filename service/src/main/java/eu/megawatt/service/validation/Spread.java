package eu.megawatt.service.validation;

import java.util.Arrays;

/**
 * Where some speeds lie, as shares of one: the ends, the quartiles and the middle, with linear
 * interpolation between neighbours (Hyndman and Fan 1996, type 7).
 *
 * @param value the middle in the unit of the kernel
 */
public record Spread(
    int nodeCount,
    double value,
    double leastRatio,
    double lowerQuartileRatio,
    double medianRatio,
    double upperQuartileRatio,
    double mostRatio) {

  /** Of at least one speed, as shares of another. */
  static Spread of(double[] speeds, double whole, double value) {
    double[] sorted = Arrays.stream(speeds).map(it -> it / whole).sorted().toArray();
    return new Spread(
        sorted.length,
        value,
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[sorted.length - 1]);
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
