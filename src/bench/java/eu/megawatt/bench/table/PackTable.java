package eu.megawatt.bench.table;

import eu.megawatt.bench.pack.PackResult;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Packing as a table: a line for each list of pods and policy, beside what was published. */
final class PackTable {

  private PackTable() {}

  static String of(PackResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "How much of %,d GPUs on %,d nodes is allocated when the openb traces ask for %.0f %% of them, one pod at a time, none moved; mean and standard deviation of %d orders. On %s (commit %s, %s).",
            result.gpus(),
            result.nodes(),
            result.inflated() * 100,
            result.rows().stream().mapToInt(it -> it.allocatedPercents().size()).max().orElse(0),
            result.machine(),
            result.commit(),
            result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add("| list | policy | allocated | as published | pods left out | pods/s |");
    lines.add("|---|---|---|---|---|---|");
    result.rows().forEach(row -> lines.add(line(row)));
    return String.join("\n", lines);
  }

  private static String line(PackResult.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f ± %.2f %% | %s | %,.0f | %,.0f |",
        row.list(),
        row.policy(),
        row.meanPercent(),
        row.deviationPercent(),
        row.publishedPercent().map(it -> String.format(Locale.ROOT, "%.2f %%", it)).orElse(""),
        row.meanUnplaced(),
        row.podsPerSecond());
  }
}
