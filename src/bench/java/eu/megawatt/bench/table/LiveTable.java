package eu.megawatt.bench.table;

import eu.megawatt.bench.live.LiveResult;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the live plan does in time, as a table: each figure beside its goal. */
final class LiveTable {

  private LiveTable() {}

  static String of(LiveResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, on %s (commit %s, %s).",
            result.what(),
            result.machine(),
            result.commit(),
            result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add("| what | figure | goal |");
    lines.add("|---|---|---|");
    result.figures().forEach(figure -> lines.add(line(figure)));
    return String.join("\n", lines);
  }

  private static String line(LiveResult.Figure figure) {
    String format = figure.value() == Math.rint(figure.value()) ? "%,.0f %s" : "%,.2f %s";
    return "| %s | %s | %s |"
        .formatted(
            figure.name(),
            String.format(Locale.ROOT, format, figure.value(), figure.unit()).strip(),
            figure.goal().orElse(""));
  }
}
