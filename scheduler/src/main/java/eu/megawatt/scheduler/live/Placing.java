package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.JobSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives a job that has no place one: the cheapest there is, or, where the borrowed work of others
 * has it cost more or begin later, the one that it would have without that, as far as its tenant's
 * guarantee reaches. A job that has waited its longest takes its place from borrowed work, too.
 */
final class Placing {

  private final LivePlan plan;
  private final Freeze freeze;
  private final Instant now;

  Placing(LivePlan plan, Freeze freeze, Instant now) {
    this.plan = plan;
    this.freeze = freeze;
    this.now = now;
  }

  /** Places it where it can; whether it could. */
  boolean place(LiveJob job, JobSpec spec) {
    return placeOnGuarantee(job, spec)
        || ordinary(job, spec)
            .map(
                run -> {
                  put(job, run, Optional.empty());
                  return true;
                })
            .orElse(false)
        || placeAfterLongestWait(job, spec);
  }

  /** Places it on its tenant's guarantee, unless it is better off borrowing; whether it could. */
  boolean placeOnGuarantee(LiveJob job, JobSpec spec) {
    TenantShare share = plan.world().share(job.work().job().tenant());
    if (share.guaranteedWatts() == 0) {
      return false;
    }
    Reclaim reclaim = new Reclaim(plan, freeze, now);
    Optional<Run> guaranteed = reclaim.place(job, spec, true);
    if (guaranteed.isEmpty()
        || ordinary(job, spec).filter(it -> isBetter(job, it, guaranteed.get())).isPresent()) {
      return false;
    }
    return reclaim.take(placed(job, guaranteed.get(), Optional.empty()));
  }

  /** Whether it costs less, or the same and begins earlier. */
  private boolean isBetter(LiveJob job, Run run, Run other) {
    Pricing pricing = new Pricing(plan.window());
    long cost = pricing.micro(job, run);
    long than = pricing.micro(job, other);
    return cost < than || (cost == than && run.from().isBefore(other.from()));
  }

  private Optional<Run> ordinary(LiveJob job, JobSpec spec) {
    return plan.cheapest(job.work().job().tenant(), spec, plan.window().slotFrom(now));
  }

  private boolean placeAfterLongestWait(LiveJob job, JobSpec spec) {
    if (!hasWaitedLongest(job)) {
      return false;
    }
    Reclaim reclaim = new Reclaim(plan, freeze, now);
    Pin pin =
        new Pin(now, "It has waited since " + waitingSince(job), Optional.of(waitingSince(job)));
    return reclaim
        .place(job, spec, false)
        .map(run -> reclaim.take(placed(job, run, Optional.of(pin))))
        .orElse(false);
  }

  /** Whether it has waited its longest, and no other of its tenant has its place by that. */
  boolean hasWaitedLongest(LiveJob job) {
    String tenant = job.work().job().tenant();
    Duration longest = plan.world().share(tenant).longestWait();
    return !plan.world().shares().isEmpty()
        && job.held().isEmpty()
        && !waitingSince(job).plus(longest).isAfter(now)
        && !plan.standings().hasWaitedLongest(tenant);
  }

  /** Since when a job without a place could have begun, or has waited to go on. */
  static Instant waitingSince(LiveJob job) {
    if (job.doneShare() > 0 && job.state() instanceof JobState.Waiting(Instant since)) {
      return since;
    }
    Instant earliest = job.work().job().earliestStart();
    Instant asked = job.work().submittedAt();
    return earliest.isAfter(asked) ? earliest : asked;
  }

  private void put(LiveJob job, Run run, Optional<Pin> pin) {
    plan.set(placed(job, run, pin));
  }

  private LiveJob placed(LiveJob job, Run run, Optional<Pin> pin) {
    return job.in(new JobState.Validated(run), plan.nextRevision()).withPin(pin);
  }
}
