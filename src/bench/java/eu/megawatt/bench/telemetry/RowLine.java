package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.telemetry.TelemetryResult.Row;
import java.util.Locale;

/** A row as a line of a table. */
final class RowLine {

  static final String HEAD =
      String.format(
          Locale.ROOT,
          "%-17s %-24s %9s %12s %11s %8s %8s %9s %26s %s",
          "receiver",
          "run",
          "series",
          "acknowledged",
          "samples/s",
          "CPU-s/M",
          "steady",
          "peak MiB",
          "ms p50 / p99 / max",
          "statuses");

  private RowLine() {}

  /** What was watched beside an overload, on a line of its own. */
  static String of(TelemetryResult.Overload overload) {
    return String.format(
        Locale.ROOT,
        "  offered %,.0f samples/s; MiB first minute %.0f, last %.0f (%.2f times); live behind by %.1f s p99,"
            + " %.1f s max; %.1f %% refused, %d without Retry-After, %d given up; lost %d, wrong %d",
        overload.pacedSamplesPerSecond(),
        overload.firstMinuteMiB(),
        overload.lastMinuteMiB(),
        overload.memoryRatio(),
        overload.liveLagP99Seconds(),
        overload.liveLagMaxSeconds(),
        100 * overload.refusedRatio(),
        overload.refusedWithoutRetryAfter(),
        overload.givenUpRequests(),
        overload.lostSamples(),
        overload.wrongSamples());
  }

  static String of(Row row) {
    return String.format(
        Locale.ROOT,
        "%-17s %-24s %,9d %,12d %,11.0f %8.3f %8.3f %9.0f %8.2f / %6.1f / %6.0f %s %s",
        row.receiver(),
        row.run(),
        row.series(),
        row.acknowledged(),
        row.samplesPerSecond(),
        row.cpuSecondsPerMillion(),
        row.steadyCpuSecondsPerMillion(),
        row.peakRssMiB(),
        row.p50Millis(),
        row.p99Millis(),
        row.maxMillis(),
        row.statuses(),
        row.note().orElse(""));
  }
}
