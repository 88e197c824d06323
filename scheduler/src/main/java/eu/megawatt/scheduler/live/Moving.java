package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.sovereignty.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives those another place whose pool is not in the fleet any more, that may not be where they are
 * until they end, or that would begin where their data is not. What is under way and may be
 * interrupted stays for as long as it may, and the rest of it runs elsewhere.
 */
final class Moving {

  private final LivePlan plan;
  private final Window window;
  private final Instant now;
  private final Permits permits;
  private final Progress progress;

  Moving(LivePlan plan, Instant now) {
    this.plan = plan;
    this.window = plan.window();
    this.now = now;
    this.permits = window.permits;
    this.progress = new Progress(window);
  }

  void run() {
    for (LiveJob job : List.copyOf(plan.jobs())) {
      if (job.held().stream().flatMap(run -> run.legs().stream()).anyMatch(it -> isLost(job, it))) {
        move(job);
      }
    }
  }

  private boolean isLost(LiveJob job, Leg leg) {
    return leg.to().isAfter(now) && kept(job, leg).filter(leg::equals).isEmpty();
  }

  private void move(LiveJob job) {
    boolean drains = job.state().isUnderWay() && job.work().interruptible();
    List<Leg> kept = drains ? kept(job) : List.of();
    if (kept.isEmpty()) {
      leave(job);
    } else {
      drain(job, kept);
    }
  }

  private void leave(LiveJob job) {
    LiveJob waiting = job.waiting(now, job.doneShare(), plan.nextRevision());
    plan.set(waiting);
    plan.cheapest(job.work().job().tenant(), plan.spec(waiting), window.slotFrom(now))
        .ifPresent(run -> plan.set(waiting.in(new JobState.Validated(run), plan.nextRevision())));
  }

  private void drain(LiveJob job, List<Leg> kept) {
    LiveJob cut = job.with(new Run(kept), plan.nextRevision());
    plan.set(cut);
    int from = Math.max(window.end(kept.getLast()), window.slotFrom(now));
    plan.cheapest(job.work().job().tenant(), window.spec(progress.after(job, kept), from), from)
        .ifPresent(
            later -> {
              List<Leg> legs = new ArrayList<>(kept);
              legs.addAll(later.legs());
              plan.set(cut.with(new Run(legs), plan.nextRevision()));
            });
  }

  /** What of its legs may stay, up to the first that may not. */
  private List<Leg> kept(LiveJob job) {
    List<Leg> kept = new ArrayList<>();
    for (Leg leg : job.held().map(Run::legs).orElse(List.of())) {
      Optional<Leg> its = kept(job, leg);
      its.ifPresent(kept::add);
      if (its.filter(leg::equals).isEmpty()) {
        break;
      }
    }
    return kept;
  }

  private boolean isReached(LiveJob job, Leg leg) {
    return window.gravity.isThere(Rest.of(job), window.siteOf(leg.poolId()), leg.from());
  }

  /** As much of a leg as may stay: what is over, and what is permitted from now on. */
  private Optional<Leg> kept(LiveJob job, Leg leg) {
    if (!leg.to().isAfter(now)) {
      return Optional.of(leg);
    }
    boolean isAhead = leg.from().isAfter(now);
    if (!window.has(job.work().job(), leg) || (isAhead && !isReached(job, leg))) {
      return Optional.empty();
    }
    Instant begin = leg.from().isBefore(now) ? now : leg.from();
    Instant until =
        permits.permission(job.work().job().residency(), leg.poolId()).stretches().stream()
            .filter(it -> !it.from().isAfter(begin) && it.to().isAfter(begin))
            .map(Span::to)
            .findFirst()
            .orElse(begin);
    if (!until.isBefore(leg.to())) {
      return Optional.of(leg);
    }
    Instant last = window.grid.at((int) Math.floor(window.grid.position(until)));
    return last.isAfter(leg.from()) && last.isAfter(now)
        ? Optional.of(new Leg(leg.poolId(), leg.powerCap(), leg.from(), last))
        : Optional.empty();
  }
}
