package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.kernel.Draw;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What of a plan may be improved, as it was at one moment: the jobs that may be moved or wait, and
 * what the others leave free. Immutable; a search may take it to another thread.
 */
public final class Improvable {

  /** A job in the plan keeps a place: leaving it out is no way to save. */
  private static final double PROMISED_EURO = 1e6;

  private final Window window;
  private final long revision;
  private final Freeze freeze;
  private final Occupancy taken;
  private final List<LiveJob> jobs;
  private final List<JobSpec> specs;

  Improvable(
      Window window,
      long revision,
      Freeze freeze,
      Occupancy taken,
      List<LiveJob> jobs,
      List<JobSpec> specs) {
    this.window = window;
    this.revision = revision;
    this.freeze = freeze;
    this.taken = taken;
    this.jobs = jobs;
    this.specs = specs;
  }

  Window window() {
    return window;
  }

  /** The plan that it is of. */
  public long revision() {
    return revision;
  }

  /** How many jobs there are to place. */
  public int size() {
    return jobs.size();
  }

  LiveJob job(int index) {
    return jobs.get(index);
  }

  /** The problem of placing these jobs beside the others. */
  Problem problem() {
    return problem(PROMISED_EURO, Long.MIN_VALUE);
  }

  /** The same where a place is no promise, and what is overdrawn counts as full. */
  Problem problemAsIs() {
    return problem(0, 0);
  }

  private Problem problem(double promised, long leastRoom) {
    Occupancy others = taken.copy();
    JobSpec[] all = new JobSpec[jobs.size()];
    List<Job> named = new ArrayList<>();
    int from = window.slotFrom(freeze.until());
    for (int index = 0; index < all.length; index++) {
      LiveJob job = jobs.get(index);
      Job its = window.here(job.work().job());
      named.add(its);
      JobSpec later = specs.get(index).notBefore(from).at(index);
      all[index] = job.held().isPresent() ? later.worth(later.value + promised) : later;
      job.held()
          .ifPresent(
              run -> {
                Leg leg = run.legs().getFirst();
                Draw draw = window.draw(job.work().job(), leg);
                others.shift(
                    its.gpus(),
                    draw,
                    window.pool(leg.poolId()),
                    window.first(leg),
                    window.end(leg),
                    -1);
              });
    }
    int pools = window.problem.path.length;
    long[][] room = new long[window.problem.room.length][];
    Arrays.setAll(
        room,
        domain -> Arrays.stream(others.room(domain)).map(it -> Math.max(leastRoom, it)).toArray());
    int[][] free = new int[pools][];
    Arrays.setAll(
        free,
        pool ->
            Arrays.stream(others.free(pool))
                .map(it -> Math.max(leastRoom, it))
                .mapToInt(Math::toIntExact)
                .toArray());
    return window.problem.with(named, all, room, free);
  }

  /** Where each of them stands now. */
  long[] spots(Problem problem) {
    long[] spots = new long[jobs.size()];
    Arrays.setAll(
        spots, index -> jobs.get(index).held().map(it -> spot(problem, it)).orElse(Spots.NONE));
    return spots;
  }

  private long spot(Problem problem, Run run) {
    Leg leg = run.legs().getFirst();
    int pool = window.pool(leg.poolId());
    return problem.spots.of(pool, window.level(pool, leg.powerCap()), window.first(leg));
  }
}
