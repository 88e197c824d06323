package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.Draw;
import eu.megawatt.scheduler.kernel.Gate;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Places a job as if nobody else borrowed: it gets what it would get on a plan without the borrowed
 * work of other tenants, and what stands there then gives way. What is at work and may not be
 * interrupted stays.
 */
final class Reclaim {

  private final LivePlan plan;
  private final Window window;
  private final Freeze freeze;
  private final Instant now;
  private final int from;

  Reclaim(LivePlan plan, Freeze freeze, Instant now) {
    this.plan = plan;
    this.window = plan.window();
    this.freeze = freeze;
    this.now = now;
    this.from = window.slotFrom(now);
  }

  /**
   * The cheapest place beside what may not be moved for it.
   *
   * @param withinGuarantee whether it has to be in what its tenant's guarantee leaves
   */
  Optional<Run> place(LiveJob job, JobSpec spec, boolean withinGuarantee) {
    String tenant = job.work().job().tenant();
    Gate own = plan.shares().gate(tenant);
    Guarantee guarantee = new Guarantee(own, tenant);
    if (withinGuarantee && guarantee.isTooLittleFor(spec)) {
      return Optional.empty();
    }
    Gate gate = withinGuarantee ? guarantee : own;
    Occupancy beside = plan.standings().beside(tenant, () -> withoutBorrowed(tenant));
    CheapestPlacement finder = new CheapestPlacement(window.problem, beside);
    JobSpec later = spec.notBefore(from);
    return finder.find(later, later.value, gate)
        ? Optional.of(window.run(finder))
        : Optional.empty();
  }

  /** Puts a job in a place, and has those give way who borrow there; false if they cannot. */
  boolean take(LiveJob placed) {
    String tenant = placed.work().job().tenant();
    Set<String> borrowed = new HashSet<>();
    for (LiveJob job : plan.jobs()) {
      if (givesWay(job, tenant)) {
        borrowed.add(job.id());
      }
    }
    LivePlan.Mark mark = plan.mark();
    plan.set(placed);
    boolean isDone = giveWay(borrowed, tenant);
    if (!isDone) {
      plan.undo(mark);
    }
    return isDone;
  }

  private boolean giveWay(Set<String> borrowed, String tenant) {
    plan.moveFor(Optional.of(tenant));
    try {
      return new Repair(plan, now, freeze).giveWay(borrowed);
    } finally {
      plan.moveFor(Optional.empty());
    }
  }

  /** Whether a job borrows and can be moved for the sake of a tenant. */
  private boolean givesWay(LiveJob job, String tenant) {
    return job.held().isPresent()
        && !job.work().job().tenant().equals(tenant)
        && (!job.state().isUnderWay() || job.work().interruptible())
        && !plan.standings().isGuaranteed(job);
  }

  private Occupancy withoutBorrowed(String tenant) {
    Occupancy others = plan.occupancy().copy();
    for (LiveJob job : plan.jobs()) {
      if (givesWay(job, tenant)) {
        for (Leg leg : job.held().map(Run::legs).orElse(List.of())) {
          giveBack(job, leg, others);
        }
      }
    }
    return others;
  }

  private void giveBack(LiveJob job, Leg leg, Occupancy others) {
    int begin = Math.max(from, window.first(leg));
    int end = window.end(leg);
    if (begin < end && window.has(job.work().job(), leg)) {
      Draw draw = window.draw(job.work().job(), leg);
      others.shift(job.work().job().gpus(), draw, window.pool(leg.poolId()), begin, end, -1);
    }
  }

  /** What a tenant's guarantee leaves beside its guaranteed jobs. */
  private final class Guarantee implements Gate {

    private final Gate own;
    private final long[] left;

    Guarantee(Gate own, String tenant) {
      this.own = own;
      this.left = plan.standings().left(tenant, window.grid.slots());
    }

    /** Whether not even a slot of any way to run a job fits; false if unsure. Quick. */
    boolean isTooLittleFor(JobSpec spec) {
      long most = 0;
      for (int slot = from; slot < left.length; slot++) {
        most = Math.max(most, left[slot]);
      }
      for (Alternative way : spec.alternatives) {
        if (!way.isConstant() || way.milliwatts(0) <= most) {
          return false; // what is drawn on the facility's side is no less
        }
      }
      return true;
    }

    @Override
    public int lastBlocked(Draw draw, int pool, int first, int to) {
      int blocked = own.lastBlocked(draw, pool, first, to);
      int slot = to - 1;
      while (slot > blocked && window.facilityMilliwatts(draw, pool, slot) <= left[slot]) {
        slot--;
      }
      return Math.max(slot, blocked);
    }

    @Override
    public boolean admits(Draw draw, int pool, int start, int end) {
      return own.admits(draw, pool, start, end);
    }
  }
}
