package eu.megawatt.scheduler.live;

import java.time.Duration;
import java.time.Instant;

/**
 * What is too near to be moved without need, or pinned.
 *
 * @param until whatever begins before it stays
 */
record Freeze(Instant until) {

  static Freeze of(Instant now, Duration length) {
    return new Freeze(now.plus(length));
  }

  /** Whether a job has a place that it may be moved away from without need. */
  boolean mayMove(LiveJob job) {
    return !job.state().isUnderWay()
        && job.pin().isEmpty()
        && job.held().filter(run -> !run.from().isBefore(until)).isPresent();
  }
}
