package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.kernel.Draw;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.SoonestPlacement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the single changes that would give a waiting job a place: each is tried on the plan as it
 * is, with nothing else changed. The cheapest place first.
 */
final class Unblock {

  private static final long PLENTY = Long.MAX_VALUE / 4;
  private static final long MILLIWATTS_PER_WATT = 1_000;

  private final LivePlan plan;
  private final Window window;
  private final Rest rest;
  private final LiveJob waiting;
  private final int now;

  /** When those end that it waits for; empty where that is not known. */
  private final Optional<Instant> earliest;

  private final int from;

  Unblock(LivePlan plan, int fromSlot, LiveJob waiting) {
    this.plan = plan;
    this.window = plan.window();
    this.rest = Rest.of(waiting);
    this.waiting = waiting;
    this.now = fromSlot;
    this.earliest = plan.chains().earliest(waiting);
    this.from = Math.max(fromSlot, earliest.map(window::slotFrom).orElse(fromSlot));
  }

  List<Unblocking> all() {
    List<Unblocking> found = new ArrayList<>();
    withoutOthers().ifPresent(found::add);
    if (earliest.isPresent()) { // nothing else about it helps as long as others have no place
      addChanges(found);
    }
    found.sort(Comparator.comparingLong(Unblocking::costMicro));
    return found;
  }

  private void addChanges(List<Unblocking> found) {
    Job job = rest.work().job();
    if (!job.powerCapping()) {
      cheapest(job.withPowerCapping(), false)
          .ifPresent(run -> add(found, new Unblocking.Change.AllowCaps(), run));
    }
    if (job.hardDeadline()) {
      Job later = job.withoutHardDeadline();
      new SoonestPlacement(plan.occupancy(), plan.shares().gate(job.tenant()))
          .find(window.spec(rest.with(later), from))
          .map(window::run)
          .ifPresent(run -> add(found, new Unblocking.Change.LaterDeadline(run.to()), run));
    }
    cheapest(job, true)
        .ifPresent(
            run ->
                add(
                    found,
                    new Unblocking.Change.MoreValue(new Pricing(window).micro(rest, run)),
                    run));
    otherPolicy(job).ifPresent(found::add);
    morePower(job).ifPresent(found::add);
    moreGpus(job).ifPresent(found::add);
  }

  /** What it would have now if those were not that it waits for. */
  private Optional<Unblocking> withoutOthers() {
    List<String> others = plan.chains().holding(waiting);
    if (others.isEmpty()) {
      return Optional.empty();
    }
    return plan.cheapest(rest.work().job().tenant(), window.spec(rest, now), now)
        .map(run -> unblocking(run, new Unblocking.Change.GoWithout(others)));
  }

  private void add(List<Unblocking> found, Unblocking.Change change, Run run) {
    found.add(unblocking(run, change));
  }

  private Optional<Run> cheapest(Job job, boolean atAnyPrice) {
    JobSpec spec = window.spec(rest.with(job), from);
    return plan.cheapest(job.tenant(), atAnyPrice ? spec.atAnyPrice() : spec, from);
  }

  private Optional<Unblocking> otherPolicy(Job job) {
    return window.scenario.policyIds().stream()
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
                                new Pricing(window).micro(rest, run))))
        .min(Comparator.comparingLong(Unblocking::costMicro));
  }

  /** The power domain that is short by the least, by itself. */
  private Optional<Unblocking> morePower(Job job) {
    JobSpec spec = window.spec(rest.with(job), from);
    Occupancy occupancy = plan.occupancy();
    Optional<Lack> least = Optional.empty();
    for (int domain = 0; domain < window.problem.room.length; domain++) {
      occupancy.raiseRoom(domain, PLENTY);
      Optional<Run> run = plan.cheapest(job.tenant(), spec, from);
      occupancy.raiseRoom(domain, -PLENTY);
      least = least(least, lack(job, run, domain, occupancy.room(domain), true));
    }
    return least.map(
        it ->
            unblocking(
                it.run,
                new Unblocking.Change.MorePower(
                    window.problem.domainIds[it.row],
                    Math.ceilDiv(it.amount, MILLIWATTS_PER_WATT),
                    it.run.from(),
                    it.run.to())));
  }

  /** The pool that is short by the fewest GPUs, by itself. */
  private Optional<Unblocking> moreGpus(Job job) {
    JobSpec spec = window.spec(rest.with(job), from);
    Occupancy occupancy = plan.occupancy();
    Optional<Lack> least = Optional.empty();
    for (int pool = 0; pool < window.problem.path.length; pool++) {
      occupancy.raiseGpus(pool, PLENTY);
      Optional<Run> run = plan.cheapest(job.tenant(), spec, from);
      occupancy.raiseGpus(pool, -PLENTY);
      least = least(least, lack(job, run, pool, occupancy.free(pool), false));
    }
    return least.map(
        it ->
            unblocking(
                it.run,
                new Unblocking.Change.MoreGpus(
                    window.problem.poolIds[it.row], it.amount, it.run.from(), it.run.to())));
  }

  /**
   * How much of a row a run would lack.
   *
   * @param row the power domain or the pool
   */
  private record Lack(Run run, int row, long amount) {}

  private Optional<Lack> lack(
      Job job, Optional<Run> found, int row, long[] there, boolean isOfPower) {
    return found.map(
        run -> {
          Leg leg = run.legs().getFirst();
          Draw draw = window.draw(job, leg);
          long most = 0;
          for (int slot = window.first(leg); slot < window.end(leg); slot++) {
            long need = isOfPower ? draw.milliwatts(slot) : job.gpus();
            most = Math.max(most, need - there[slot]);
          }
          return new Lack(run, row, most);
        });
  }

  private static Optional<Lack> least(Optional<Lack> one, Optional<Lack> other) {
    return other.isPresent() && one.map(it -> other.get().amount < it.amount).orElse(true)
        ? other
        : one;
  }

  private Unblocking unblocking(Run run, Unblocking.Change change) {
    return new Unblocking(change, run, new Pricing(window).micro(rest, run));
  }
}
