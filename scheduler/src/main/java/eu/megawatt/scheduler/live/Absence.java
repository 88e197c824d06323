package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What a job would have if GPUs were there that are out, with nothing else changed. */
final class Absence {

  private final LivePlan plan;
  private final Instant now;

  Absence(LivePlan plan, Instant now) {
    this.plan = plan;
    this.now = now;
  }

  Optional<Run> of(Collection<String> outageIds, LiveJob job) {
    if (job.state().isUnderWay() || job.state().hasEnded() || plan.job(job.id()).isEmpty()) {
      return Optional.empty();
    }
    World there = plan.world();
    for (String id : outageIds) {
      there = there.withoutOutage(id);
    }
    LivePlan.Mark mark = plan.mark();
    try {
      Window window = plan.window();
      plan.become(there, window.grid.start(), window.grid.slots());
      LiveJob waiting = job.in(new JobState.Waiting(job.work().submittedAt()), job.revision());
      plan.set(waiting);
      return plan.cheapest(
          job.work().job().tenant(), plan.specOnce(waiting), plan.window().slotFrom(now));
    } finally {
      plan.undo(mark);
    }
  }
}
