package eu.megawatt.kernels.predict;

/** Quantiles of samples, straight between two (Hyndman and Fan 1996, type 7). */
final class Quantiles {

  private Quantiles() {}

  /**
   * One of them.
   *
   * @param sorted ascending, at least one
   */
  static double of(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
