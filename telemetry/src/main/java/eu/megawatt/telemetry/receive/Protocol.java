package eu.megawatt.telemetry.receive;

import java.util.Locale;
import java.util.Optional;

/** The two messages of remote_write. */
enum Protocol {
  /** {@code prometheus.WriteRequest}, of 1.0. */
  V1,
  /** {@code io.prometheus.write.v2.Request}, of 2.0. */
  V2;

  private static final String TYPE = "application/x-protobuf";
  private static final String PARAMETER = "proto=";

  /**
   * Which one a Content-Type speaks of; 1.0 where it names none, as its senders do. Empty where it
   * speaks of something else.
   */
  static Optional<Protocol> of(String contentType) {
    String[] parts = contentType.split(";", -1);
    if (!parts[0].strip().toLowerCase(Locale.ROOT).equals(TYPE)) {
      return Optional.empty();
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.toLowerCase(Locale.ROOT).startsWith(PARAMETER)) {
        return ofMessage(parameter.substring(PARAMETER.length()).replace("\"", ""));
      }
    }
    return Optional.of(V1);
  }

  private static Optional<Protocol> ofMessage(String name) {
    return switch (name) {
      case "prometheus.WriteRequest" -> Optional.of(V1);
      case "io.prometheus.write.v2.Request" -> Optional.of(V2);
      default -> Optional.empty();
    };
  }
}
