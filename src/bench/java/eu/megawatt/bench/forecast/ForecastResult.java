package eu.megawatt.bench.forecast;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;

/**
 * What {@code bench forecast} keeps.
 *
 * @param rows of each trace and each kind of made-up demand
 * @param traces of all traces together
 * @param simulated of all made-up demand together
 */
public record ForecastResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    List<Row> rows,
    Row traces,
    Row simulated) {

  public static final String FORMAT = "megawatt/bench-forecast/1";

  public ForecastResult {
    rows = List.copyOf(rows);
  }

  /**
   * Forecasts of the later part of one or more histories.
   *
   * @param demand what was forecast
   * @param model the one chosen from all of the history, or most often of several
   * @param histories how many
   * @param values forecast, each as often as a forecast reached it
   * @param mase mean absolute scaled error of the forecasts
   * @param naiveMase of the last season again
   * @param covered80Pct values within the bounds of 80 %
   * @param covered95Pct values within the bounds of 95 %
   * @param seconds of one forecast, on average
   */
  public record Row(
      String demand,
      String model,
      int histories,
      long values,
      double mase,
      double naiveMase,
      double covered80Pct,
      double covered95Pct,
      double seconds) {}
}
