package eu.megawatt.telemetry.simulate.emit;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What exporters answer to a scrape, in Prometheus' text format 0.0.4: by metric, with HELP and
 * TYPE, without timestamps. dcgm-exporter writes power and ratios with six decimals and whole
 * numbers without any.
 */
public final class ExporterText implements SampleSink {

  /** Value of {@code Content-Type}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String BLANK_INT64 = "9223372036854775794";

  private final Map<Metric, StringBuilder> families = new EnumMap<>(Metric.class);
  private final Map<Metric, String> names = new EnumMap<>(Metric.class);

  @Override
  public void sample(Exported exported, Metric metric, long atMillis, double value) {
    names.putIfAbsent(metric, exported.nameOf(metric));
    families
        .computeIfAbsent(metric, _ -> new StringBuilder())
        .append(exported.nameOf(metric))
        .append(labels(exported.exporterLabels()))
        .append(' ')
        .append(number(value))
        .append('\n');
  }

  private static String labels(List<Label> labels) {
    return labels.isEmpty()
        ? ""
        : labels.stream()
            .map(label -> label.name() + "=\"" + escaped(label.value()) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (value == Metric.Constants.BLANK_INT64) {
      return BLANK_INT64;
    }
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.6f", value);
  }

  /** The whole answer. */
  public String text() {
    StringBuilder text = new StringBuilder();
    families.forEach(
        (metric, lines) ->
            text.append("# HELP ")
                .append(names.get(metric))
                .append(' ')
                .append(metric.explanation())
                .append("\n# TYPE ")
                .append(names.get(metric))
                .append(metric.isCounter() ? " counter\n" : " gauge\n")
                .append(lines));
    return text.toString();
  }
}
