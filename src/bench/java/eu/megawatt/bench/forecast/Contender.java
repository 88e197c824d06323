package eu.megawatt.bench.forecast;

import eu.megawatt.planner.forecast.Forecaster;
import eu.megawatt.planner.forecast.History;
import eu.megawatt.planner.forecast.Verification;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Histories whose later parts are forecast, as one row of the result.
 *
 * @param known the share of each that the first forecast knows
 * @param origins how many forecasts are made of each
 * @param horizon steps of each forecast
 */
record Contender(String demand, List<History> histories, double known, int origins, int horizon) {

  private static final double PERCENT = 100;
  private static final double NANOS_PER_SECOND = 1e9;

  /** What the forecasts came to. */
  record Outcome(ForecastResult.Row row, Verification verification) {}

  Outcome run() {
    Verification all = Verification.none();
    Map<String, Integer> models = new TreeMap<>();
    long forecasts = 0;
    long nanos = 0;
    for (History history : histories) {
      int first = (int) (known * history.size());
      int stride = Math.max(1, (history.size() - first) / origins);
      long began = System.nanoTime();
      all = all.and(Verification.rolling(Forecaster.usual(), history, first, horizon, stride));
      nanos += System.nanoTime() - began;
      forecasts += (history.size() - horizon - first) / stride + 1;
      models.merge(Forecaster.usual().forecast(history, horizon).chosen().model(), 1, Integer::sum);
    }
    double seconds = nanos / NANOS_PER_SECOND / forecasts;
    return new Outcome(row(demand, most(models), histories.size(), all, seconds), all);
  }

  private static String most(Map<String, Integer> models) {
    return models.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }

  static ForecastResult.Row row(
      String demand, String model, int histories, Verification all, double seconds) {
    return new ForecastResult.Row(
        demand,
        model,
        histories,
        all.values(),
        all.mase(),
        all.naiveMase(),
        PERCENT * all.coveredShare(80),
        PERCENT * all.coveredShare(95),
        seconds);
  }
}
