package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Move;
import eu.megawatt.scheduler.live.Pin;
import eu.megawatt.scheduler.live.Refusal;
import eu.megawatt.scheduler.live.Relocation;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What people do to jobs by hand: they move them, have them stay where they are, and let them go.
 * Doing the same again changes nothing. Thread-safe.
 */
public final class Moves {

  private static final int LONGEST_REASON = 500;

  private final LiveDesk desk;
  private final LiveStore store;

  public Moves(LiveDesk desk, LiveStore store) {
    this.desk = desk;
    this.store = store;
  }

  /**
   * Puts a job where somebody wants it; empty where there is no such job.
   *
   * @param validateOnly only says what it would do, and needs no reason
   * @throws ProblemException 422 with every reason why not, 409 where the job has ended
   * @throws StaleException where the job is not as expected
   */
  public Optional<MoveView> move(
      String jobId, MoveBody body, boolean validateOnly, Expectation expected) {
    Asked asked = Asked.of(jobId, body, validateOnly);
    return known(jobId)
        ? Optional.of(desk.ask(turn -> move(turn, asked, validateOnly, expected)))
        : Optional.empty();
  }

  private static MoveView move(Turn turn, Asked asked, boolean validateOnly, Expectation expected) {
    LiveScheduler scheduler = turn.scheduler();
    LiveJob job = open(scheduler, asked.jobId);
    JobVersion.check(expected, turn, job);
    Move move = asked.move(job, turn.now());
    Relocation done =
        validateOnly ? scheduler.previewOf(move, turn.now()) : scheduler.move(move, turn.now());
    return switch (done) {
      case Relocation.Refused(List<Refusal> because) -> throw refused(because);
      case Relocation.Moved moved -> {
        boolean isAnother = !moved.before().equals(moved.after());
        if (isAnother && !validateOnly) {
          turn.because(Cause.MOVE, job.id() + ": " + asked.reason);
        }
        boolean makesRevision = !moved.before().held().equals(moved.after().held());
        yield MoveView.of(
            moved,
            makesRevision ? scheduler.revision() + 1 : scheduler.pendingRevision(),
            scheduler.world().basis());
      }
    };
  }

  /**
   * Has a job stay where it stands; false where there is no such job.
   *
   * @throws ProblemException 422 where it has no place, 409 where it has ended
   * @throws StaleException where the job is not as expected
   */
  public boolean pin(String jobId, String reason, Expectation expected) {
    return known(jobId) && desk.ask(turn -> pin(turn, jobId, reason, true, expected));
  }

  /**
   * Lets a job go; false where there is no such job.
   *
   * @throws ProblemException 409 where it has ended
   * @throws StaleException where the job is not as expected
   */
  public boolean unpin(String jobId, String reason, Expectation expected) {
    return known(jobId) && desk.ask(turn -> pin(turn, jobId, reason, false, expected));
  }

  private static boolean pin(
      Turn turn, String jobId, String reason, boolean stays, Expectation expected) {
    LiveScheduler scheduler = turn.scheduler();
    LiveJob job = open(scheduler, jobId);
    JobVersion.check(expected, turn, job);
    boolean was = job.pin().isPresent();
    Optional<Pin> pin = stays ? Optional.of(new Pin(turn.now(), reason)) : Optional.empty();
    scheduler
        .pin(jobId, pin, turn.now())
        .ifPresent(
            no -> {
              throw refused(List.of(no));
            });
    if (was != stays) {
      turn.because(Cause.MOVE, jobId + ": " + reason);
    }
    return true;
  }

  private boolean known(String jobId) {
    return store.find(jobId).isPresent();
  }

  private static LiveJob open(LiveScheduler scheduler, String jobId) {
    return scheduler
        .job(jobId)
        .orElseThrow(
            () ->
                Problem.of(ProblemKind.JOB_ENDED, "Job %s has ended.".formatted(jobId))
                    .toException());
  }

  private static ProblemException refused(List<Refusal> because) {
    return Problem.of(
            ProblemKind.MOVE_REFUSED,
            because.getFirst().message(),
            because.stream().map(Moves::error).toList())
        .toException();
  }

  private static FieldError error(Refusal refusal) {
    return new FieldError(
        pointer(refusal.code()),
        refusal.code().token(),
        refusal.message(),
        refusal
            .shortage()
            .map(
                it ->
                    new FieldError.Shortage(
                        refusal.subject(),
                        it.required(),
                        it.available(),
                        it.unit(),
                        it.at(),
                        it.earliestAt())));
  }

  private static String pointer(Refusal.Code code) {
    return switch (code) {
      case NO_SUCH_POOL, NO_MATCHING_HARDWARE, RESIDENCY_FORBIDDEN -> "/poolId";
      case OFF_THE_GRID,
          BEFORE_EARLIEST_START,
          WAITING_FOR_JOB,
          DATA_NOT_THERE,
          PAST_DEADLINE,
          BEYOND_HORIZON,
          TOO_SOON ->
          "/startsAt";
      case NO_SUCH_POWER_CAP, POWER_CAPPING_FORBIDDEN -> "/powerCapRatio";
      case UNDER_WAY,
          RESERVED,
          NO_PLACE,
          FROZEN,
          WAITING_FOR_DEVICES,
          WAITING_FOR_POWER,
          BEYOND_CEILING,
          BEYOND_BUDGET ->
          "";
    };
  }

  /** What is asked for, once it can be read. */
  private record Asked(
      String jobId,
      String poolId,
      Instant startsAt,
      OptionalDouble powerCap,
      Optional<Boolean> pinned,
      String reason) {

    static Asked of(String jobId, MoveBody body, boolean validateOnly) {
      List<FieldError> errors = new ArrayList<>();
      String poolId = body.poolId().orElse("");
      if (poolId.isEmpty()) {
        errors.add(new FieldError("/poolId", "Missing", "must be there: the id of a pool."));
      }
      Optional<Instant> startsAt = startsAt(body, errors);
      String reason = body.reason().orElse("");
      if ((reason.isBlank() && !validateOnly) || reason.length() > LONGEST_REASON) {
        errors.add(
            new FieldError(
                "/reason",
                "Missing",
                "must be there: why, in 1 to %d characters.".formatted(LONGEST_REASON)));
      }
      if (!errors.isEmpty()) {
        throw Problem.invalid(errors).toException();
      }
      return new Asked(
          jobId,
          poolId,
          startsAt.orElseThrow(),
          body.powerCapRatio().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
          body.pinned(),
          reason);
    }

    private static Optional<Instant> startsAt(MoveBody body, List<FieldError> errors) {
      try {
        Optional<Instant> at = body.startsAt().map(Instant::parse);
        if (at.isEmpty()) {
          errors.add(new FieldError("/startsAt", "Missing", "must be there: a time."));
        }
        return at;
      } catch (DateTimeException _) {
        errors.add(
            new FieldError(
                "/startsAt",
                "NotATime",
                "must be a time such as 2026-11-23T00:00:00Z, not \"%s\"."
                    .formatted(body.startsAt().orElse(""))));
        return Optional.empty();
      }
    }

    /** Whether it is to be pinned stays as it is where nothing is said of it. */
    Move move(LiveJob job, Instant now) {
      boolean stays = pinned.orElse(job.pin().isPresent());
      return new Move(
          jobId,
          poolId,
          startsAt,
          powerCap,
          stays ? Optional.of(job.pin().orElse(new Pin(now, reason))) : Optional.empty());
    }
  }
}
