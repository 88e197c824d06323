package eu.megawatt.fleet.sovereignty;

import java.time.Instant;

/**
 * Something that is claimed of a subject, for a time.
 *
 * @param <V> what is claimed
 * @param id unique among all claims
 * @param issuer who claims it
 * @param from the first moment at which it holds
 * @param to the first moment at which it no longer does
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
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "Claim %s holds from %s to %s, which is no time at all".formatted(id, from, to));
    }
  }

  /** Whether it holds throughout a stretch of time, its first moment included. */
  public boolean holds(Instant begin, Instant end) {
    return !from.isAfter(begin) && !to.isBefore(end);
  }
}
