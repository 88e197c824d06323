package eu.megawatt.bench.forecast;

import eu.megawatt.bench.data.GzippedTable;
import eu.megawatt.bench.record.Checkout;
import eu.megawatt.planner.forecast.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests counted by step, from the traces that lie beside the checkout. */
final class DemandTraces {

  private static final String AZURE_HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";
  private static final DateTimeFormatter AZURE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS");
  private static final double MILLIS_PER_SECOND = 1_000;
  private static final int OPENB_CREATION_COLUMN = 8;

  /** Before this day openb has a few pods that had run on; from it on each arrival is there. */
  private static final Duration OPENB_FIRST = Duration.ofDays(117);

  private DemandTraces() {}

  /** A file that is needed and not there; empty where all are. */
  static Optional<Path> missing() {
    return Stream.of(azure("code"), azure("conv"), openb())
        .filter(it -> !Files.isReadable(it))
        .findFirst();
  }

  /**
   * Requests to language models within an hour, for code or in conversations.
   *
   * @param season in steps
   */
  static History requests(String name, Duration step, int season) throws IOException {
    List<String[]> rows = GzippedTable.rows(azure(name), AZURE_HEADER);
    return counts(
        rows.stream().mapToDouble(row -> azureSeconds(row[0])).sorted().toArray(), step, season);
  }

  /** Pods that a cluster of GPUs was asked for within a month. */
  static History pods(Duration step, int season) throws IOException {
    try (Stream<String> lines = Files.lines(openb())) {
      double[] times =
          lines
              .skip(1)
              .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[OPENB_CREATION_COLUMN]))
              .filter(it -> it >= OPENB_FIRST.toSeconds())
              .sorted()
              .toArray();
      return counts(times, step, season);
    }
  }

  private static double azureSeconds(String time) {
    return LocalDateTime.parse(time, AZURE_TIME).toInstant(ZoneOffset.UTC).toEpochMilli()
        / MILLIS_PER_SECOND;
  }

  /** The last step is left out, since the trace ends within it. */
  private static History counts(double[] seconds, Duration step, int season) {
    double[] counts = new double[stepOf(seconds[seconds.length - 1] - seconds[0], step)];
    Arrays.stream(seconds)
        .mapToInt(it -> stepOf(it - seconds[0], step))
        .filter(it -> it < counts.length)
        .forEach(it -> counts[it]++);
    return History.of(Instant.EPOCH, step, List.of(season), counts);
  }

  private static int stepOf(double seconds, Duration step) {
    return (int) (seconds / step.toSeconds());
  }

  private static Path azure(String name) {
    return folder().resolve("AzureLLMInferenceTrace2023_%s.csv.gz".formatted(name));
  }

  private static Path openb() {
    return folder().resolve("openb_pod_list_default.csv");
  }

  static Path folder() {
    return Checkout.shared().resolve("data/traces");
  }
}
