package eu.megawatt.reports.simulate;

import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.Quarter;

/**
 * A job that has GPUs of a pool from one instant to another, neither at a quarter-hour's edge.
 *
 * @param quarterGpus how many quarters of a GPU it has: small models share one
 * @param workPerMille how much of the time its GPUs are at work
 */
record SimulatedJob(
    Holder.Job job, int quarterGpus, long fromMillis, long toMillis, int workPerMille) {

  private static final int PER_MILLE = 1_000;
  private static final int QUARTERS_OF_A_GPU = 4;

  /** What it has of a quarter-hour. */
  JobFacts in(Quarter quarter, SimulatedPool pool) {
    long allocated = gpuMillis(quarter);
    long used = allocated * workPerMille / PER_MILLE;
    long watts = allocated * (pool.idleWatts() + pool.restWatts());
    return new JobFacts(job, watts + used * (pool.busyWatts() - pool.idleWatts()), allocated, used);
  }

  /** Watts times milliseconds are millijoules, so GPU-milliseconds are all that is needed. */
  private long gpuMillis(Quarter quarter) {
    long from = Math.max(fromMillis, quarter.from().toEpochMilli());
    long to = Math.min(toMillis, quarter.to().toEpochMilli());
    return Math.max(0, to - from) * quarterGpus / QUARTERS_OF_A_GPU;
  }
}
