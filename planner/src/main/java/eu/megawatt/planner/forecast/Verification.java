package eu.megawatt.planner.forecast;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Forecasts beside what came: how many values their intervals covered, and their errors beside
 * those of the last season again.
 *
 * @param values that were forecast, in all
 * @param covered how many of them were within bounds, by level in percent
 * @param scaledErrors the sum of absolute errors, each over the mean error of the last season again
 *     one season ahead within the history known
 * @param naiveErrors the same of the last season again
 */
public record Verification(
    long values, SortedMap<Integer, Long> covered, double scaledErrors, double naiveErrors) {

  public Verification {
    covered = Collections.unmodifiableSortedMap(new TreeMap<>(covered));
  }

  /** Of no forecast. */
  public static Verification none() {
    return new Verification(0, new TreeMap<>(), 0, 0);
  }

  /**
   * Forecasts again and again as if no more were known, and looks up what came.
   *
   * @param known the values that the first forecast knows
   * @param horizon the steps of each forecast
   * @param stride how many values more each forecast knows than the one before; where it is less
   *     than the horizon, a value counts once for each forecast of it
   */
  public static Verification rolling(
      Forecaster forecaster, History history, int known, int horizon, int stride) {
    if (stride < 1) {
      throw new IllegalArgumentException("stride (%d) is not 1 or more".formatted(stride));
    }
    Verification all = none();
    for (int at = known; at + horizon <= history.size(); at += stride) {
      Forecast forecast = forecaster.forecast(history.until(at), horizon);
      all = all.and(of(forecast, history.until(at), history.until(at + horizon)));
    }
    return all;
  }

  /** One forecast from what was known, beside the longer history that came. */
  static Verification of(Forecast forecast, History known, History came) {
    double unit = Forecaster.naiveError(known);
    double[] naive =
        new SeasonalNaive(known.season())
            .fit(known.values())
            .ahead(known.values(), forecast.points().size());
    SortedMap<Integer, Long> covered = new TreeMap<>();
    double scaledErrors = 0;
    double naiveErrors = 0;
    int values = came.size() - known.size();
    for (int h = 0; h < values; h++) {
      double value = came.value(known.size() + h);
      ForecastPoint point = forecast.points().get(h);
      for (Bounds bounds : point.bounds()) {
        covered.merge(bounds.levelPct(), bounds.covers(value) ? 1L : 0L, Long::sum);
      }
      scaledErrors += Math.abs(value - point.median()) / unit;
      naiveErrors += Math.abs(value - naive[h]) / unit;
    }
    return new Verification(values, covered, scaledErrors, naiveErrors);
  }

  /** Both together. */
  public Verification and(Verification other) {
    SortedMap<Integer, Long> sum = new TreeMap<>(covered);
    for (Map.Entry<Integer, Long> level : other.covered.entrySet()) {
      sum.merge(level.getKey(), level.getValue(), Long::sum);
    }
    return new Verification(
        values + other.values,
        sum,
        scaledErrors + other.scaledErrors,
        naiveErrors + other.naiveErrors);
  }

  /** The share of the values that were within the bounds of a level, 0 to 1. */
  public double coveredShare(int levelPct) {
    Long count = covered.get(levelPct);
    if (count == null || values == 0) {
      throw new IllegalArgumentException(
          "levelPct (%d) is not one of the forecasts: %s".formatted(levelPct, covered.keySet()));
    }
    return (double) count / values;
  }

  /** Mean absolute scaled error of the forecasts; less is better. */
  public double mase() {
    return scaledErrors / values;
  }

  /** The same of the last season again. */
  public double naiveMase() {
    return naiveErrors / values;
  }
}
