package eu.megawatt.scheduler.live;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a job.
 *
 * @param before empty where it is new
 * @param movedFor the tenant for whose guarantee it had to leave its place
 */
public record Change(Optional<LiveJob> before, LiveJob after, Optional<String> movedFor) {

  /** Of itself. */
  public Change(Optional<LiveJob> before, LiveJob after) {
    this(before, after, Optional.empty());
  }

  public String jobId() {
    return after.id();
  }

  /** Whether it has another place in the plan than before, or one where it had none. */
  public boolean movesIt() {
    return !before.flatMap(LiveJob::held).equals(after.held());
  }

  /** Whether it stands where it stood in every other respect. */
  public boolean isOfItsPinAlone() {
    return before.filter(it -> it.withPin(after.pin()).equals(after)).isPresent();
  }

  /** Whether it is to end after its deadline now, and was not before. */
  public boolean makesItLate() {
    return after.lateBy().isPositive()
        && before.map(LiveJob::lateBy).filter(Duration::isPositive).isEmpty();
  }

  /** Whether a start that was promised is another now. */
  public boolean movesItsStart() {
    Optional<Run> was = before.flatMap(LiveJob::held);
    return was.isPresent()
        && after.held().isPresent()
        && !was.get().from().equals(after.held().get().from());
  }
}
