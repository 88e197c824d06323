package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What time does to a plan: jobs are handed over, begin and end; who waits is tried again. */
final class Clockwork {

  /** Rounding in the share of a job's work. */
  private static final double DUST = 1e-8;

  private final LivePlan plan;
  private final Rules rules;

  Clockwork(LivePlan plan, Rules rules) {
    this.plan = plan;
    this.rules = rules;
  }

  /** The ids of those that are to be handed over now. */
  List<String> due(Instant now) {
    Instant until = now.plus(rules.dispatchLead());
    return plan.soon(until).stream()
        .filter(
            it ->
                it.state() instanceof JobState.Validated(Run run)
                    && !run.from().isAfter(until)
                    && plan.chains().isFree(it))
        .map(LiveJob::id)
        .toList();
  }

  void dispatched(String jobId, Instant now) {
    LiveJob job = plan.job(jobId).orElseThrow();
    plan.set(job.in(new JobState.Dispatched(job.held().orElseThrow(), now), plan.nextRevision()));
  }

  /** Lets those begin and end whose time has come, where nobody says when they really do. */
  void advance(Instant now) {
    for (LiveJob job : plan.soon(now)) {
      if (job.state() instanceof JobState.Placed(Run run)
          && !job.work().submittedAt().plus(Rules.RESERVED).isAfter(now)) {
        plan.set(
            job.in(
                new JobState.Cancelled(Optional.of(run), now, "The reservation was not confirmed"),
                plan.nextRevision()));
      }
    }
    if (rules.told()) {
      return;
    }
    for (LiveJob job : plan.soon(now)) {
      if (job.state() instanceof JobState.Dispatched(Run run, _) && !run.from().isAfter(now)) {
        plan.set(job.in(new JobState.Running(run, run.from()), job.revision()));
      }
    }
    for (LiveJob job : plan.soon(now)) {
      if (job.state() instanceof JobState.Running(Run run, _) && !run.to().isAfter(now)) {
        end(job, run);
      }
    }
  }

  /** A run is over: its job has done its work, or waits to do the rest. */
  void end(LiveJob job, Run run) {
    Progress progress = new Progress(plan.window());
    List<Leg> ran = known(job, run);
    plan.set(
        progress.done(job, ran) >= 1 - DUST || !job.work().interruptible()
            ? job.in(new JobState.Done(run, run.to()), job.revision())
            : job.waiting(run.to(), progress.kept(job, ran), plan.nextRevision()));
  }

  private List<Leg> known(LiveJob job, Run run) {
    return run.legs().stream().filter(leg -> plan.window().has(job.work().job(), leg)).toList();
  }

  /**
   * Gives those a place that wait for one, as far as there is: the first of the queue first. Where
   * tenants have shares, first what guarantees hold for each, then the rest.
   *
   * @param most how many are tried
   */
  void tryAgain(Instant now, int most) {
    Placing placing = new Placing(plan, Freeze.of(now, rules.freeze()), now);
    if (!plan.world().shares().isEmpty()) {
      for (LiveJob job : queue().stream().filter(this::hasGuarantee).limit(most).toList()) {
        placing.placeOnGuarantee(job, plan.spec(job));
      }
    }
    for (LiveJob job : queue().stream().limit(most).toList()) {
      if (plan.job(job.id()).filter(it -> it.held().isEmpty()).isPresent()) {
        placing.place(job, plan.spec(job));
      }
    }
  }

  private boolean hasGuarantee(LiveJob job) {
    return plan.world().share(job.work().job().tenant()).guaranteedWatts() > 0;
  }

  /** Those that wait, in the order in which they are tried. */
  List<LiveJob> queue() {
    List<LiveJob> queue = new ArrayList<>();
    for (LiveJob job : plan.jobs()) {
      if (job.state() instanceof JobState.Waiting) {
        queue.add(job);
      }
    }
    return plan.world().shares().isEmpty() ? byValue(queue) : new Turns(plan.world()).of(queue);
  }

  private static List<LiveJob> byValue(List<LiveJob> queue) {
    queue.sort(
        Comparator.<LiveJob>comparingDouble(it -> -it.work().job().valueEur())
            .thenComparing(it -> it.work().submittedAt())
            .thenComparing(LiveJob::id));
    return queue;
  }
}
