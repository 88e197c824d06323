package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has those end sooner that a job waits for, where they would make it late: each gets the place
 * that it would have with the deadline which the job gives it, the first of the chain first.
 */
final class Hurrying {

  private final LivePlan plan;
  private final Freeze freeze;

  Hurrying(LivePlan plan, Freeze freeze) {
    this.plan = plan;
    this.freeze = freeze;
  }

  /** Moves what it can of what a job waits for, directly or not. */
  void before(LiveJob job) {
    Map<String, LiveJob> chain = new LinkedHashMap<>();
    collect(job, chain);
    for (LiveJob each : List.copyOf(chain.values())) {
      plan.job(each.id()).filter(freeze::mayMove).ifPresent(this::hurry);
    }
  }

  /** Those that are waited for before those that wait. */
  private void collect(LiveJob job, Map<String, LiveJob> chain) {
    List<LiveJob> before = new ArrayList<>(plan.chains().before(job));
    before.removeIf(it -> chain.containsKey(it.id()));
    for (LiveJob each : before) {
      collect(each, chain);
      chain.put(each.id(), each);
    }
  }

  private void hurry(LiveJob job) {
    Run was = job.held().orElseThrow();
    Rest urgent = Rest.of(job).with(plan.chains().urgent(job));
    Pricing pricing = new Pricing(plan.window());
    if (urgent.work().job().deadline().filter(was.to()::isAfter).isEmpty()) {
      return;
    }
    LivePlan.Mark mark = plan.mark();
    LiveJob waiting = job.waiting(Instant.EPOCH, job.doneShare(), plan.nextRevision());
    plan.set(waiting);
    int from = plan.window().slotFrom(freeze.until());
    Optional<Run> sooner =
        plan.cheapest(job.work().job().tenant(), plan.spec(waiting), from)
            .filter(it -> pricing.micro(urgent, it) < pricing.micro(urgent, was));
    sooner.ifPresentOrElse(
        run -> plan.set(waiting.in(new JobState.Validated(run), plan.nextRevision())),
        () -> plan.undo(mark));
  }
}
