package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import java.time.Instant;

/**
 * What is asked for.
 *
 * @param job as in a scenario, but that the cycle of its load is counted in slots since 1970
 * @param interruptible whether it may be stopped at a slot boundary and go on later where it was
 * @param submittedAt when it was asked for
 */
public record Work(Job job, boolean interruptible, Instant submittedAt) {

  public String id() {
    return job.id();
  }
}
