package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code bench telemetry} keeps. */
public record TelemetryResult(
    String format, Instant at, String commit, Machine machine, List<Row> rows) {

  public static final String FORMAT = "megawatt/bench-telemetry/1";

  public TelemetryResult {
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
   * @param overload what else was watched, where the run was more than it can take
   * @param note what else is to be said
   */
  public record Row(
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
      Optional<Overload> overload,
      Optional<String> note) {

    public Row {
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
          Optional.empty(),
          note.or(report::refusal));
    }

    /** The same with what was watched beside it. */
    Row with(Overload watched) {
      return new Row(
          receiver,
          run,
          series,
          offered,
          acknowledged,
          seconds,
          samplesPerSecond,
          cpuSecondsPerMillion,
          steadyCpuSecondsPerMillion,
          peakRssMiB,
          p50Millis,
          p99Millis,
          maxMillis,
          statuses,
          Optional.of(watched),
          note);
    }
  }

  /**
   * What was watched while more was offered than could be taken.
   *
   * @param pacedSamplesPerSecond new samples that fell due, whatever became of those before
   * @param firstMinuteMiB the most memory it was resident with in the first minute
   * @param lastMinuteMiB the same in the last minute
   * @param memoryRatio the last by the first
   * @param liveLagP99Seconds how old the newest reading was that the live look showed of a GPU that
   *     is read each second; the second is in it
   * @param liveRefused how often that GPU's request was refused
   * @param refusedRatio of all requests
   * @param refusedWithoutRetryAfter how many refusals did not say when to come again
   * @param givenUpRequests refused too often and not sent again
   * @param lostSamples acknowledged, and not in the files after it was killed, as an outside reader
   *     counts them
   * @param wrongSamples in the files with another value than was sent
   */
  public record Overload(
      double pacedSamplesPerSecond,
      double firstMinuteMiB,
      double lastMinuteMiB,
      double memoryRatio,
      double liveLagP99Seconds,
      double liveLagMaxSeconds,
      long liveRefused,
      double refusedRatio,
      long refusedWithoutRetryAfter,
      long givenUpRequests,
      long lostSamples,
      long wrongSamples) {}
}
