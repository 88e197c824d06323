package eu.megawatt.telemetry.source;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One number as its sender says it; nothing of it is checked or converted yet.
 *
 * @param name of the metric
 * @param labels in the order they came; must not change any more
 * @param unit where the format declares one
 * @param atMillis milliseconds since 1970; empty where the format leaves the time to the receiver
 * @param startMillis when the counter was 0 that it is of, since 1970; empty where that is not said
 */
public record Reading(
    String name,
    Map<String, String> labels,
    Optional<String> unit,
    double value,
    OptionalLong atMillis,
    OptionalLong startMillis) {

  /** One of which nobody says when its counter began. */
  public Reading(
      String name,
      Map<String, String> labels,
      Optional<String> unit,
      double value,
      OptionalLong atMillis) {
    this(name, labels, unit, value, atMillis, OptionalLong.empty());
  }
}
