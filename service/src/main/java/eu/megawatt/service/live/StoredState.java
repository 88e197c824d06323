package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Pin;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Tie;
import eu.megawatt.scheduler.live.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a job stands, as it is kept.
 *
 * @param legs empty where it has no run
 * @param at since when, where the state says so
 * @param cause why it ended as it should not
 * @param reached sites where its data has been brought; empty for none
 * @param tie empty where it waits for those of its others that have not ended
 * @param pin where it is to stay in its place
 */
record StoredState(
    String state,
    List<Leg> legs,
    Optional<Instant> at,
    Optional<String> cause,
    double doneShare,
    Optional<List<String>> reached,
    Optional<StoredTie> tie,
    Optional<Pin> pin,
    long revision) {

  /**
   * What has become of its waiting for others, as it is kept.
   *
   * @param jobId the one that will not be done; empty where it was let go
   */
  record StoredTie(Optional<String> jobId, Optional<String> state) {

    static Optional<StoredTie> of(Tie tie) {
      return switch (tie) {
        case Tie.Holds() -> Optional.empty();
        case Tie.Released() -> Optional.of(new StoredTie(Optional.empty(), Optional.empty()));
        case Tie.Broken(String jobId, String state) ->
            Optional.of(new StoredTie(Optional.of(jobId), Optional.of(state)));
      };
    }

    Tie toTie() {
      return jobId.isPresent()
          ? new Tie.Broken(jobId.get(), state.orElseThrow())
          : new Tie.Released();
    }
  }

  static StoredState of(LiveJob job) {
    return new StoredState(
        job.state().word(),
        job.state().run().map(Run::legs).orElse(List.of()),
        job.state().enteredAt(),
        job.state().endCause(),
        job.doneShare(),
        job.reached().isEmpty()
            ? Optional.empty()
            : Optional.of(job.reached().stream().sorted().toList()),
        StoredTie.of(job.tie()),
        job.pin(),
        job.revision());
  }

  LiveJob toJob(Work work) {
    return new LiveJob(
        work,
        toState(),
        doneShare,
        Set.copyOf(reached.orElse(List.of())),
        tie.map(StoredTie::toTie).orElseGet(Tie.Holds::new),
        pin,
        revision);
  }

  private JobState toState() {
    return switch (state) {
      case "Submitted" -> new JobState.Submitted();
      case "Waiting" -> new JobState.Waiting(since());
      case "Placed" -> new JobState.Placed(run().orElseThrow());
      case "Validated" -> new JobState.Validated(run().orElseThrow());
      case "Dispatched" -> new JobState.Dispatched(run().orElseThrow(), since());
      case "Running" -> new JobState.Running(run().orElseThrow(), since());
      case "Done" -> new JobState.Done(run().orElseThrow(), since());
      case "Failed" -> new JobState.Failed(run(), since(), cause.orElse(""));
      case "Cancelled" -> new JobState.Cancelled(run(), since(), cause.orElse(""));
      default -> throw new IllegalStateException("No job is in state " + state);
    };
  }

  private Optional<Run> run() {
    return legs.isEmpty() ? Optional.empty() : Optional.of(new Run(legs));
  }

  private Instant since() {
    return at.orElseThrow();
  }
}
