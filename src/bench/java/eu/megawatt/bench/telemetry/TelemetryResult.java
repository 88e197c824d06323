package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code bench telemetry} keeps. */
record TelemetryResult(String format, Instant at, String commit, Machine machine, List<Row> rows) {

  static final String FORMAT = "megawatt/bench-telemetry/1";

  TelemetryResult {
    rows = List.copyOf(rows);
  }

  /**
   * One run of one receiver, pinned to one core.
   *
   * @param receiver whose
   * @param run what was sent and how
   * @param series how many
   * @param cpuSecondsPerMillion of the receiver, for a million samples acknowledged
   * @param steadyCpuSecondsPerMillion the same after a quarter of the run
   * @param statuses how many requests were answered with which status
   * @param note what else is to be said
   */
  record Row(
      String receiver,
      String run,
      int series,
      long offered,
      long acknowledged,
      double seconds,
      double samplesPerSecond,
      double cpuSecondsPerMillion,
      double steadyCpuSecondsPerMillion,
      double peakRssMiB,
      double p50Millis,
      double p99Millis,
      double maxMillis,
      Map<Integer, Long> statuses,
      Optional<String> note) {

    Row {
      statuses = Map.copyOf(statuses);
    }

    static Row of(
        String receiver, String run, int series, LoadReport report, Optional<String> note) {
      return new Row(
          receiver,
          run,
          series,
          report.offered(),
          report.acknowledged(),
          report.seconds(),
          report.samplesPerSecond(),
          report.cpuSecondsPerMillion(),
          report.steadyCpuSecondsPerMillion(),
          report.peakRssMiB(),
          report.p50Millis(),
          report.p99Millis(),
          report.maxMillis(),
          report.statuses(),
          note.or(report::refusal));
    }
  }
}
