package eu.megawatt.scheduler.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job and where it stands.
 *
 * @param doneShare of its work before its run begins, 0 to 1: more than 0 only where it was stopped
 * @param reached sites where its data has been brought
 * @param tie what has become of its waiting for other jobs
 * @param pin where it is to stay in its place
 * @param revision of the plan in which its state or run last changed
 */
public record LiveJob(
    Work work,
    JobState state,
    double doneShare,
    Set<String> reached,
    Tie tie,
    Optional<Pin> pin,
    long revision) {

  public LiveJob {
    reached = Set.copyOf(reached);
    if (!(doneShare >= 0 && doneShare < 1)) {
      throw new IllegalArgumentException("A share of %s done".formatted(doneShare));
    }
  }

  /** One that may be moved and was nowhere before. */
  public LiveJob(Work work, JobState state, double doneShare, long revision) {
    this(work, state, doneShare, Set.of(), new Tie.Holds(), Optional.empty(), revision);
  }

  /** As it comes in. */
  public static LiveJob of(Work work) {
    return new LiveJob(work, new JobState.Submitted(), 0, 0);
  }

  public String id() {
    return work.id();
  }

  /** The part of the plan that it holds: none once it has ended. */
  public Optional<Run> held() {
    return state.hasEnded() ? Optional.empty() : state.run();
  }

  /** A pin ends with the place that it is of. */
  LiveJob in(JobState next, long inRevision) {
    Optional<Pin> kept = pin.filter(_ -> isWhereItWas(next));
    return new LiveJob(work, next, doneShare, reached, tie, kept, inRevision);
  }

  private boolean isWhereItWas(JobState next) {
    return held()
        .flatMap(was -> next.run().map(is -> isSamePlace(was, is)))
        .filter(isSame -> isSame && !next.hasEnded())
        .isPresent();
  }

  private static boolean isSamePlace(Run was, Run is) {
    return was.from().equals(is.from()) && was.poolId().equals(is.poolId());
  }

  LiveJob withPin(Optional<Pin> other) {
    return new LiveJob(work, state, doneShare, reached, tie, other, revision);
  }

  /** Without a place since an instant, with so much of its work done. */
  LiveJob waiting(Instant since, double share, long inRevision) {
    JobState next = new JobState.Waiting(since);
    return new LiveJob(work, next, share, reached, tie, Optional.empty(), inRevision);
  }

  LiveJob with(Tie other, long inRevision) {
    return new LiveJob(work, state, doneShare, reached, other, pin, inRevision);
  }

  LiveJob reaching(Set<String> sites) {
    return new LiveJob(work, state, doneShare, sites, tie, pin, revision);
  }

  /** The jobs that it waits for, whether or not they have ended. */
  public List<String> after() {
    return tie instanceof Tie.Released ? List.of() : work.terms().after();
  }

  /** The same with another run, in the same state. */
  LiveJob with(Run other, long inRevision) {
    JobState next =
        switch (state) {
          case JobState.Placed _ -> new JobState.Placed(other);
          case JobState.Validated _ -> new JobState.Validated(other);
          case JobState.Dispatched(_, Instant at) -> new JobState.Dispatched(other, at);
          case JobState.Running(_, Instant startedAt) -> new JobState.Running(other, startedAt);
          case JobState.Submitted _,
              JobState.Waiting _,
              JobState.Done _,
              JobState.Failed _,
              JobState.Cancelled _ ->
              throw new IllegalStateException(id() + " holds no place: " + state.word());
        };
    return in(next, inRevision);
  }

  /** By how much it is to end after its deadline; zero where it has none, or no place. */
  public Duration lateBy() {
    return state.hasEnded()
        ? Duration.ZERO
        : held().map(run -> Pricing.late(work.job(), run.to())).orElse(Duration.ZERO);
  }
}
