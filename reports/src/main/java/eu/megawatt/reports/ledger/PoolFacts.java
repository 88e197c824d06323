package eu.megawatt.reports.ledger;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the nodes of a pool used in a quarter-hour.
 *
 * @param inServiceGpuMillis GPUs times milliseconds in which they were in service, allocated or not
 * @param jobs by job id
 * @param idleMilliJ of GPUs that no job had
 * @param unassignedMilliJ of the rest of nodes that falls to such GPUs
 */
public record PoolFacts(
    String poolId,
    long inServiceGpuMillis,
    NavigableMap<String, JobFacts> jobs,
    long idleMilliJ,
    long unassignedMilliJ) {

  public PoolFacts {
    jobs = Collections.unmodifiableNavigableMap(new TreeMap<>(jobs));
    long allocated = jobs.values().stream().mapToLong(JobFacts::allocatedGpuMillis).sum();
    if (allocated > inServiceGpuMillis) {
      throw new IllegalArgumentException(
          "Jobs of pool (%s) have %d GPU-ms; %d were in service"
              .formatted(poolId, allocated, inServiceGpuMillis));
    }
  }

  /** GPU-milliseconds that no job had. */
  public long freeGpuMillis() {
    return inServiceGpuMillis
        - jobs.values().stream().mapToLong(JobFacts::allocatedGpuMillis).sum();
  }

  long itMilliJ() {
    long sum = Math.addExact(idleMilliJ, unassignedMilliJ);
    for (JobFacts job : jobs.values()) {
      sum = Math.addExact(sum, job.itMilliJ());
    }
    return sum;
  }
}
