package eu.megawatt.telemetry.energy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which GPUs a job had, and from when to when. A job that moved has several.
 *
 * @param workloadClass as the scenario documents name it
 * @param gpuUuids GPUs it had; they may stand in any nodes
 * @param nodeIds nodes it had whole, with all their GPUs and the rest
 * @param from included
 * @param to excluded and later than {@code from}; empty while it runs
 */
public record Allocation(
    String jobId,
    String tenant,
    String workloadClass,
    Set<String> gpuUuids,
    Set<String> nodeIds,
    Instant from,
    Optional<Instant> to) {

  public Allocation {
    gpuUuids = Set.copyOf(gpuUuids);
    nodeIds = Set.copyOf(nodeIds);
    if (to.isPresent() && !to.get().isAfter(from)) {
      throw new IllegalArgumentException(
          "Job (%s) is allocated from %s to %s; it must end after it begins. Maybe the two are swapped."
              .formatted(jobId, from, to.get()));
    }
  }

  long fromMillis() {
    return from.toEpochMilli();
  }

  /** The end of time while it runs. */
  long toMillis() {
    return to.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
  }

  boolean touches(MeteredNode node) {
    return nodeIds.contains(node.id()) || gpuUuids.stream().anyMatch(node.gpus()::containsKey);
  }

  boolean isActiveIn(long fromMillis, long toMillis) {
    return fromMillis() <= fromMillis && toMillis <= toMillis();
  }
}
