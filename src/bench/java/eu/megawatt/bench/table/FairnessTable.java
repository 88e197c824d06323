package eu.megawatt.bench.table;

import eu.megawatt.bench.operation.FairnessResult;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a flood of jobs does to others, as a table: a line for each way to dispatch. */
final class FairnessTable {

  private FairnessTable() {}

  static String of(FairnessResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "A week of %,d jobs of three tenants that ask for less than they are guaranteed, with and without %,d jobs that a fourth asks for at once on Monday at noon: how much later the jobs of the three end because of that. On %s (commit %s, %s).",
            result.jobs(),
            result.flood(),
            result.machine(),
            result.commit(),
            result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add(
        "| dispatched | jobs that end later | not in the week | later by: median | p99 | at most | of the flood done | decided in |");
    lines.add("|---|---|---|---|---|---|---|---|");
    result.rows().forEach(row -> lines.add(line(row)));
    return String.join("\n", lines);
  }

  private static String line(FairnessResult.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %,.0f min | %,.0f min | %,.0f min | %,d jobs | %.0f s |",
        row.dispatcher(),
        row.late(),
        row.undone(),
        row.medianMinutes(),
        row.p99Minutes(),
        row.mostMinutes(),
        row.floodDone(),
        row.seconds());
  }
}
