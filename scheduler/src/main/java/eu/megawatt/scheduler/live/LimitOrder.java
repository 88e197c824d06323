package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A limit for some time, beside those that the fleet has anyway. Of several by one source on one
 * subject the newest counts wherever it holds; of several sources the least does.
 *
 * @param id of the order
 * @param subject a power domain or a site: the sum of its grid connections
 * @param megawatts on the side that the domain measures, the facility's for a site; empty takes
 *     back what the source has said before for this time
 * @param number the order of orders: the greater is the newer
 * @param reason why, in the words of whoever gave it
 */
public record LimitOrder(
    String id,
    String subject,
    Source source,
    OptionalDouble megawatts,
    Instant from,
    Instant to,
    long number,
    String reason) {

  /** Who says so. */
  public enum Source {
    /** The grid connection's contract. */
    CONTRACT("contract"),
    /** Whoever runs the site. */
    OPERATOR("operator"),
    /** What was measured. */
    TELEMETRY("telemetry");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public LimitOrder {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("A limit from %s to %s".formatted(from, to));
    }
  }

  boolean holdsAt(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
