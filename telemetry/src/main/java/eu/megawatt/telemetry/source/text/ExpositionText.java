package eu.megawatt.telemetry.source.text;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.Utf8;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads what exporters show: Prometheus' text format 0.0.4, with the quoted names of its successor,
 * and OpenMetrics 1.0.
 *
 * <p>A line that breaks the format is refused and the others are read, because one wrong label must
 * not hide eight GPUs. A last line without its end is refused too: it may be cut off in the middle
 * of a number. An input of which {@value #MOST_BROKEN} lines are broken is something else.
 */
public final class ExpositionText {

  /** Broken lines after which reading is given up. */
  static final int MOST_BROKEN = 100;

  private static final String END = "# EOF";
  private static final String UNIT = "# UNIT ";

  private final Dialect dialect;
  private final Predicate<String> wanted;
  private final ReadingSink sink;
  private final Map<String, String> units = new HashMap<>();
  private int broken;
  private int good;

  private ExpositionText(Dialect dialect, Predicate<String> wanted, ReadingSink sink) {
    this.dialect = dialect;
    this.wanted = wanted;
    this.sink = sink;
  }

  /** Which of the two formats. */
  public enum Dialect {
    /** Times in milliseconds. */
    PROMETHEUS,
    /** Times in seconds, exemplars, units, and an end that is marked. */
    OPEN_METRICS;

    /** What the header {@code Content-Type} says. */
    public static Dialect ofContentType(String contentType) {
      return contentType.contains("openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
    }

    /** What the text itself says: only OpenMetrics marks its end. */
    public static Dialect ofText(String text) {
      return text.stripTrailing().endsWith("\n" + END) ? OPEN_METRICS : PROMETHEUS;
    }
  }

  /** Reads all metrics of an input. */
  public static void read(byte[] bytes, Dialect dialect, ReadingSink sink)
      throws UnreadableException {
    read(bytes, dialect, _ -> true, sink);
  }

  /**
   * Reads the metrics of some names; the lines of others are passed over without a look.
   *
   * @throws UnreadableException if this is no such text; what came before must then be forgotten
   */
  public static void read(byte[] bytes, Dialect dialect, Predicate<String> wanted, ReadingSink sink)
      throws UnreadableException {
    new ExpositionText(dialect, wanted, sink).read(Utf8.text(bytes));
  }

  private void read(String text) throws UnreadableException {
    boolean ended = false;
    int number = 1;
    for (int start = 0; start < text.length(); number++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        endsEarly(number, text.substring(start), ended);
        return;
      }
      String line = text.substring(start, end);
      if (ended && !line.isBlank()) {
        refuse(number, "stands behind " + END);
      }
      ended |= line.equals(END);
      readLine(number, line);
      start = end + 1;
    }
    if (dialect == Dialect.OPEN_METRICS && !ended) {
      sink.refused(Rejection.MALFORMED, "end", "there is no " + END + ": the text is cut off");
    }
    if (good == 0 && broken > 0) {
      throw new UnreadableException("no line of it is a metric");
    }
  }

  /** OpenMetrics lets the end of the marked end away; everywhere else a line may be cut off. */
  private void endsEarly(int number, String rest, boolean ended) throws UnreadableException {
    if (ended || !rest.equals(END)) {
      refuse(number, "the text is cut off in this line");
    }
    if (good == 0 && broken > 0) {
      throw new UnreadableException("no line of it is a metric");
    }
  }

  private void readLine(int number, String line) throws UnreadableException {
    String body = line.strip();
    if (body.startsWith(UNIT)) {
      unit(body.substring(UNIT.length()));
    }
    if (body.isEmpty() || body.startsWith("#")) {
      return;
    }
    try {
      MetricLine metric = new MetricLine(body, dialect == Dialect.OPEN_METRICS, wanted);
      metric.read().ifPresent(this::emit);
      good++;
    } catch (BrokenLineException e) {
      refuse(number, String.valueOf(e.getMessage()));
    }
  }

  private void unit(String declaration) {
    int space = declaration.indexOf(' ');
    if (space > 0 && units.size() < 10_000) {
      units.put(declaration.substring(0, space), declaration.substring(space + 1).strip());
    }
  }

  private void emit(MetricLine.Metric metric) {
    sink.reading(
        new Reading(
            metric.name(),
            metric.labels(),
            unitOf(metric.name()),
            metric.value(),
            metric.atMillis()));
  }

  /** A counter's unit is declared under the name without its suffix. */
  private Optional<String> unitOf(String name) {
    String family = name.endsWith("_total") ? name.substring(0, name.length() - 6) : name;
    return Optional.ofNullable(units.getOrDefault(family, units.get(name)));
  }

  private void refuse(int number, String why) throws UnreadableException {
    sink.refused(Rejection.MALFORMED, "line " + number, why);
    broken++;
    if (broken >= MOST_BROKEN) {
      throw new UnreadableException(
          "%d lines of it are no metrics, the last one line %d: %s".formatted(broken, number, why));
    }
  }
}
