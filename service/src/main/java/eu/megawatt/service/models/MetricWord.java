package eu.megawatt.service.models;

import eu.megawatt.planner.models.compare.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A metric as it is asked for, such as {@code tasks-per-mwh}. */
final class MetricWord {

  static final List<String> ALL = Arrays.stream(Metric.values()).map(MetricWord::of).toList();

  private MetricWord() {}

  static String of(Metric metric) {
    return metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Metric> read(String word) {
    return Arrays.stream(Metric.values()).filter(it -> of(it).equals(word)).findFirst();
  }
}
