package eu.megawatt.planner.forecast;

/**
 * The state of additive exponential smoothing after some values: a level, a damped trend and the
 * last season. The recursions are in the error-correction form of Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, 3rd edition, section 8.5, ETS(A,Ad,A); without a season or
 * a trend theirs stay 0.
 */
final class SmoothingState {

  /** The seasons that the first state is estimated from. */
  private static final int FIRST_SEASONS = 4;

  /** The values that the first level is estimated from where nothing repeats. */
  private static final int FIRST_VALUES = 8;

  private final SmoothingWeights weights;
  private final double[] season;
  private int place;
  private double level;
  private double trend;

  /** The state before the first value. */
  SmoothingState(SmoothingWeights weights, int length, double... past) {
    this.weights = weights;
    this.season = new double[length];
    if (length == 1) {
      level = mean(past, 0, Math.min(FIRST_VALUES, past.length));
    } else {
      begin(past, Math.clamp(past.length / length, 1, FIRST_SEASONS));
    }
  }

  private void begin(double[] past, int seasons) {
    int length = season.length;
    level = mean(past, 0, length);
    for (int s = 0; s < seasons; s++) {
      double middle = mean(past, s * length, length);
      for (int i = 0; i < length; i++) {
        season[i] += (past[s * length + i] - middle) / seasons;
      }
    }
  }

  private static double mean(double[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  /** Takes the next value and says how far it was from what was expected. */
  double take(double value) {
    double expected = level + weights.damping() * trend + season[place];
    double error = value - expected;
    trend = weights.damping() * trend;
    level += trend + weights.level() * error;
    trend += weights.trend() * error;
    season[place] += weights.season() * error;
    place = (place + 1) % season.length;
    return error;
  }

  /** The middle of each of the next steps. */
  double[] ahead(int horizon) {
    double[] next = new double[horizon];
    double kept = 1;
    double rise = 0;
    for (int h = 0; h < horizon; h++) {
      kept *= weights.damping();
      rise += kept * trend;
      next[h] = level + rise + season[(place + h) % season.length];
    }
    return next;
  }
}
