package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Micro;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.SoonestPlacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the single changes that would give a waiting job a place: each is tried on the plan as it
 * is, with nothing else changed. The cheapest place first.
 */
final class Unblock {

  private static final long PLENTY = Long.MAX_VALUE / 4;

  private final LivePlan plan;
  private final Window window;
  private final int from;

  Unblock(LivePlan plan, int fromSlot) {
    this.plan = plan;
    this.window = plan.window();
    this.from = fromSlot;
  }

  List<Unblocking> of(LiveJob waiting) {
    Job job = waiting.work().job().rest(waiting.doneShare());
    List<Unblocking> found = new ArrayList<>();
    if (!job.powerCapping()) {
      cheapest(job.withPowerCapping(), false)
          .ifPresent(run -> add(found, new Unblocking.Change.AllowCaps(), job, run));
    }
    if (job.hardDeadline()) {
      Job later = job.withoutHardDeadline();
      new SoonestPlacement(plan.occupancy())
          .find(window.spec(later, from))
          .map(
              it -> window.run(it.pool(), it.alternative().level, it.start(), it.alternative().run))
          .ifPresent(run -> add(found, new Unblocking.Change.LaterDeadline(run.to()), job, run));
    }
    cheapest(job, true)
        .ifPresent(
            run ->
                add(
                    found,
                    new Unblocking.Change.MoreValue(new Pricing(window).micro(job, run)),
                    job,
                    run));
    otherPolicy(job).ifPresent(found::add);
    morePower(job).ifPresent(found::add);
    moreGpus(job).ifPresent(found::add);
    found.sort(Comparator.comparingLong(Unblocking::costMicro));
    return found;
  }

  private void add(List<Unblocking> found, Unblocking.Change change, Job job, Run run) {
    found.add(new Unblocking(change, run, new Pricing(window).micro(job, run)));
  }

  private Optional<Run> cheapest(Job job, boolean atAnyPrice) {
    JobSpec spec = window.spec(job, from);
    return plan.cheapest(atAnyPrice ? spec.atAnyPrice() : spec, from);
  }

  private Optional<Unblocking> otherPolicy(Job job) {
    return window.scenario.policies().keySet().stream()
        .filter(id -> !id.equals(job.residency()))
        .flatMap(
            id ->
                cheapest(job.withResidency(id), false).stream()
                    .map(
                        run ->
                            new Unblocking(
                                new Unblocking.Change.OtherPolicy(
                                    id,
                                    window
                                        .scenario
                                        .siteOf(window.scenario.pool(run.poolId()))
                                        .id()),
                                run,
                                new Pricing(window).micro(job, run))))
        .min(Comparator.comparingLong(Unblocking::costMicro));
  }

  /** The power domain that is short by the least, by itself. */
  private Optional<Unblocking> morePower(Job job) {
    JobSpec spec = window.spec(job, from);
    Optional<Unblocking> best = Optional.empty();
    for (int domain = 0; domain < window.problem.room.length; domain++) {
      long[][] room = rooms();
      Arrays.fill(room[domain], PLENTY);
      int its = domain;
      Optional<Unblocking> found =
          find(spec, new Occupancy(window.problem, room, frees()))
              .map(run -> shortOfPower(job, run, its));
      best = least(best, found);
    }
    return best;
  }

  private Unblocking shortOfPower(Job job, Run run, int domain) {
    Leg leg = run.legs().getFirst();
    long[] there = plan.occupancy().room(domain);
    long most = 0;
    for (int slot = window.first(leg); slot < window.end(leg); slot++) {
      most = Math.max(most, window.draw(job, leg).milliwatts(slot) - there[slot]);
    }
    return new Unblocking(
        new Unblocking.Change.MorePower(
            window.problem.domainIds[domain], Math.ceilDiv(most, 1_000L), run.from(), run.to()),
        run,
        new Pricing(window).micro(job, run));
  }

  private Optional<Unblocking> moreGpus(Job job) {
    JobSpec spec = window.spec(job, from);
    Optional<Unblocking> best = Optional.empty();
    for (int pool = 0; pool < window.problem.path.length; pool++) {
      long[][] free = frees();
      Arrays.fill(free[pool], PLENTY);
      int its = pool;
      Optional<Unblocking> found =
          find(spec, new Occupancy(window.problem, rooms(), free))
              .map(run -> shortOfGpus(job, run, its));
      best = least(best, found);
    }
    return best;
  }

  private Unblocking shortOfGpus(Job job, Run run, int pool) {
    Leg leg = run.legs().getFirst();
    long[] there = plan.occupancy().free(pool);
    long most = 0;
    for (int slot = window.first(leg); slot < window.end(leg); slot++) {
      most = Math.max(most, job.gpus() - there[slot]);
    }
    return new Unblocking(
        new Unblocking.Change.MoreGpus(window.problem.poolIds[pool], most, run.from(), run.to()),
        run,
        new Pricing(window).micro(job, run));
  }

  private static Optional<Unblocking> least(Optional<Unblocking> one, Optional<Unblocking> other) {
    return other.isPresent() && one.map(it -> amount(other.get()) < amount(it)).orElse(true)
        ? other
        : one;
  }

  private static long amount(Unblocking it) {
    return switch (it.change()) {
      case Unblocking.Change.MorePower(_, long watts, _, _) -> watts;
      case Unblocking.Change.MoreGpus(_, long gpus, _, _) -> gpus;
      case Unblocking.Change.AllowCaps _,
          Unblocking.Change.LaterDeadline _,
          Unblocking.Change.MoreValue _,
          Unblocking.Change.OtherPolicy _ ->
          it.costMicro() / (long) Micro.PER_EURO;
    };
  }

  private Optional<Run> find(JobSpec spec, Occupancy occupancy) {
    boolean[] open = new boolean[window.problem.path.length];
    Arrays.fill(open, true);
    CheapestPlacement finder = new CheapestPlacement(window.problem, occupancy, open);
    return finder.find(spec)
        ? Optional.of(
            window.run(
                finder.pool(),
                finder.alternative().level,
                finder.start(),
                finder.alternative().run))
        : Optional.empty();
  }

  private long[][] rooms() {
    long[][] rooms = new long[window.problem.room.length][];
    Arrays.setAll(rooms, domain -> plan.occupancy().room(domain).clone());
    return rooms;
  }

  private long[][] frees() {
    long[][] frees = new long[window.problem.path.length][];
    Arrays.setAll(frees, pool -> plan.occupancy().free(pool).clone());
    return frees;
  }
}
