package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.kernel.Draw;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is missing where a job that has no place is to run. */
final class Vacancy {

  private static final long MILLIWATTS_PER_WATT = 1_000;

  private final LivePlan plan;
  private final Window window;
  private final Freeze freeze;

  Vacancy(LivePlan plan, Freeze freeze) {
    this.plan = plan;
    this.window = plan.window();
    this.freeze = freeze;
  }

  /** GPUs first, then the power domains from the pool's own up; empty where there is room. */
  List<Refusal> missing(LiveJob job, Leg leg) {
    Job work = job.work().job();
    Draw draw = window.draw(work, leg);
    int pool = window.pool(leg.poolId());
    if (hasRoom(work, draw, leg, window.first(leg))) {
      return List.of();
    }
    Optional<Instant> earliest = earliest(work, draw, leg);
    List<Refusal> missing = new ArrayList<>();
    devices(work, leg, earliest).ifPresent(missing::add);
    for (int domain : window.problem.path[pool]) {
      power(draw, leg, domain, earliest).ifPresent(missing::add);
    }
    return missing;
  }

  private boolean hasRoom(Job job, Draw draw, Leg leg, int from) {
    int pool = window.pool(leg.poolId());
    return plan.occupancy().lastBlocked(job.gpus(), draw, pool, from, from + slots(leg)) < from;
  }

  private int slots(Leg leg) {
    return window.end(leg) - window.first(leg);
  }

  /** The first start from the asked one on with room, if there is one. */
  private Optional<Instant> earliest(Job job, Draw draw, Leg leg) {
    int pool = window.pool(leg.poolId());
    int run = slots(leg);
    int start = Math.max(window.first(leg), window.slotFrom(freeze.until()));
    start = Math.max(start, window.slotFrom(job.earliestStart()));
    while (start + run <= window.grid.slots()) {
      int blocked = plan.occupancy().lastBlocked(job.gpus(), draw, pool, start, start + run);
      if (blocked < start) {
        Instant end = window.grid.at(start + run);
        boolean isInTime = !job.hardDeadline() || job.deadline().filter(end::isAfter).isEmpty();
        return isInTime ? Optional.of(window.grid.at(start)) : Optional.empty();
      }
      start = blocked + 1;
    }
    return Optional.empty();
  }

  private Optional<Refusal> devices(Job job, Leg leg, Optional<Instant> earliest) {
    long[] free = plan.occupancy().free(window.pool(leg.poolId()));
    int worst = window.first(leg);
    for (int slot = worst; slot < window.end(leg); slot++) {
      worst = free[slot] < free[worst] ? slot : worst;
    }
    return free[worst] >= job.gpus()
        ? Optional.empty()
        : Optional.of(
            refusal(
                Refusal.Code.WAITING_FOR_DEVICES,
                leg.poolId(),
                new Refusal.Shortage(
                    job.gpus(), Math.max(0, free[worst]), "GPU", window.grid.at(worst), earliest)));
  }

  private Optional<Refusal> power(Draw draw, Leg leg, int domain, Optional<Instant> earliest) {
    long[] left = plan.occupancy().room(domain);
    int worst = window.first(leg);
    for (int slot = worst; slot < window.end(leg); slot++) {
      worst =
          left[slot] - draw.milliwatts(slot) < left[worst] - draw.milliwatts(worst) ? slot : worst;
    }
    return left[worst] >= draw.milliwatts(worst)
        ? Optional.empty()
        : Optional.of(
            refusal(
                Refusal.Code.WAITING_FOR_POWER,
                window.problem.domainIds[domain],
                new Refusal.Shortage(
                    Math.ceilDiv(draw.milliwatts(worst), MILLIWATTS_PER_WATT),
                    Math.max(0, Math.floorDiv(left[worst], MILLIWATTS_PER_WATT)),
                    "W",
                    window.grid.at(worst),
                    earliest)));
  }

  private static Refusal refusal(Refusal.Code code, String subject, Refusal.Shortage shortage) {
    String what = shortage.unit().equals("W") ? "W above idle" : "GPUs";
    return new Refusal(
        code,
        subject,
        "It needs %d %s in %s and %d are left at %s; %s."
            .formatted(
                shortage.required(),
                what,
                subject,
                shortage.available(),
                shortage.at(),
                shortage
                    .earliestAt()
                    .map(it -> "it fits there from " + it + " on")
                    .orElse("it fits there at no time that is planned")),
        Optional.of(shortage));
  }
}
