package eu.megawatt.bench.table;

import eu.megawatt.bench.kernels.KernelsResult;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Kernels in Java as a table: a line for each beside its peer. */
final class KernelsTable {

  private KernelsTable() {}

  static String of(KernelsResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "The suite's kernels in Java (%s) beside the same work in C (%s) and by %s, one thread, by turns in one process: medians of %d rounds, the ratio's at 99 %%. On %s (commit %s, %s).",
            result.vectors(),
            result.compiler(),
            result.blas(),
            result.rows().stream().mapToInt(it -> it.ratios().size()).max().orElse(0),
            result.machine(),
            result.commit(),
            result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add("| kernel | Java | peer | | ratio | goal | calibration varied by |");
    lines.add("|---|---|---|---|---|---|---|");
    result.rows().forEach(row -> lines.add(line(row)));
    return String.join("\n", lines);
  }

  private static String line(KernelsResult.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %.4g %s | %.4g %s | %s | %.2f (%.2f to %.2f) | %.2f | %.1f %% |",
        row.kernel(),
        row.java(),
        row.unit(),
        row.peerValue(),
        row.unit(),
        row.peer(),
        row.ratio(),
        row.ratioLow(),
        row.ratioHigh(),
        row.goal(),
        100 * row.calibrationVariation());
  }
}
