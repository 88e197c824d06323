package eu.megawatt.bench.operation;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.scheduler.demand.Standing;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a job is, while it is operated: the rules of {@code plan/2} for one job, minute by minute
 * in place of the planner's sums.
 */
final class Progress {

  private final Optional<Interruption> interruption;

  /** Of the work, 1 being all. */
  private double done;

  private double kept;
  private Optional<String> pool = Optional.empty();
  private int minutes;

  /** Minutes of work since the last checkpoint. */
  private double since;

  private boolean isFirst = true;
  private int breaks;
  private double lost;
  private final Set<String> sites = new HashSet<>();

  Progress(Optional<Interruption> interruption) {
    this.interruption = interruption;
  }

  Standing standing() {
    return new Standing(done, kept, pool, minutes, isFirst, sites);
  }

  boolean isDone() {
    return done >= 1 - 1e-9;
  }

  Optional<String> pool() {
    return pool;
  }

  int breaks() {
    return breaks;
  }

  /** Share of the work that breaks have taken away. */
  double lost() {
    return lost;
  }

  double left() {
    return 1 - done;
  }

  /** Whether the data has to be brought there first. */
  boolean isNewAt(String site) {
    return !sites.contains(site);
  }

  /** Stops it: what it did since its last checkpoint is lost, of one that has none all of it. */
  void stop() {
    if (pool.isEmpty()) {
      return;
    }
    lost += done - kept;
    done = kept;
    pool = Optional.empty();
    minutes = 0;
    since = 0;
    isFirst = interruption.isEmpty();
    breaks++;
  }

  /** It is done: nothing is stopped any more. */
  void end() {
    pool = Optional.empty();
  }

  /** Runs it for a slot, or until it is done. */
  void run(String where, String site, int slotMinutes, double sharePerMinute) {
    pool = Optional.of(where);
    sites.add(site);
    for (int minute = 0; minute < slotMinutes; minute++) {
      minutes++;
      double idle = isFirst ? 0 : interruption.map(Interruption::restartMinutes).orElse(0.0);
      double worked = Math.clamp(minutes - idle, 0, 1);
      done = Math.min(1, done + worked * sharePerMinute);
      since += worked;
      if (interruption.isPresent() && since >= interruption.get().checkpointMinutes() - 1e-9) {
        kept = done;
        since -= interruption.get().checkpointMinutes();
      }
    }
  }
}
