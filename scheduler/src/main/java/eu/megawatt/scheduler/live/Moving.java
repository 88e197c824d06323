package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.scenario.Permits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives those another place whose pool is not in the fleet any more, or that may not be where they
 * are.
 */
final class Moving {

  private final LivePlan plan;
  private final Instant now;
  private final Permits permits;

  Moving(LivePlan plan, Instant now) {
    this.plan = plan;
    this.now = now;
    this.permits = plan.window().scenario.permits();
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
        .anyMatch(leg -> !plan.window().has(job.work().job(), leg) || !isPermitted(job, leg));
  }

  private boolean isPermitted(LiveJob job, Leg leg) {
    Instant begin = leg.from().isBefore(now) ? now : leg.from();
    return permits
        .permission(job.work().job().residency(), leg.poolId())
        .covers(begin.toEpochMilli(), leg.to().toEpochMilli());
  }
}
