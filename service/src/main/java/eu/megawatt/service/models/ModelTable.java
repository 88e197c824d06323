package eu.megawatt.service.models;

import eu.megawatt.planner.models.measure.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of a table.
 *
 * @param source of every row; empty where each row has its own
 * @param text as it was brought
 */
public record ModelTable(
    int version,
    Instant recordedAt,
    String recordedBy,
    String reason,
    Optional<Source> source,
    String text) {

  /** Whether it says the same. */
  public boolean isSame(Optional<Source> otherSource, String otherText) {
    return source.equals(otherSource) && text.equals(otherText);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
