package eu.megawatt.bench.table;

import eu.megawatt.bench.forecast.ForecastResult;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forecasts of demand as a table. */
final class ForecastTable {

  private ForecastTable() {}

  static String of(ForecastResult result) {
    String rows =
        Stream.concat(result.rows().stream(), Stream.of(result.traces(), result.simulated()))
            .map(ForecastTable::row)
            .collect(Collectors.joining("\n"));
    return String.format(
        Locale.ROOT,
        """
        Forecasts of demand beside the last season again (seasonal naive): mean absolute scaled error, and values within the bounds, on %s (commit %s, %s).

        | demand | histories | MASE | seasonal naive | within 80 %% | within 95 %% |
        |---|---|---|---|---|---|
        %s""",
        result.machine(),
        result.commit(),
        result.at().atZone(ZoneOffset.UTC).toLocalDate(),
        rows);
  }

  private static String row(ForecastResult.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.3f | %.3f | %.1f %% | %.1f %% |",
        row.demand(),
        row.histories(),
        row.mase(),
        row.naiveMase(),
        row.covered80Pct(),
        row.covered95Pct());
  }
}
