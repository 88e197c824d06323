package eu.megawatt.bench.table;

import eu.megawatt.bench.operation.OperationResult;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A week of operation as a table: a line for each way to dispatch it. */
final class OperationTable {

  private OperationTable() {}

  static String of(OperationResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "A week of %,d jobs on %,d GPUs at three sites, as they were submitted to HPC2N, at day-ahead prices of January 2026, with %d curtailments and %d failures of nodes; everything is done in the end. Each quarter-hour knows only what has been submitted, announced or has failed by then. On %s (commit %s, %s).",
            result.jobs(),
            result.gpus(),
            result.curtailments(),
            result.failures(),
            result.machine(),
            result.commit(),
            result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add(
        "| dispatched | EUR | of it lateness | late | energy above idle | carbon | work lost | GPUs used | decided in |");
    lines.add("|---|---|---|---|---|---|---|---|---|");
    result.rows().forEach(row -> lines.add(line(row)));
    return String.join("\n", lines);
  }

  private static String line(OperationResult.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %,.0f h, %d jobs | %.1f MWh, %,.0f EUR | %,.0f kg | %,.0f GPU-h | %.1f %% | %.0f s |",
        row.dispatcher(),
        row.eur(),
        row.latenessEur(),
        row.lateHours(),
        row.lateJobs(),
        row.mwh(),
        row.energyEur(),
        row.carbonKg(),
        row.lostGpuHours(),
        row.utilisationPercent(),
        row.seconds());
  }
}
