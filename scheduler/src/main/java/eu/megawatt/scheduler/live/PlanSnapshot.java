package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search needs of a plan, as it was at one moment. Quickly taken, whatever has to be worked
 * out of it is worked out by whoever asks, on any thread.
 */
public final class PlanSnapshot {

  private final Window window;
  private final Specs specs;
  private final long revision;
  private final Freeze freeze;
  private final Occupancy taken;
  private final List<LiveJob> candidates;
  private final int turns;
  private final List<Interruptible.Candidate> pausable;
  private final Map<String, Between> between = new HashMap<>();

  private PlanSnapshot(LivePlan plan, Freeze freeze, List<LiveJob> candidates, int turns) {
    this.window = plan.window();
    this.specs = plan.specs();
    this.revision = plan.revision();
    this.freeze = freeze;
    this.taken = plan.occupancy().copy();
    this.candidates = candidates;
    this.turns = turns;
    this.pausable = pausable(plan, freeze);
    for (LiveJob job : candidates) {
      if (!plan.chains().isAlone(job)) {
        between.put(job.id(), Between.of(plan, job));
      }
    }
  }

  /** What those leave a job that it waits for and that wait for it, as they stand. */
  private record Between(Job urgent, int from, int to, int hardEnd) {

    static Between of(LivePlan plan, LiveJob job) {
      Window window = plan.window();
      return new Between(
          plan.chains().urgent(job),
          plan.chains().earliest(job).map(window::slotFrom).orElse(window.grid.slots()),
          plan.chains().latest(job).map(window::slotFrom).orElse(window.grid.slots()),
          job.work().job().deadline().map(window::slotBefore).orElse(window.grid.slots()));
    }

    JobSpec of(Specs specs, LiveJob job) {
      JobSpec spec = specs.of(Rest.of(job).with(urgent)).notBefore(from).notAfter(to);
      Job its = job.work().job();
      return its.hardDeadline() ? spec.notAfter(hardEnd) : spec;
    }
  }

  static PlanSnapshot of(LivePlan plan, Freeze freeze) {
    return new PlanSnapshot(plan, freeze, candidates(plan, freeze), 1);
  }

  /**
   * The same with no more than so many jobs; the others stay where they are.
   *
   * @param turn how often it was asked before: after {@link #turns} each job has had its own
   */
  static PlanSnapshot of(LivePlan plan, Freeze freeze, int most, long turn) {
    List<LiveJob> all = candidates(plan, freeze);
    if (all.size() <= most) {
      return new PlanSnapshot(plan, freeze, all, 1);
    }
    List<LiveJob> some = new ArrayList<>(most);
    int from = (int) Math.floorMod(turn * most, (long) all.size());
    for (int i = 0; i < most; i++) {
      some.add(all.get((from + i) % all.size()));
    }
    return new PlanSnapshot(plan, freeze, some, Math.ceilDiv(all.size(), most));
  }

  private static List<LiveJob> candidates(LivePlan plan, Freeze freeze) {
    return plan.jobs().stream()
        .filter(it -> it.state() instanceof JobState.Waiting || isMovable(it, freeze))
        .toList();
  }

  private static boolean isMovable(LiveJob job, Freeze freeze) {
    return job.state() instanceof JobState.Validated(Run run)
        && run.legs().size() == 1
        && freeze.mayMove(job);
  }

  /** The plan that it is of. */
  public long revision() {
    return revision;
  }

  /** How many of them have every job in them, one after the other. */
  public int turns() {
    return turns;
  }

  /** Whether there is nothing to place. */
  public boolean isEmpty() {
    return candidates.isEmpty() && pausable.isEmpty();
  }

  /** What of it may have breaks. */
  public Interruptible interruptible() {
    return new Interruptible(window, revision, pausable, taken);
  }

  private static List<Interruptible.Candidate> pausable(LivePlan plan, Freeze freeze) {
    List<Interruptible.Candidate> all = new ArrayList<>();
    Window window = plan.window();
    int from = window.slotFrom(freeze.until());
    for (LiveJob job : plan.jobs()) {
      if (freeze.mayPause(job)) {
        Between its = Between.of(plan, job);
        int to = job.work().job().hardDeadline() ? Math.min(its.to, its.hardEnd) : its.to;
        all.add(new Interruptible.Candidate(job, its.urgent, Math.max(from, its.from), to));
      }
    }
    return all;
  }

  /** What of it may be improved. */
  public Improvable improvable() {
    List<LiveJob> jobs = new ArrayList<>();
    List<JobSpec> theirs = new ArrayList<>();
    for (LiveJob job : candidates) {
      JobSpec spec = spec(job);
      if (job.held().isEmpty() || isAdmissible(spec, job.held().get().legs().getFirst())) {
        jobs.add(job);
        theirs.add(spec);
      }
    }
    return new Improvable(window, revision, freeze, taken, jobs, theirs);
  }

  private JobSpec spec(LiveJob job) {
    Between its = between.get(job.id());
    return its == null ? specs.of(Rest.of(job)) : its.of(specs, job);
  }

  private boolean isAdmissible(JobSpec job, Leg leg) {
    int pool = window.pool(leg.poolId());
    int level = window.level(pool, leg.powerCap());
    long start = window.slot(leg.from());
    return Arrays.stream(job.alternatives)
        .anyMatch(
            it ->
                it.level == level
                    && Arrays.binarySearch(it.pools, pool) >= 0
                    && start >= it.earliest
                    && start <= it.latest);
  }
}
