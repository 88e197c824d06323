package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param job as in a scenario, but that the cycle of its load is counted in slots since 1970
 * @param terms whom it waits for, how it may be interrupted and where its data lies
 * @param submittedAt when it was asked for
 */
public record Work(Job job, JobTerms terms, Instant submittedAt) {

  /** At any minute, at no cost. */
  public static final Interruption FREELY = new Interruption(1, 0, 0, 0);

  /**
   * Work that waits for nobody and whose data is everywhere.
   *
   * @param interruptible whether it may be stopped at a slot boundary and go on later where it was
   */
  public Work(Job job, boolean interruptible, Instant submittedAt) {
    this(
        job,
        new JobTerms(
            List.of(), interruptible ? Optional.of(FREELY) : Optional.empty(), Optional.empty()),
        submittedAt);
  }

  public String id() {
    return job.id();
  }

  /** Whether it may be stopped at a slot boundary and go on later. */
  public boolean interruptible() {
    return terms.interruption().isPresent();
  }

  /** The same with another job. */
  public Work with(Job other) {
    return new Work(other, terms, submittedAt);
  }
}
