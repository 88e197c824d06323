package eu.megawatt.scheduler.live;

import java.time.Instant;

/**
 * GPUs that are not there for some time: failed, or taken out for maintenance.
 *
 * @param to {@link Instant#MAX} while nobody knows
 */
public record Outage(String id, String poolId, int gpus, Instant from, Instant to, String reason) {

  public Outage {
    if (gpus < 1 || !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "An outage of %d GPUs from %s to %s".formatted(gpus, from, to));
    }
  }
}
