package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.Optional;

/**
 * GPUs that are not there for some time: failed, taken out for maintenance, or being measured.
 *
 * @param gpus 0 where only power is drawn, by GPUs that are out for another reason
 * @param to {@link Instant#MAX} while nobody knows
 * @param node whose they are, where that is known
 * @param watts what they draw together while they are out, on the IT side; 0 where they are dark
 */
public record Outage(
    String id,
    String poolId,
    int gpus,
    Instant from,
    Instant to,
    String reason,
    Optional<String> node,
    double watts) {

  public Outage {
    boolean isSomething = gpus > 0 || (gpus == 0 && watts > 0);
    if (!isSomething || !from.isBefore(to) || !(watts >= 0) || Double.isInfinite(watts)) {
      throw new IllegalArgumentException(
          "An outage of %d GPUs that draw %s W from %s to %s".formatted(gpus, watts, from, to));
    }
  }

  /** Of GPUs that are dark. */
  public Outage(
      String id,
      String poolId,
      int gpus,
      Instant from,
      Instant to,
      String reason,
      Optional<String> node) {
    this(id, poolId, gpus, from, to, reason, node, 0);
  }

  /** Of dark GPUs of which nobody says on which nodes they are. */
  public Outage(String id, String poolId, int gpus, Instant from, Instant to, String reason) {
    this(id, poolId, gpus, from, to, reason, Optional.empty());
  }
}
