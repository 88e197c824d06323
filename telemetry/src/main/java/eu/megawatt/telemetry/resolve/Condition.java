package eu.megawatt.telemetry.resolve;

import java.util.List;
import java.util.Map;

/** What a label must be for a series to mean what its name says. */
sealed interface Condition {

  boolean holds(Map<String, String> labels);

  /** The label is one of the values; an empty value also stands for a label that is not there. */
  record OneOf(String label, List<String> values) implements Condition {
    @Override
    public boolean holds(Map<String, String> labels) {
      return values.contains(labels.getOrDefault(label, ""));
    }
  }

  /** The label is not there, or empty. */
  record Absent(String label) implements Condition {
    @Override
    public boolean holds(Map<String, String> labels) {
      return labels.getOrDefault(label, "").isEmpty();
    }
  }

  /** The label has a text in it. */
  record Contains(String label, String text) implements Condition {
    @Override
    public boolean holds(Map<String, String> labels) {
      return labels.getOrDefault(label, "").contains(text);
    }
  }

  /** Reads {@code label=a/b}, {@code !label} or {@code label~text}. */
  static Condition read(String text) {
    if (text.startsWith("!")) {
      return new Absent(text.substring(1));
    }
    int equals = text.indexOf('=');
    if (equals > 0) {
      return new OneOf(
          text.substring(0, equals), List.of(text.substring(equals + 1).split("/", -1)));
    }
    int tilde = text.indexOf('~');
    if (tilde > 0) {
      return new Contains(text.substring(0, tilde), text.substring(tilde + 1));
    }
    throw new IllegalArgumentException(
        "\"%s\" is none of label=a/b, !label, label~text".formatted(text));
  }
}
