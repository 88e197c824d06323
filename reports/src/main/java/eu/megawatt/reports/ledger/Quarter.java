package eu.megawatt.reports.ledger;

import java.time.Instant;

/**
 * A quarter-hour, the market time unit of European electricity: 92, 96 or 100 of them are a day.
 *
 * @param index quarter-hours since 1970-01-01T00:00Z
 */
public record Quarter(long index) implements Comparable<Quarter> {

  public static final long SECONDS = 900;

  /** The milliseconds of a quarter-hour. */
  public static final long MILLIS = SECONDS * 1_000;

  /** The quarter-hour that an instant lies in. */
  public static Quarter at(Instant instant) {
    return new Quarter(Math.floorDiv(instant.getEpochSecond(), SECONDS));
  }

  /** When it begins. */
  public Instant from() {
    return Instant.ofEpochSecond(index * SECONDS);
  }

  /** When it ends and the next one begins. */
  public Instant to() {
    return next().from();
  }

  public Quarter next() {
    return new Quarter(index + 1);
  }

  @Override
  public int compareTo(Quarter other) {
    return Long.compare(index, other.index);
  }
}
