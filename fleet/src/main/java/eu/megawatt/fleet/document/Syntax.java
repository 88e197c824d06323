package eu.megawatt.fleet.document;

import java.util.Locale;
import java.util.Optional;

/** What a document is written in. */
public enum Syntax {
  JSON,
  YAML;

  /** What a file's name says, with or without {@code .gz}; empty where it says nothing. */
  public static Optional<Syntax> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    if (plain.endsWith(".yaml") || plain.endsWith(".yml")) {
      return Optional.of(YAML);
    }
    return plain.endsWith(".json") ? Optional.of(JSON) : Optional.empty();
  }
}
