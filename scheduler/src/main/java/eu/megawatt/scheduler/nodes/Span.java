package eu.megawatt.scheduler.nodes;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from the first instant of it
 * @param to the first instant after it
 */
public record Span(Instant from, Instant to) {

  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("A span from %s to %s has no length".formatted(from, to));
    }
  }

  /** Whether an instant falls into it. */
  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  boolean overlaps(Span other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }
}
