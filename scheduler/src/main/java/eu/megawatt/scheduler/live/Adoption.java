package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.Micro;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes over what a search has found into a plan that has gone on meanwhile: each step that still
 * concerns what it was made for, all of them or, where that is not worth its disruption, none.
 */
final class Adoption {

  private final LivePlan plan;
  private final long movedMicro;
  private final Freeze freeze;
  private final Pricing pricing;

  Adoption(LivePlan plan, Rules rules, Freeze freeze) {
    this.plan = plan;
    this.freeze = freeze;
    this.movedMicro = Micro.of(rules.movedStart().euro().doubleValue());
    this.pricing = new Pricing(plan.window());
  }

  List<Change> adopt(Proposal proposal) {
    LivePlan.Mark mark = plan.mark();
    List<Proposal.Step> steps = proposal.steps().stream().filter(this::stillConcerns).toList();
    List<LiveJob> before = new ArrayList<>();
    for (Proposal.Step step : steps) {
      LiveJob job = plan.job(step.jobId()).orElseThrow();
      before.add(job);
      plan.set(job.in(new JobState.Waiting(Instant.EPOCH), job.revision()));
    }
    List<LiveJob> left = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      LiveJob job = before.get(step);
      if (hasRoom(job, steps.get(step).to())) {
        plan.set(job.in(new JobState.Validated(steps.get(step).to()), plan.nextRevision()));
      } else {
        left.add(job);
      }
    }
    for (LiveJob job : left) {
      if (job.held().map(run -> !hasRoom(job, run)).orElse(false)) {
        plan.undo(mark);
        return List.of();
      }
      plan.set(job);
    }
    List<Change> changes = Comparison.together(plan.since(mark));
    if (gain(changes) <= 0) {
      plan.undo(mark);
      return List.of();
    }
    return changes;
  }

  /** None of it has begun. */
  private boolean hasRoom(LiveJob job, Run run) {
    return plan.hasRoom(job, run, run.from());
  }

  private boolean stillConcerns(Proposal.Step step) {
    Optional<LiveJob> job = plan.job(step.jobId());
    if (job.isEmpty()
        || !job.get().held().equals(step.from())
        || step.to().from().isBefore(freeze.until())) {
      return false;
    }
    return step.from().isPresent()
        ? freeze.mayMove(job.get()) && isFairTo(job.get(), step.to())
        : job.get().state() instanceof JobState.Waiting;
  }

  /** What runs on a guarantee is not made dearer for what others gain by it. */
  private boolean isFairTo(LiveJob job, Run to) {
    return plan.world().shares().isEmpty()
        || !plan.standings().isGuaranteed(job)
        || pricing.micro(job.work().job(), to) <= pricing.micro(job);
  }

  private long gain(List<Change> changes) {
    long gain = 0;
    for (Change change : changes) {
      gain += pricing.micro(change.before().orElseThrow()) - pricing.micro(change.after());
      gain -= change.movesItsStart() ? movedMicro : 0;
    }
    return gain;
  }
}
