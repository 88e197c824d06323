package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.JobKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings a plan back under limits that were lowered and into pools that lost GPUs, at once: the
 * cheapest ways first, by what they cost for each watt at the instants that are short. In this
 * order, each only where those before do not suffice:
 *
 * <ol>
 *   <li>work that may be capped runs capped, where that helps
 *   <li>what has not begun starts elsewhere or later, and what finds no place waits
 *   <li>the same for what is to begin within the freeze
 *   <li>what may be interrupted stops, and goes on when there is room
 *   <li>other work at hand begins anew, elsewhere or later
 *   <li>inference: capped, then moved, then ended
 * </ol>
 *
 * <p>In each of these what is pinned comes last.
 */
final class Repair {

  /** What is done to a job. */
  enum Means {
    CAP,
    SHIFT,
    STOP,
    RESTART
  }

  /** One step of the order above. */
  private record Step(Means means, Predicate<LiveJob> concerns) {

    /** First what is not pinned. */
    List<Step> pinnedLast() {
      Predicate<LiveJob> pinned = it -> it.pin().isPresent();
      return List.of(
          new Step(means, concerns.and(pinned.negate())), new Step(means, concerns.and(pinned)));
    }
  }

  private final LivePlan plan;
  private final Freeze freeze;
  private final int now;
  private final Capping capping;
  private final Shifting shifting;
  private final Stopping stopping;
  private final Restarting restarting;

  Repair(LivePlan plan, Instant at, Freeze freeze) {
    this.plan = plan;
    this.freeze = freeze;
    this.now = plan.window().slotFrom(at);
    Pricing pricing = new Pricing(plan.window());
    this.capping = new Capping(plan, pricing, freeze, now);
    this.shifting = new Shifting(plan, pricing, at, freeze);
    this.stopping = new Stopping(plan, pricing, now);
    this.restarting = new Restarting(plan, pricing, at, freeze);
  }

  private static boolean isInference(LiveJob job) {
    return job.work().job().kind() == JobKind.INFERENCE;
  }

  private List<Step> steps() {
    Predicate<LiveJob> inference = Repair::isInference;
    Predicate<LiveJob> work = inference.negate();
    Predicate<LiveJob> free = freeze::mayMove;
    Predicate<LiveJob> waiting = it -> !it.state().isUnderWay();
    Predicate<LiveJob> stops = it -> it.work().interruptible();
    return List.of(
        new Step(Means.CAP, work),
        new Step(Means.SHIFT, work.and(free)),
        new Step(Means.SHIFT, work.and(waiting)),
        new Step(Means.STOP, work.and(stops)),
        new Step(Means.RESTART, work),
        new Step(Means.CAP, inference),
        new Step(Means.SHIFT, inference.and(waiting)),
        new Step(Means.RESTART, inference));
  }

  /**
   * Changes the plan until no limit is passed from now on.
   *
   * @return false where idle GPUs alone pass one
   */
  boolean run() {
    for (Step step : steps().stream().flatMap(it -> it.pinnedLast().stream()).toList()) {
      for (Shortage shortage : Shortage.all(plan, now)) {
        relieve(shortage, step);
      }
    }
    return Shortage.all(plan, now).isEmpty();
  }

  private void relieve(Shortage shortage, Step step) {
    List<Relief> ways = new ArrayList<>();
    for (LiveJob job : plan.jobs()) {
      if (shortage.concerns(job) && step.concerns.test(job)) {
        way(step.means, job, shortage).filter(it -> it.amount() > 0).ifPresent(ways::add);
      }
    }
    ways.sort(Comparator.comparingDouble(Relief::price).thenComparing(it -> it.job().id()));
    List<Relief> inVain = new ArrayList<>();
    for (Relief way : ways) {
      if (shortage.isOver()) {
        return;
      }
      if (shortage.concerns(way.job()) && !way.attempt().getAsBoolean()) {
        inVain.add(way);
      }
    }
    inVain.sort(Comparator.comparingDouble(Relief::priceOfLast).thenComparing(it -> it.job().id()));
    for (Relief way : inVain) {
      if (!shortage.isOver() && shortage.concerns(way.job())) {
        way.lastResort().run();
      }
    }
  }

  private Optional<Relief> way(Means means, LiveJob job, Shortage shortage) {
    return switch (means) {
      case CAP -> capping.of(job, shortage);
      case SHIFT -> shifting.of(job, shortage);
      case STOP -> stopping.of(job, shortage);
      case RESTART -> restarting.of(job, shortage);
    };
  }
}
