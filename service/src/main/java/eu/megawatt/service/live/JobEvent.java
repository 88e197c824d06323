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

  /** Stands for a tenant whose name is not for the reader. */
  static final String ANOTHER_TENANT = "another tenant";

  /**
   * The same for readers who may not hear of other jobs: why is said only where it was said of this
   * one alone.
   *
   * @param jobId whose event it is
   */
  public JobEvent forItsTenant(String jobId) {
    boolean isOfIt = detail.reason().startsWith(jobId + ": ") && !detail.reason().contains(";");
    return new JobEvent(
        sequence, at, state, revision, detail.silent(isOfIt ? detail.reason() : ""));
  }

  /**
   * More about it.
   *
   * @param startsAt when it is to begin, or began
   * @param wasToStartAt when it was to begin before, where that is another time
   * @param pin what became of its pin: {@code Pinned}, {@code Unpinned}, or {@code Overridden}
   *     where it had to leave its place all the same
   * @param movedFor the tenant for whose guarantee it had to leave its place
   * @param cause what made the revision, or why it ended as it did
   */
  public record Detail(
      Optional<Instant> startsAt,
      Optional<Instant> endsAt,
      Optional<String> poolId,
      Optional<Instant> wasToStartAt,
      Optional<String> pin,
      Optional<String> movedFor,
      String cause,
      String reason) {

    private Detail silent(String said) {
      return new Detail(
          startsAt,
          endsAt,
          poolId,
          wasToStartAt,
          pin,
          movedFor.map(_ -> ANOTHER_TENANT),
          cause,
          said);
    }

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
          pin(change, made.cause()),
          change.movedFor(),
          made.cause().word(),
          made.reason());
    }

    private static Optional<String> pin(Change change, Cause cause) {
      boolean was = change.before().flatMap(LiveJob::pin).isPresent();
      boolean is = change.after().pin().isPresent();
      if (was == is || change.after().state().hasEnded()) {
        return Optional.empty();
      }
      boolean isForced = change.movesIt() && cause != Cause.MOVE;
      return Optional.of(is ? "Pinned" : isForced ? "Overridden" : "Unpinned");
    }
  }
}
