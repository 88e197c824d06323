package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that is claimed of a subject, for a time.
 *
 * @param <V> what is claimed
 * @param id unique among all claims
 * @param issuer who claims it
 * @param from the first moment at which it holds, a whole millisecond
 * @param to the first moment at which it no longer does, a whole millisecond
 */
public record Claim<V>(
    String id,
    V value,
    Evidence evidence,
    String issuer,
    AssuranceLevel assurance,
    Instant from,
    Instant to) {

  public Claim {
    from = from.truncatedTo(ChronoUnit.MILLIS);
    to = to.truncatedTo(ChronoUnit.MILLIS);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "Claim %s holds from %s to %s, which is no time at all".formatted(id, from, to));
    }
  }

  /** Whether it holds at a moment. */
  public boolean holdsAt(Instant at) {
    return !from.isAfter(at) && to.isAfter(at);
  }
}
