package eu.megawatt.bench.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A job of a trace in the Standard Workload Format (Feitelson, Parallel Workloads Archive).
 *
 * @param submitted seconds since the trace began
 * @param seconds for which it ran
 * @param processors that it had
 * @param user number of
 */
record TraceJob(long number, long submitted, long seconds, int processors, int user) {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int NUMBER = 0;
  private static final int SUBMITTED = 1;
  private static final int SECONDS = 3;
  private static final int PROCESSORS = 4;
  private static final int USER = 11;

  /** Jobs that ran, in the order in which they were submitted. */
  static List<TraceJob> read(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(it -> !it.isBlank() && !it.startsWith(";"))
          .map(TraceJob::parse)
          .filter(it -> it.seconds > 0 && it.processors > 0)
          .toList();
    }
  }

  private static TraceJob parse(String line) {
    String[] fields = BLANKS.split(line.strip(), -1);
    return new TraceJob(
        Long.parseLong(fields[NUMBER]),
        Long.parseLong(fields[SUBMITTED]),
        Long.parseLong(fields[SECONDS]),
        Integer.parseInt(fields[PROCESSORS]),
        Integer.parseInt(fields[USER]));
  }
}
