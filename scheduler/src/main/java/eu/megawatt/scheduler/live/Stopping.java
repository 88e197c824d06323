package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Micro;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stops a job that is under way before a shortage; the rest of it runs when there is room. */
final class Stopping {

  private final LivePlan plan;
  private final Pricing pricing;
  private final Progress progress;
  private final int now;

  Stopping(LivePlan plan, Pricing pricing, int now) {
    this.plan = plan;
    this.pricing = pricing;
    this.progress = new Progress(plan.window());
    this.now = now;
  }

  Optional<Relief> of(LiveJob job, Shortage shortage) {
    List<Leg> kept = kept(job, shortage);
    if (kept.isEmpty()) {
      return Optional.empty(); // it has not begun: there is nothing to go on from
    }
    double value = job.work().job().valueEur();
    return Optional.of(
        new Relief(
            job,
            Math.max(0, pricing.micro(job)),
            Micro.of(value),
            shortage.taken(job),
            () -> stop(job, kept),
            () -> truncate(job, kept)));
  }

  /** What it runs up to the first instant that is short. */
  private List<Leg> kept(LiveJob job, Shortage shortage) {
    Window window = plan.window();
    List<Leg> kept = new ArrayList<>();
    for (Leg leg : job.held().map(Run::legs).orElse(List.of())) {
      if (!shortage.concerns(leg)) {
        kept.add(leg);
        continue;
      }
      int end = Math.max(now, shortage.firstShort(leg));
      if (end > window.slot(leg.from())) {
        kept.add(new Leg(leg.poolId(), leg.powerCap(), leg.from(), window.grid.at(end)));
      }
      break;
    }
    return kept;
  }

  private boolean stop(LiveJob job, List<Leg> kept) {
    LivePlan.Mark mark = plan.mark();
    LiveJob cut = truncate(job, kept);
    int from = (int) plan.window().slot(kept.getLast().to());
    JobSpec rest = plan.window().spec(progress.after(job, kept), from);
    Optional<Run> later = plan.cheapest(job.work().job().tenant(), rest, from);
    if (later.isEmpty()) {
      plan.undo(mark);
      return false;
    }
    List<Leg> legs = new ArrayList<>(kept);
    legs.addAll(later.get().legs());
    plan.set(cut.with(new Run(legs), plan.nextRevision()));
    return true;
  }

  private LiveJob truncate(LiveJob job, List<Leg> kept) {
    LiveJob cut = job.with(new Run(kept), plan.nextRevision());
    plan.set(cut);
    return cut;
  }
}
