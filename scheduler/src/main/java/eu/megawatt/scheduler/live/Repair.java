package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.JobKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 * <p>In each of these what is pinned comes last, and before that what runs on a guarantee. What is
 * under way does not begin anew for the sake of a tenant's ceiling.
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

    /** First what some others are not. */
    Stream<Step> last(Predicate<LiveJob> others) {
      return Stream.of(
          new Step(means, concerns.and(others.negate())), new Step(means, concerns.and(others)));
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
    Stream<Step> steps = steps().stream().flatMap(it -> it.last(job -> job.pin().isPresent()));
    if (!plan.world().shares().isEmpty()) {
      Set<String> guaranteed = guaranteed();
      steps = steps.flatMap(it -> it.last(job -> guaranteed.contains(job.id())));
    }
    return run(steps.toList());
  }

  private Set<String> guaranteed() {
    Standings standings = plan.standings();
    Set<String> ids = new HashSet<>();
    plan.jobs().stream().filter(standings::isGuaranteed).forEach(it -> ids.add(it.id()));
    return ids;
  }

  /**
   * The same, but that nothing is touched beside some jobs: they begin elsewhere or later, or stop;
   * those of the least priority first.
   *
   * @param ids of the jobs; what of them is under way may be interrupted
   */
  boolean giveWay(Set<String> ids) {
    Predicate<LiveJob> theirs = it -> ids.contains(it.id());
    Predicate<LiveJob> begun = it -> it.state().isUnderWay();
    List<Step> steps =
        List.of(
            new Step(Means.SHIFT, theirs.and(freeze::mayMove)),
            new Step(Means.SHIFT, theirs.and(begun.negate())),
            new Step(Means.STOP, theirs.and(begun)),
            new Step(Means.RESTART, theirs.and(begun)));
    return run(
        steps.stream()
            .flatMap(it -> it.last(job -> job.pin().isPresent()))
            .flatMap(this::leastPriorityFirst)
            .toList());
  }

  private Stream<Step> leastPriorityFirst(Step step) {
    return plan.world().shares().values().stream()
        .map(TenantShare::priority)
        .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of(0))))
        .stream()
        .map(
            priority ->
                new Step(
                    step.means,
                    step.concerns.and(
                        it ->
                            plan.world().share(it.work().job().tenant()).priority() == priority)));
  }

  private boolean run(List<Step> steps) {
    List<Shortage> shortages = Shortage.all(plan, now);
    for (Step step : steps) {
      if (shortages.isEmpty()) {
        return true;
      }
      for (Shortage shortage : shortages) {
        if (!shortage.isOfShare() || step.means != Means.RESTART) {
          relieve(shortage, step);
        }
      }
      shortages = Shortage.all(plan, now);
    }
    return shortages.isEmpty();
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
