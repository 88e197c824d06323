package eu.megawatt.planner.forecast;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The usual shape of a season on the level of the last one: of each place in the season the median
 * of how far it was from the mean of its season. A single odd season does not move it. The level
 * drifts on by half of what it did over the last seasons, since drifts seldom last.
 *
 * @param season in steps
 */
record SeasonalProfile(int season) implements Model {

  /** The seasons that the shape and the drift are of; older ones may have had another shape. */
  private static final int SEASONS = 12;

  private static final int FEWEST_SEASONS = 3;
  private static final double DRIFT_KEPT = 0.5;

  @Override
  public String title() {
    return "seasonal profile (%d)".formatted(season);
  }

  @Override
  public int fewest() {
    return FEWEST_SEASONS * season;
  }

  @Override
  public Fitted fit(double... past) {
    return this::ahead;
  }

  private double[] ahead(double[] past, int horizon) {
    int seasons = Math.min(SEASONS, past.length / season);
    double[] means = means(past, seasons);
    double[] shape = shape(past, means);
    double drift =
        seasons < 2 ? 0 : DRIFT_KEPT * (means[seasons - 1] - means[0]) / (seasons - 1) / season;
    double[] next = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      next[h] = means[seasons - 1] + shape[h % season] + drift * (h + (season + 1) / 2.0);
    }
    return next;
  }

  /** The mean of each of the last seasons, which end with the past. */
  private double[] means(double[] past, int seasons) {
    double[] means = new double[seasons];
    int from = past.length - seasons * season;
    for (int s = 0; s < seasons; s++) {
      means[s] = StatUtils.mean(past, from + s * season, season);
    }
    return means;
  }

  private double[] shape(double[] past, double[] means) {
    int from = past.length - means.length * season;
    double[] shape = new double[season];
    double[] apart = new double[means.length];
    for (int place = 0; place < season; place++) {
      for (int s = 0; s < means.length; s++) {
        apart[s] = past[from + s * season + place] - means[s];
      }
      shape[place] = StatUtils.percentile(apart, 50);
    }
    double middle = Arrays.stream(shape).average().orElse(0);
    return Arrays.stream(shape).map(it -> it - middle).toArray();
  }
}
