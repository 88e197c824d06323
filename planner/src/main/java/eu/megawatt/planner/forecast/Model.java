package eu.megawatt.planner.forecast;

/**
 * A way to go on from what was. It is fitted to one past and may then be used on a longer one,
 * which is how the back-test goes on from many origins without fitting at each.
 */
sealed interface Model permits SeasonalNaive, Smoothing, HarmonicRegression, SeasonalProfile {

  /** As it stands in the table of scores. */
  String title();

  /** The fewest values that it is fitted to. */
  int fewest();

  /**
   * Estimates what it has to.
   *
   * @param past on a scale, {@link #fewest()} values or more
   */
  Fitted fit(double... past);

  /** A model with its parameters. */
  @FunctionalInterface
  interface Fitted {

    /**
     * The middle of each of the next steps.
     *
     * @param past that begins as the one it was fitted to, or that one
     */
    double[] ahead(double[] past, int horizon);
  }
}
