package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives those another place whose pool is not in the fleet any more. */
final class Moving {

  private final LivePlan plan;
  private final Instant now;

  Moving(LivePlan plan, Instant now) {
    this.plan = plan;
    this.now = now;
  }

  void run() {
    int from = plan.window().slotFrom(now);
    for (LiveJob job : List.copyOf(plan.jobs())) {
      if (isHomeless(job)) {
        LiveJob waiting =
            new LiveJob(
                job.work(), new JobState.Waiting(now), job.doneShare(), plan.nextRevision());
        plan.set(waiting);
        Optional<Run> other = plan.cheapest(plan.spec(waiting), from);
        other.ifPresent(
            run -> plan.set(waiting.in(new JobState.Validated(run), plan.nextRevision())));
      }
    }
  }

  private boolean isHomeless(LiveJob job) {
    return job.held().stream()
        .flatMap(run -> run.legs().stream())
        .filter(leg -> leg.to().isAfter(now))
        .anyMatch(leg -> !plan.window().has(job.work().job(), leg));
  }
}
