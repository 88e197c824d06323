package eu.megawatt.telemetry.simulate;

import eu.megawatt.fleet.job.JobKind;
import java.time.Instant;
import java.util.List;

/**
 * A job that ran on a simulated fleet.
 *
 * @param tenant whose it is; made up
 * @param startedAt the first instant of it, to the millisecond
 * @param endedAt the first instant after it
 * @param nodeIds the nodes that its GPUs are in
 * @param gpuUuids which GPUs it had, all of the time
 */
public record SimulatedJob(
    String id,
    String tenant,
    JobKind kind,
    Instant startedAt,
    Instant endedAt,
    List<String> nodeIds,
    List<String> gpuUuids) {

  public SimulatedJob {
    nodeIds = List.copyOf(nodeIds);
    gpuUuids = List.copyOf(gpuUuids);
  }

  /** Whether it ran at any instant of [from, to). */
  public boolean overlaps(Instant from, Instant to) {
    return startedAt.isBefore(to) && endedAt.isAfter(from);
  }
}
