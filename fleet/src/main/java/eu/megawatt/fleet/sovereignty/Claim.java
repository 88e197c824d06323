package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Something that is claimed, for a time.
 *
 * @param <V> what is claimed
 * @param id unique among all claims
 * @param evidence what it rests on; empty where whoever asks has said it himself
 * @param issuer who claims it
 * @param from the first moment at which it holds, a whole millisecond
 * @param to the first moment at which it no longer does, a whole millisecond
 */
public record Claim<V>(
    String id,
    V value,
    Optional<Evidence> evidence,
    String issuer,
    AssuranceLevel assurance,
    Instant from,
    Instant to) {

  public Claim {
    from = whole(from);
    to = whole(to);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "Claim %s holds from %s to %s, which is no time at all".formatted(id, from, to));
    }
  }

  private static Instant whole(Instant at) {
    return at.equals(Instant.MAX) || at.equals(Instant.MIN)
        ? at
        : at.truncatedTo(ChronoUnit.MILLIS);
  }

  /** A claim without evidence that holds for ever. */
  public static <V> Claim<V> said(String id, V value, String issuer) {
    return new Claim<>(
        id, value, Optional.empty(), issuer, AssuranceLevel.SELF, Instant.MIN, Instant.MAX);
  }

  /** Whether it holds at a moment. */
  public boolean holdsAt(Instant at) {
    return !from.isAfter(at) && to.isAfter(at);
  }
}
