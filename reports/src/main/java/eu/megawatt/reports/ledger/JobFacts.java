package eu.megawatt.reports.ledger;

/**
 * What a job used of a pool in a quarter-hour.
 *
 * @param itMilliJ its GPUs and its part of the rest of their nodes
 * @param allocatedGpuMillis GPUs times milliseconds that it had; a quarter of a GPU for the whole
 *     quarter-hour is 225,000
 * @param usedGpuMillis of these, those in which the GPU was at work
 */
public record JobFacts(Holder.Job job, long itMilliJ, long allocatedGpuMillis, long usedGpuMillis) {

  public JobFacts {
    if (itMilliJ < 0 || usedGpuMillis < 0 || usedGpuMillis > allocatedGpuMillis) {
      throw new IllegalArgumentException(
          "Job (%s) has %d mJ, %d GPU-ms and used %d of them; nothing may be below 0, nor more used than allocated"
              .formatted(job.jobId(), itMilliJ, allocatedGpuMillis, usedGpuMillis));
    }
  }
}
