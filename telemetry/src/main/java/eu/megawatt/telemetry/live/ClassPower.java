package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.job.JobKind;
import java.util.Map;

/**
 * What of a site's IT power is known to belong to classes of work, in mW: GPUs with a fresh reading
 * and the rest of nodes, by the jobs that have them. Everything else of the site is unassigned.
 *
 * @param milliwatts of each class
 * @param idleMilliwatts GPUs that nobody has
 */
public record ClassPower(Map<JobKind, Long> milliwatts, long idleMilliwatts) {

  public ClassPower {
    milliwatts = Map.copyOf(milliwatts);
  }

  /** Of one class. */
  public long of(JobKind kind) {
    return milliwatts.getOrDefault(kind, 0L);
  }
}
