package eu.megawatt.telemetry.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Labels while they are collected from bytes. */
final class LabelsDraft {

  static final String METRIC = "__name__";

  /** What decoding leaves where bytes were no UTF-8; no label has a use for it. */
  private static final char NO_TEXT = '\ufffd';

  private final Map<String, String> labels = new LinkedHashMap<>();
  private boolean broken;

  /** Adds a label. An empty value says the same as no label, as Prometheus defines it. */
  void add(String name, String value) {
    broken |= name.isEmpty() || name.indexOf(NO_TEXT) >= 0 || value.indexOf(NO_TEXT) >= 0;
    broken |= labels.put(name, value) != null;
  }

  Optional<SeriesLabels> finish(Optional<String> unit) {
    labels.values().removeIf(String::isEmpty);
    String metric = labels.remove(METRIC);
    return broken || metric == null
        ? Optional.empty()
        : Optional.of(new SeriesLabels(metric, labels, unit));
  }
}
