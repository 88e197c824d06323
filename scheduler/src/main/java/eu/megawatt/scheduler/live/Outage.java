package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.Optional;

/**
 * GPUs that are not there for some time: failed, or taken out for maintenance.
 *
 * @param to {@link Instant#MAX} while nobody knows
 * @param node whose they are, where that is known
 */
public record Outage(
    String id,
    String poolId,
    int gpus,
    Instant from,
    Instant to,
    String reason,
    Optional<String> node) {

  public Outage {
    if (gpus < 1 || !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "An outage of %d GPUs from %s to %s".formatted(gpus, from, to));
    }
  }

  /** Of GPUs of which nobody says on which nodes they are. */
  public Outage(String id, String poolId, int gpus, Instant from, Instant to, String reason) {
    this(id, poolId, gpus, from, to, reason, Optional.empty());
  }
}
