package eu.megawatt.bench.table;

import eu.megawatt.bench.kernels.GpuResult;
import eu.megawatt.bench.kernels.KernelsResult;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Kernels on a GPU as a table: a line for each beside PyTorch's. */
final class GpuTable {

  private GpuTable() {}

  static String of(GpuResult result) {
    Map<String, String> gpu = result.gpu();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "The suite's kernels on an %s (driver %s) beside the same work by %s, by turns, each by the GPU's events: medians of %d rounds, the ratio's at 99 %%. Only right results are timed. On %s (commit %s, %s).",
            result.model(),
            gpu.getOrDefault("driver", "not known"),
            result.peer(),
            result.rows().stream().mapToInt(it -> it.speed().ratios().size()).max().orElse(0),
            result.machine(),
            result.commit(),
            result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add("| kernel | by | ours | PyTorch | ratio | goal |");
    lines.add("|---|---|---|---|---|---|");
    result.rows().forEach(row -> lines.add(line(row)));
    return String.join("\n", lines);
  }

  private static String line(GpuResult.Row row) {
    KernelsResult.Row speed = row.speed();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s %s | %s %s | %.2f (%.2f to %.2f) | %s |",
        speed.kernel(),
        row.engine(),
        number(speed.java()),
        speed.unit(),
        number(speed.peerValue()),
        speed.unit(),
        speed.ratio(),
        speed.ratioLow(),
        speed.ratioHigh(),
        speed.goal() > 0 ? String.format(Locale.ROOT, "%.2f", speed.goal()) : "–");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }
}
