package eu.megawatt.fleet.inventory;

import eu.megawatt.fleet.unit.Power;
import java.time.Instant;
import java.util.Optional;

/**
 * A limit of a power domain, for a time or for good. Its window is half-open: it holds from {@code
 * from} until just before {@code to}.
 *
 * @param from empty: since ever
 * @param to empty: until further notice
 * @param limit the most that the domain may draw, on the side that the domain measures
 * @param reason in words, for the people who meet the limit; may be empty
 */
public record PowerLimit(
    LimitKind kind, Optional<Instant> from, Optional<Instant> to, Power limit, String reason) {

  /** A limit that holds for good. */
  public static PowerLimit always(LimitKind kind, Power limit, String reason) {
    return new PowerLimit(kind, Optional.empty(), Optional.empty(), limit, reason);
  }

  /** Whether the limit holds at an instant. */
  public boolean activeAt(Instant at) {
    return from.map(start -> !at.isBefore(start)).orElse(true) && to.map(at::isBefore).orElse(true);
  }
}
