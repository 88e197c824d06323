package eu.megawatt.planner.forecast;

/**
 * The last season again: the benchmark that a model has to beat.
 *
 * @param season in steps; with 1 the last value goes on
 */
record SeasonalNaive(int season) implements Model {

  @Override
  public String title() {
    return season == 1 ? "naive" : "seasonal naive (%d)".formatted(season);
  }

  @Override
  public int fewest() {
    return season;
  }

  @Override
  public Fitted fit(double... past) {
    return this::ahead;
  }

  private double[] ahead(double[] past, int horizon) {
    double[] next = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      next[h] = past[past.length - season + h % season];
    }
    return next;
  }
}
