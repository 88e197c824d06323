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

  /**
   * Whether a job may have breaks where it has none: what has not begun, and of what is at work
   * what is not too near.
   */
  boolean mayPause(LiveJob job) {
    return job.work().interruptible()
        && job.pin().isEmpty()
        && switch (job.state()) {
          case JobState.Validated _ -> mayMove(job);
          case JobState.Running(Run run, _) -> run.to().isAfter(until);
          case JobState.Submitted _,
              JobState.Waiting _,
              JobState.Placed _,
              JobState.Dispatched _,
              JobState.Done _,
              JobState.Failed _,
              JobState.Cancelled _ ->
              false;
        };
  }

  /** Whether a job has a place that it may be moved away from without need. */
  boolean mayMove(LiveJob job) {
    return !job.state().isUnderWay()
        && job.pin().isEmpty()
        && job.held().filter(run -> !run.from().isBefore(until)).isPresent();
  }
}
