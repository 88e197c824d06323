package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Jobs that have run and ended lately, so that the past of the plan that is lived by can be shown.
 * The last few thousand are kept; after a restart those that came last are read again. Thread-safe.
 */
final class EndedJobs {

  private static final int MOST = 5_000;
  private static final int READ_AGAIN = 1_000;

  private final LiveStore store;
  private final Map<String, LiveJob> byId = new LinkedHashMap<>();
  private boolean isRead;

  EndedJobs(LiveStore store) {
    this.store = store;
  }

  /** Learns from what was published. */
  synchronized void see(Publication made) {
    made.changes().stream()
        .map(it -> it.after())
        .filter(it -> it.state().hasEnded() && it.state().run().isPresent())
        .forEach(this::keep);
  }

  private void keep(LiveJob job) {
    byId.remove(job.id());
    byId.put(job.id(), job);
    if (byId.size() > MOST) {
      byId.remove(byId.keySet().iterator().next());
    }
  }

  /** Those that ran at an instant or after it. */
  synchronized List<LiveJob> since(Instant from) {
    if (!isRead) {
      Map<String, LiveJob> seen = new LinkedHashMap<>(byId);
      byId.clear();
      Stream.of("Done", "Failed", "Cancelled")
          .flatMap(it -> store.list(it, "", "", Long.MAX_VALUE, READ_AGAIN).entries().stream())
          .map(KeptJob::job)
          .filter(it -> it.state().run().isPresent())
          .forEach(this::keep);
      seen.values().forEach(this::keep);
      isRead = true;
    }
    return byId.values().stream().filter(it -> ranAfter(it, from)).toList();
  }

  private static boolean ranAfter(LiveJob job, Instant from) {
    List<Leg> legs = legs(job);
    return !legs.isEmpty() && legs.getLast().to().isAfter(from);
  }

  /** What a job runs or ran: no more than until it was taken back or failed. */
  static List<Leg> legs(LiveJob job) {
    List<Leg> planned = job.state().run().map(Run::legs).orElse(List.of());
    return switch (job.state()) {
      case JobState.Failed(_, Instant at, _) -> until(planned, at);
      case JobState.Cancelled(_, Instant at, _) -> until(planned, at);
      case JobState.Submitted _,
          JobState.Waiting _,
          JobState.Placed _,
          JobState.Validated _,
          JobState.Dispatched _,
          JobState.Running _,
          JobState.Done _ ->
          planned;
    };
  }

  private static List<Leg> until(List<Leg> legs, Instant at) {
    List<Leg> cut = new ArrayList<>();
    for (Leg leg : legs) {
      if (leg.from().isBefore(at)) {
        Instant to = leg.to().isBefore(at) ? leg.to() : at;
        cut.add(new Leg(leg.poolId(), leg.powerCap(), leg.from(), to));
      }
    }
    return cut;
  }
}
