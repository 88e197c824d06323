package eu.megawatt.bench.table;

import eu.megawatt.bench.records.RecordsResult;
import eu.megawatt.bench.records.RecordsResult.Figure;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Records as a table: each figure beside its goal. */
final class RecordsTable {

  private RecordsTable() {}

  static String of(RecordsResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Records of %,d nodes over %d days in H2 (%,d rows, %,.0f MiB, filled with %,.0f rows/s), on %s (commit %s, %s). Each figure in a Java just started; page cache %s.",
            result.nodes(),
            result.days(),
            result.rows(),
            result.fileMiB(),
            result.fillRowsPerSecond(),
            result.machine(),
            result.commit(),
            result.at().atZone(ZoneOffset.UTC).toLocalDate(),
            result.pageCache()));
    lines.add("");
    lines.add("| what | median | largest | goal |");
    lines.add("|---|---|---|---|");
    result.figures().forEach(figure -> lines.add(line(figure)));
    return String.join("\n", lines);
  }

  private static String line(Figure figure) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f ms | %,.0f ms | %s |",
        figure.what(),
        figure.medianMillis(),
        figure.maxMillis(),
        figure.goalMillis().map(goal -> "%,.0f ms".formatted(goal)).orElse(""));
  }
}
