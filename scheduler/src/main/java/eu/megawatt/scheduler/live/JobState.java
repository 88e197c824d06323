package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a job stands. Each state holds what is known in it and not before. */
public sealed interface JobState {

  /** Kept, and not looked at yet. */
  record Submitted() implements JobState {}

  /** In no plan, for a reason that the current plan gives. */
  record Waiting(Instant since) implements JobState {}

  /** In the plan, which has not been checked yet. */
  record Placed(Run planned) implements JobState {}

  /** In the plan, and the checker has found nothing against it. */
  record Validated(Run planned) implements JobState {}

  /** Handed to whoever starts it. */
  record Dispatched(Run planned, Instant at) implements JobState {}

  /** At work. */
  record Running(Run planned, Instant startedAt) implements JobState {}

  /** Ended as it should. */
  record Done(Run ran, Instant at) implements JobState {}

  /** Ended as it should not. */
  record Failed(Optional<Run> ran, Instant at, String cause) implements JobState {}

  /** Taken back. */
  record Cancelled(Optional<Run> ran, Instant at, String cause) implements JobState {}

  /** The part of the plan that it has, or what it ran. */
  default Optional<Run> run() {
    return switch (this) {
      case Submitted() -> Optional.empty();
      case Waiting(_) -> Optional.empty();
      case Placed(Run run) -> Optional.of(run);
      case Validated(Run run) -> Optional.of(run);
      case Dispatched(Run run, _) -> Optional.of(run);
      case Running(Run run, _) -> Optional.of(run);
      case Done(Run run, _) -> Optional.of(run);
      case Failed(Optional<Run> run, _, _) -> run;
      case Cancelled(Optional<Run> run, _, _) -> run;
    };
  }

  /** Whether nothing follows. */
  default boolean hasEnded() {
    return switch (this) {
      case Done _, Failed _, Cancelled _ -> true;
      case Submitted _, Waiting _, Placed _, Validated _, Dispatched _, Running _ -> false;
    };
  }

  /** Whether it has been handed over, so that moving it takes more than a new plan. */
  default boolean isUnderWay() {
    return switch (this) {
      case Dispatched _, Running _ -> true;
      case Submitted _, Waiting _, Placed _, Validated _, Done _, Failed _, Cancelled _ -> false;
    };
  }

  /** Since when it is in this state, where the state says so. */
  default Optional<Instant> enteredAt() {
    return switch (this) {
      case Submitted _, Placed _, Validated _ -> Optional.empty();
      case Waiting(Instant since) -> Optional.of(since);
      case Dispatched(_, Instant at) -> Optional.of(at);
      case Running(_, Instant at) -> Optional.of(at);
      case Done(_, Instant at) -> Optional.of(at);
      case Failed(_, Instant at, _) -> Optional.of(at);
      case Cancelled(_, Instant at, _) -> Optional.of(at);
    };
  }

  /** Why it ended as it should not. */
  default Optional<String> endCause() {
    return switch (this) {
      case Failed(_, _, String cause) -> Optional.of(cause);
      case Cancelled(_, _, String cause) -> Optional.of(cause);
      case Submitted _, Waiting _, Placed _, Validated _, Dispatched _, Running _, Done _ ->
          Optional.empty();
    };
  }

  /** The word for it. */
  default String word() {
    return getClass().getSimpleName();
  }

  /** The words of all states, in the order in which a job comes through them. */
  static List<String> words() {
    return Arrays.stream(JobState.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .toList();
  }
}
