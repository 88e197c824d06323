package eu.megawatt.fleet.sovereignty;

import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.List;

/**
 * When a profile permits a place: what {@link Verdict#permits} says, worked out once for all times,
 * for those who ask often. Immutable.
 */
public final class Permission {

  /** At all times. */
  public static final Permission ALWAYS = new Permission(Spans.ALWAYS);

  /** At no time. */
  public static final Permission NEVER = new Permission(Spans.NEVER);

  private final Spans spans;
  private final long[] from;
  private final long[] to;

  Permission(Spans spans) {
    this.spans = spans;
    from = spans.all().stream().mapToLong(it -> millis(it.from())).toArray();
    to = spans.all().stream().mapToLong(it -> millis(it.to())).toArray();
  }

  private static long millis(Instant at) {
    if (at.equals(Instant.MIN)) {
      return Long.MIN_VALUE;
    }
    return at.equals(Instant.MAX) ? Long.MAX_VALUE : at.toEpochMilli();
  }

  Spans spans() {
    return spans;
  }

  /** The stretches of time in which it is permitted, in their order. */
  public List<Span> stretches() {
    return spans.all();
  }

  /** Whether it ever is. */
  public boolean isEver() {
    return from.length > 0;
  }

  /** When both are permitted. */
  public Permission and(Permission other) {
    return new Permission(spans.and(other.spans));
  }

  /** Whether all of a stretch of time is permitted, in milliseconds since 1970. */
  public boolean covers(long begin, long end) {
    for (int i = 0; i < from.length; i++) {
      if (from[i] <= begin && to[i] >= end && to[i] > begin) {
        return true;
      }
    }
    return false;
  }

  /** The slots of a grid of which all is permitted. */
  public boolean[] of(TimeGrid grid) {
    boolean[] permitted = new boolean[grid.slots()];
    for (int slot = 0; slot < permitted.length; slot++) {
      permitted[slot] = covers(grid.at(slot).toEpochMilli(), grid.at(slot + 1).toEpochMilli());
    }
    return permitted;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Permission its && its.spans.equals(spans);
  }

  @Override
  public int hashCode() {
    return spans.hashCode();
  }

  @Override
  public String toString() {
    return spans.all().toString();
  }
}
