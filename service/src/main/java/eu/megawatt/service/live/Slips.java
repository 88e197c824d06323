package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far starts have been from what was said first: what an estimate is made of. The last thousand
 * jobs that were handed over count. Thread-safe.
 */
final class Slips {

  private static final int MOST = 1_000;
  private static final int MOST_PLANNED = 200_000;
  private static final int ENOUGH = 50;
  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  /** Before enough is known: later by a quarter of the time until then, and by a quarter hour. */
  private static final int PART_OF_LEAD = 4;

  private static final Duration LEAST = Duration.ofMinutes(15);

  /** Sorted when somebody asks. */
  private static final long[] NOT_SORTED = {};

  private final long[] seconds = new long[MOST];
  private final Map<String, Instant> firstSaid = new LinkedHashMap<>();
  private long[] sorted = NOT_SORTED;
  private int next;
  private int count;

  /** Learns from what was published. */
  synchronized void see(Publication made) {
    for (Change change : made.changes()) {
      LiveJob job = change.after();
      Optional<Run> run = job.held();
      if (job.state() instanceof JobState.Dispatched(Run planned, _)) {
        Optional.ofNullable(firstSaid.remove(job.id()))
            .ifPresent(said -> learn(Duration.between(said, planned.from()).toSeconds()));
      } else if (run.isPresent() && isMovedByHand(made, change)) {
        firstSaid.replace(job.id(), run.get().from());
      } else if (run.isPresent() && firstSaid.size() < MOST_PLANNED) {
        firstSaid.putIfAbsent(job.id(), run.get().from());
      } else if (job.state().hasEnded()) {
        firstSaid.remove(job.id());
      }
    }
  }

  /** Who moves a job is not surprised by its new start. */
  private static boolean isMovedByHand(Publication made, Change change) {
    return made.cause() == Cause.MOVE && change.before().isPresent() && change.movesIt();
  }

  /** Learns from what was said before the service was started. */
  synchronized void remember(Collection<SaidStart> before) {
    for (SaidStart each : before) {
      each.slip().ifPresent(it -> learn(it.toSeconds()));
      if (each.begunAt().isEmpty() && firstSaid.size() < MOST_PLANNED) {
        firstSaid.put(each.jobId(), each.saidAt());
      }
    }
  }

  private void learn(long slip) {
    seconds[next] = slip;
    next = (next + 1) % MOST;
    count = Math.min(MOST, count + 1);
    sorted = NOT_SORTED;
  }

  /** When a job that is planned to begin at an instant is likely to. */
  synchronized StartEstimate estimate(Instant planned, Instant now) {
    if (count < ENOUGH) {
      Duration quarter = Duration.between(now, planned).dividedBy(PART_OF_LEAD);
      Duration later = quarter.compareTo(LEAST) > 0 ? quarter : LEAST;
      return new StartEstimate(planned, planned, planned.plus(later), 0);
    }
    if (sorted.length == 0) {
      sorted = Arrays.copyOf(seconds, count);
      Arrays.sort(sorted);
    }
    Instant low = planned.plusSeconds(Math.min(0, sorted[(int) (LOW * (count - 1))]));
    Instant high = planned.plusSeconds(Math.max(0, sorted[(int) Math.ceil(HIGH * (count - 1))]));
    return new StartEstimate(
        planned, low.isBefore(now) ? now : low, high.equals(low) ? high.plus(LEAST) : high, count);
  }
}
