package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When time does something to jobs: a reservation ends, a run begins, a run is over. So that a
 * second that passes costs what happens in it, and not a look at every job.
 */
final class Agenda {

  private record Entry(Instant at, String jobId) {}

  private static final Entry NEVER = new Entry(Instant.MAX, "");

  private final TreeSet<Entry> entries =
      new TreeSet<>(Comparator.comparing(Entry::at).thenComparing(Entry::jobId));
  private final Map<String, Entry> byJob = new HashMap<>();

  /** A job stands where it stands now. */
  void set(LiveJob job) {
    forget(job.id());
    at(job)
        .ifPresent(
            it -> {
              Entry entry = new Entry(it, job.id());
              entries.add(entry);
              byJob.put(job.id(), entry);
            });
  }

  void forget(String jobId) {
    entries.remove(byJob.getOrDefault(jobId, NEVER));
    byJob.remove(jobId);
  }

  /** The ids of jobs whose next instant is no later than one, the earliest first. */
  List<String> until(Instant last) {
    return entries.headSet(new Entry(last, "\uffff"), true).stream().map(Entry::jobId).toList();
  }

  private static Optional<Instant> at(LiveJob job) {
    return switch (job.state()) {
      case JobState.Placed _ -> Optional.of(job.work().submittedAt().plus(Rules.RESERVED));
      case JobState.Validated(Run run) -> Optional.of(run.from());
      case JobState.Dispatched(Run run, _) -> Optional.of(run.from());
      case JobState.Running(Run run, _) -> Optional.of(run.to());
      case JobState.Submitted _,
          JobState.Waiting _,
          JobState.Done _,
          JobState.Failed _,
          JobState.Cancelled _ ->
          Optional.empty();
    };
  }
}
