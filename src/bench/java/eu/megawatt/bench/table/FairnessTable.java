package eu.megawatt.bench.table;

import eu.megawatt.bench.operation.Delays;
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
            "A week of %,d jobs of three tenants that ask for less than they are guaranteed, with %,d jobs that a fourth asks for at once on Monday at noon: how much later the jobs of the three end than without those, and than if each tenant had a part of every pool and limit to itself that is as large as its guarantee; and how much later a tenant has one, two or more of its jobs done than there, whichever they are (it may begin one job of its own before another, and so end this one later, where it has more at work than alone). On %s (commit %s, %s).",
            result.jobs(),
            result.flood(),
            result.machine(),
            result.commit(),
            result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add(
        "| dispatched | later by the flood | p99 / most | not in the week | later than alone | p99 / most | not in the week | tenant's ends later than alone | p99 / most | not in the week | of the flood done | decided in |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
    result.rows().forEach(row -> lines.add(line(row)));
    return String.join("\n", lines);
  }

  private static String line(FairnessResult.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %,d jobs | %.0f s |",
        row.dispatcher(),
        cells(row.byTheFlood()),
        cells(row.thanAlone()),
        cells(row.ofTenantThanAlone()),
        row.floodDone(),
        row.seconds());
  }

  private static String cells(Delays delays) {
    return String.format(
        Locale.ROOT,
        "%,d jobs | %,.0f / %,.0f min | %,d",
        delays.late(),
        delays.p99Minutes(),
        delays.mostMinutes(),
        delays.undone());
  }
}
