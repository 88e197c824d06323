package eu.megawatt.bench.table;

import eu.megawatt.bench.telemetry.TelemetryResult;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Receiving as a table: each run of each receiver, and what was watched of an overload. */
final class TelemetryTable {

  private TelemetryTable() {}

  static String of(TelemetryResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Receiving remote_write 1.0 on one core, 2,000 samples a request, two connections with one request in flight each; Megawatt forces samples to disk before it answers. On %s (commit %s, %s). Steady is after a quarter of the run."
            .formatted(
                result.machine(),
                result.commit(),
                result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add(
        "| receiver | run | series | samples/s | CPU-s a million | steady | peak MiB | answer p50 / p99 |");
    lines.add("|---|---|---|---|---|---|---|---|");
    result.rows().forEach(row -> lines.add(line(row)));
    result.rows().forEach(row -> row.overload().ifPresent(it -> lines.addAll(overload(row, it))));
    return String.join("\n", lines);
  }

  private static String line(TelemetryResult.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,d | %,.0f | %.2f | %.2f | %,.0f | %.1f / %.0f ms |",
        row.receiver(),
        row.run(),
        row.series(),
        row.samplesPerSecond(),
        row.cpuSecondsPerMillion(),
        row.steadyCpuSecondsPerMillion(),
        row.peakRssMiB(),
        row.p50Millis(),
        row.p99Millis());
  }

  private static List<String> overload(TelemetryResult.Row row, TelemetryResult.Overload overload) {
    return List.of(
        "",
        String.format(
            Locale.ROOT,
            "Overloaded for %,.0f s with %,.0f samples/s over 64 connections: %.0f %% of requests refused with 503 (%d without Retry-After), %,d acknowledged samples lost, %,d wrong, memory in the last minute %.2f times that in the first, live power %.1f s behind at p99 and %.1f s at most.",
            row.seconds(),
            overload.pacedSamplesPerSecond(),
            100 * overload.refusedRatio(),
            overload.refusedWithoutRetryAfter(),
            overload.lostSamples(),
            overload.wrongSamples(),
            overload.memoryRatio(),
            overload.liveLagP99Seconds(),
            overload.liveLagMaxSeconds()));
  }
}
