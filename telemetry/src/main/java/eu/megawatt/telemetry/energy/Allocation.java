package eu.megawatt.telemetry.energy;

import eu.megawatt.fleet.job.JobKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which GPUs a job had, and from when to when. A job that moved has several.
 *
 * @param workloadClass what the job does
 * @param gpuUuids GPUs it had; they may stand in any nodes
 * @param nodeIds nodes it had whole, with all their GPUs and the rest
 * @param from included
 * @param to excluded and later than {@code from}; empty while it runs
 */
public record Allocation(
    String jobId,
    String tenant,
    JobKind workloadClass,
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

  /** When it begins, in milliseconds since 1970. */
  public long fromMillis() {
    return from.toEpochMilli();
  }

  /** When it ends, in milliseconds since 1970; the end of time while it runs. */
  public long toMillis() {
    return to.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
  }

  boolean touches(MeteredNode node) {
    return nodeIds.contains(node.id())
        || node.gpus().keySet().stream().anyMatch(gpuUuids::contains);
  }

  boolean isActiveIn(long fromMillis, long toMillis) {
    return fromMillis() <= fromMillis && toMillis <= toMillis();
  }
}
