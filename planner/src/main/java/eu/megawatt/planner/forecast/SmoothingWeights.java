package eu.megawatt.planner.forecast;

/**
 * The parameters of exponential smoothing.
 *
 * @param level how much of an error the level takes, 0 to 1
 * @param trend how much of it the trend takes, 0 to level
 * @param season how much of it the season takes, 0 to 1 - level
 * @param damping what is left of the trend after each step, 0 to 1
 */
record SmoothingWeights(double level, double trend, double season, double damping) {

  private static final double LEAST_DAMPING = 0.8;
  private static final double MOST_DAMPING = 0.995;

  /**
   * The weights at a point of the whole space: each coordinate goes to its range by the logistic
   * function, so that a search needs no bounds.
   */
  static SmoothingWeights at(Trend trend, boolean seasonal, double... point) {
    double level = logistic(point[0]);
    double season = seasonal ? (1 - level) * logistic(point[1]) : 0;
    if (trend == Trend.NONE) {
      return new SmoothingWeights(level, 0, season, 0);
    }
    double damping = LEAST_DAMPING + (MOST_DAMPING - LEAST_DAMPING) * logistic(point[3]);
    return new SmoothingWeights(level, level * logistic(point[2]), season, damping);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
