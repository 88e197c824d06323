package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Micro;
import java.time.Instant;
import java.util.Optional;

/** Ends a job that is under way; it begins anew where it can, and what it has done is lost. */
final class Restarting {

  private final LivePlan plan;
  private final Pricing pricing;
  private final Instant now;
  private final int earliest;

  Restarting(LivePlan plan, Pricing pricing, Instant now, Freeze freeze) {
    this.plan = plan;
    this.pricing = pricing;
    this.now = now;
    this.earliest = plan.window().slotFrom(freeze.until());
  }

  Optional<Relief> of(LiveJob job, Shortage shortage) {
    long lost = Micro.of(job.work().job().valueEur());
    return Optional.of(
        new Relief(
            job,
            Math.min(lost, Math.max(0, pricing.micro(job))),
            lost,
            shortage.taken(job),
            () -> restart(job),
            () -> leaveOut(job)));
  }

  private boolean restart(LiveJob job) {
    LivePlan.Mark mark = plan.mark();
    LiveJob anew = leaveOut(job);
    JobSpec spec = plan.spec(anew);
    Optional<Run> other = plan.cheapest(job.work().job().tenant(), spec, earliest);
    other.ifPresentOrElse(
        run -> plan.set(anew.in(new JobState.Validated(run), plan.nextRevision())),
        () -> plan.undo(mark));
    return other.isPresent();
  }

  private LiveJob leaveOut(LiveJob job) {
    LiveJob anew = job.waiting(now, 0, plan.nextRevision());
    plan.set(anew);
    return anew;
  }
}
