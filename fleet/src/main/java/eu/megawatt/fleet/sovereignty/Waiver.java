package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody lets a profile's clause go for some time, by name and with a reason. It is the profile's
 * own: what inherits from it does not have it.
 *
 * @param clause the clause's key
 * @param place where; everywhere where it is empty
 * @param by who answers for it
 * @param to the first moment at which it no longer holds
 */
public record Waiver(
    String clause, Optional<String> place, String by, String reason, Instant from, Instant to) {

  public Waiver {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "The waiver of %s holds from %s to %s, which is no time at all"
              .formatted(clause, from, to));
    }
  }

  boolean isOf(Clause its, String placeId) {
    return clause.equals(its.key()) && place.map(placeId::equals).orElse(true);
  }
}
