package eu.megawatt.planner.forecast;

/**
 * The times in the past from which a back-test forecasts, as if no more were known: evenly spread
 * over the later part of a history, each with all steps of the horizon after it.
 *
 * @param first the values known at the first origin
 * @param stride from one to the next, in steps
 * @param horizon the steps that are forecast from each
 */
record Origins(int first, int stride, int count, int horizon) {

  /** The most origins; more hardly change a quantile of errors. */
  static final int MOST = 120;

  /** The fewest: of fewer errors no interval can be told. */
  static final int FEWEST = 10;

  private static final int FEWEST_KNOWN = 10;

  /** The part of a history before the first origin. */
  private static final double KNOWN_SHARE = 0.4;

  /** The part of a history before the first origin where it takes so much to know each season. */
  private static final double MOST_KNOWN_SHARE = 0.8;

  /** The part of a history that a horizon may have, so that enough origins have all of it. */
  private static final int HORIZONS = 5;

  /** The fewest values of a history that can be tested, by its shortest season. */
  static int fewestValues(int season) {
    return Math.max(FEWEST_KNOWN, 2 * season) + FEWEST;
  }

  static Origins of(History history, int horizon) {
    int size = history.size();
    int fewest = fewestValues(history.season());
    if (size < fewest) {
      throw new IllegalArgumentException(
          "History has %d values; allowed is %d or more with a season of %d steps. Maybe take shorter steps or a shorter season."
              .formatted(size, fewest, history.season()));
    }
    int first = Math.max(fewest - FEWEST, (int) (KNOWN_SHARE * size));
    for (int season : history.seasons()) {
      int needed = (int) Math.ceil(HarmonicRegression.SEASONS_NEEDED * season);
      if (needed <= MOST_KNOWN_SHARE * size) {
        first = Math.max(first, needed);
      }
    }
    int tested = Math.min(horizon, Math.max(1, (size - first - FEWEST + 1) / (HORIZONS - 2)));
    int spare = size - tested - first + 1;
    int stride = Math.max(1, (spare - 1) / (MOST - 1));
    int count = Math.min(MOST, (spare - 1) / stride + 1);
    return new Origins(size - tested - stride * (count - 1), stride, count, tested);
  }

  /** How many values were known at an origin, from 0 on. */
  int known(int origin) {
    return first + stride * origin;
  }
}
