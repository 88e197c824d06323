package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a profile permits a site: what {@link Verdict#permits} says, worked out once for all times,
 * for those who ask often. Immutable.
 */
public final class Permission {

  private final long[] from;
  private final long[] to;

  private Permission(List<Span> spans) {
    from = spans.stream().mapToLong(it -> millis(it.from())).toArray();
    to = spans.stream().mapToLong(it -> millis(it.to())).toArray();
  }

  /** Of clauses at a site. */
  public static Permission of(List<Clause> clauses, FactSet site) {
    List<Span> spans = List.of(new Span(Instant.MIN, Instant.MAX));
    for (Clause clause : clauses) {
      spans = both(spans, Judging.permitted(clause, site));
    }
    return new Permission(spans);
  }

  private static List<Span> both(List<Span> some, List<Span> others) {
    List<Span> both = new ArrayList<>();
    for (Span one : some) {
      for (Span other : others) {
        Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
        Instant to = one.to().isBefore(other.to()) ? one.to() : other.to();
        if (from.isBefore(to)) {
          both.add(new Span(from, to));
        }
      }
    }
    return both;
  }

  private static long millis(Instant at) {
    if (at.equals(Instant.MIN)) {
      return Long.MIN_VALUE;
    }
    return at.equals(Instant.MAX) ? Long.MAX_VALUE : at.toEpochMilli();
  }

  /** Whether all of a stretch of time is permitted, in milliseconds since 1970. */
  public boolean covers(long begin, long end) {
    for (int i = 0; i < from.length; i++) {
      if (from[i] <= begin && to[i] >= end) {
        return true;
      }
    }
    return false;
  }
}
