package eu.megawatt.reports.carbon;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param to excluded, after {@code from}
 */
public record Interval(Instant from, Instant to) {

  public Interval {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "Interval is from %s to %s; it must end after it begins".formatted(from, to));
    }
  }

  boolean contains(Interval other) {
    return !other.from.isBefore(from) && !other.to.isAfter(to);
  }

  @Override
  public String toString() {
    return from + " to " + to;
  }
}
