package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Micro;
import java.time.Instant;
import java.util.Optional;

/** Moves a job that has not begun to its cheapest place elsewhere or later. */
final class Shifting {

  private final LivePlan plan;
  private final Pricing pricing;
  private final Instant now;
  private final int earliest;

  Shifting(LivePlan plan, Pricing pricing, Instant now, Freeze freeze) {
    this.plan = plan;
    this.pricing = pricing;
    this.now = now;
    this.earliest = plan.window().slotFrom(freeze.until());
  }

  Optional<Relief> of(LiveJob job, Shortage shortage) {
    if (job.state() instanceof JobState.Placed(Run run)) {
      return Optional.of(
          new Relief(job, 0, 0, shortage.taken(job), () -> giveUp(job, run), () -> {}));
    }
    JobSpec spec = plan.spec(job);
    double value = job.work().job().valueEur();
    double least = spec.alternatives.length == 0 ? value : spec.alternatives[0].leastCost;
    long before = pricing.micro(job);
    return Optional.of(
        new Relief(
            job,
            Math.max(0, Micro.of(Math.min(least, value)) - before),
            Math.max(0, Micro.of(value) - before),
            shortage.taken(job),
            () -> move(job, spec),
            () -> leaveOut(job)));
  }

  /** A reservation is no promise. */
  private boolean giveUp(LiveJob job, Run run) {
    plan.set(job.in(new JobState.Cancelled(Optional.of(run), now, cause()), plan.nextRevision()));
    return true;
  }

  private String cause() {
    return plan.movingFor().isPresent()
        ? "A guarantee has taken its place"
        : "A limit has taken its place";
  }

  private boolean move(LiveJob job, JobSpec spec) {
    LivePlan.Mark mark = plan.mark();
    leaveOut(job);
    Optional<Run> other = plan.cheapest(job.work().job().tenant(), spec, earliest);
    other.ifPresentOrElse(
        run -> plan.set(job.in(new JobState.Validated(run), plan.nextRevision())),
        () -> plan.undo(mark));
    return other.isPresent();
  }

  private void leaveOut(LiveJob job) {
    plan.set(job.in(new JobState.Waiting(now), plan.nextRevision()));
  }
}
