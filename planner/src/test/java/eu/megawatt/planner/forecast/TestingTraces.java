package eu.megawatt.planner.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Requests of the traces beside the checkout, counted by step. */
final class TestingTraces {

  private static final DateTimeFormatter AZURE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS");
  private static final int OPENB_CREATION_COLUMN = 8;

  /** Before this day openb has a few pods that had run on; from it on each arrival is there. */
  private static final int OPENB_FIRST_DAY = 117;

  private TestingTraces() {}

  /** Requests for text of conversations or of code within an hour; nothing is known to repeat. */
  static History azure(String kind, int stepSeconds, int season) {
    return counts(
        lines("AzureLLMInferenceTrace2023_%s.csv.gz".formatted(kind)),
        line ->
            LocalDateTime.parse(line.substring(0, line.indexOf(',')), AZURE_TIME)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli()
                / 1e3,
        stepSeconds,
        season);
  }

  /** Pods that were asked for within a month. */
  static History openb(int stepSeconds, int season) {
    double first = Duration.ofDays(OPENB_FIRST_DAY).toSeconds();
    List<String> lines =
        lines("openb_pod_list_default.csv").stream().filter(it -> created(it) >= first).toList();
    return counts(lines, TestingTraces::created, stepSeconds, season);
  }

  private static double created(String line) {
    return Double.parseDouble(line.split(",", -1)[OPENB_CREATION_COLUMN]);
  }

  /** The last step is left out, since it was cut. */
  private static History counts(
      List<String> lines, ToDoubleFunction<String> seconds, int stepSeconds, int season) {
    double[] times = lines.stream().mapToDouble(seconds).sorted().toArray();
    double[] counts = new double[(int) ((times[times.length - 1] - times[0]) / stepSeconds)];
    for (double time : times) {
      int step = (int) ((time - times[0]) / stepSeconds);
      if (step < counts.length) {
        counts[step]++;
      }
    }
    return History.of(Instant.EPOCH, Duration.ofSeconds(stepSeconds), List.of(season), counts);
  }

  private static List<String> lines(String name) {
    Path file = shared(name);
    try (InputStream in = Files.newInputStream(file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path shared(String name) {
    Optional<Path> file = Optional.empty();
    for (Path at = Path.of("").toAbsolutePath();
        at != null && file.isEmpty();
        at = at.getParent()) {
      Path beside = at.resolveSibling("shared").resolve("data/traces").resolve(name);
      file = Optional.of(beside).filter(Files::isRegularFile);
    }
    Assumptions.assumeTrue(
        file.isPresent(), "no shared/data/traces/" + name + " beside this checkout");
    return file.orElseThrow();
  }
}
