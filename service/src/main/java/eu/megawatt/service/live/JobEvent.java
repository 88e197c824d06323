package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a job.
 *
 * @param state in which it was afterwards
 * @param revision of the plan then
 */
public record JobEvent(long sequence, Instant at, String state, long revision, Detail detail) {

  /**
   * More about it.
   *
   * @param startsAt when it is to begin, or began
   * @param wasToStartAt when it was to begin before, where that is another time
   * @param cause what made the revision, or why it ended as it did
   */
  public record Detail(
      Optional<Instant> startsAt,
      Optional<Instant> endsAt,
      Optional<String> poolId,
      Optional<Instant> wasToStartAt,
      String cause,
      String reason) {

    static Detail of(Change change, Publication made) {
      Optional<Run> now = change.after().state().run();
      return new Detail(
          now.map(Run::from),
          now.map(Run::to),
          now.map(Run::poolId),
          change
              .before()
              .flatMap(LiveJob::held)
              .map(Run::from)
              .filter(was -> !now.map(Run::from).equals(Optional.of(was))),
          made.cause().word(),
          made.reason());
    }
  }
}
