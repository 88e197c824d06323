package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.kernel.Occupancy;
import java.util.Arrays;
import java.util.List;

/**
 * What of a plan may have breaks, as it was at one moment, and what all of it leaves free.
 * Immutable; a search may take it to another thread.
 */
public final class Interruptible {

  private final Window window;
  private final long revision;
  private final List<Candidate> candidates;
  private final Occupancy taken;

  /**
   * A job that may have breaks.
   *
   * @param urgent the job with the deadline that those give it that wait for it
   * @param from the first slot from which on it may run otherwise than planned
   * @param to the slot before which it has to have ended
   */
  record Candidate(LiveJob job, Job urgent, int from, int to) {}

  Interruptible(Window window, long revision, List<Candidate> candidates, Occupancy taken) {
    this.window = window;
    this.revision = revision;
    this.candidates = List.copyOf(candidates);
    this.taken = taken;
  }

  Window window() {
    return window;
  }

  /** The plan that it is of. */
  public long revision() {
    return revision;
  }

  /** How many jobs there are to look at. */
  public int size() {
    return candidates.size();
  }

  List<Candidate> candidates() {
    return candidates;
  }

  long[][] freeGpus() {
    long[][] free = new long[window.problem.path.length][];
    Arrays.setAll(free, pool -> taken.free(pool).clone());
    return free;
  }

  long[][] freeMilliwatts() {
    long[][] room = new long[window.problem.room.length][];
    Arrays.setAll(room, domain -> taken.room(domain).clone());
    return room;
  }
}
