package eu.megawatt.service.serving;

import java.time.Instant;

/**
 * Something that is kept as it was put last.
 *
 * @param version greater than that of anything before
 */
public record Versioned<T>(String id, long version, Instant changedAt, T body) {

  /** As it stands in an ETag. */
  public String tag() {
    return Long.toString(version);
  }
}
