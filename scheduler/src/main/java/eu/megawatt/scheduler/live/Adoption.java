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
      plan.set(taken(job));
    }
    List<LiveJob> left = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      LiveJob job = before.get(step);
      if (hasRoom(job, steps.get(step).to())) {
        plan.set(placed(job, steps.get(step).to()));
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

  /** Without what it has from now on that is not frozen. */
  private LiveJob taken(LiveJob job) {
    return job.state().isUnderWay()
        ? job.with(new Run(job.held().orElseThrow().before(frozen())), job.revision())
        : job.in(new JobState.Waiting(Instant.EPOCH), job.revision());
  }

  private LiveJob placed(LiveJob job, Run to) {
    return job.state().isUnderWay()
        ? job.with(to, plan.nextRevision())
        : job.in(new JobState.Validated(to), plan.nextRevision());
  }

  /** Of what has begun only what is not frozen is looked at: the rest it has. */
  private boolean hasRoom(LiveJob job, Run run) {
    List<Leg> ahead = job.state().isUnderWay() ? run.after(frozen()) : run.legs();
    return ahead.isEmpty()
        || (plan.hasRoom(job, new Run(ahead), ahead.getFirst().from()) && plan.mayBegin(job, run));
  }

  /** The first slot boundary from which on something may change. */
  private Instant frozen() {
    return plan.window().grid.at(plan.window().slotFrom(freeze.until()));
  }

  /** Whether a run is as it was before something may change. */
  private boolean isSameBefore(Run was, Run is) {
    return was.before(frozen()).equals(is.before(frozen()));
  }

  private boolean stillConcerns(Proposal.Step step) {
    Optional<LiveJob> job = plan.job(step.jobId());
    if (job.isEmpty()
        || !job.get().held().equals(step.from())
        || (!job.get().state().isUnderWay() && step.to().from().isBefore(freeze.until()))) {
      return false;
    }
    if (job.get().state().isUnderWay()) {
      return freeze.mayPause(job.get())
          && isSameBefore(step.from().orElseThrow(), step.to())
          && isFairTo(job.get(), step.to());
    }
    return step.from().isPresent()
        ? freeze.mayMove(job.get()) && isFairTo(job.get(), step.to())
        : job.get().state() instanceof JobState.Waiting;
  }

  /** What runs on a guarantee is not made dearer for what others gain by it. */
  private boolean isFairTo(LiveJob job, Run to) {
    return plan.world().shares().isEmpty()
        || !plan.standings().isGuaranteed(job)
        || pricing.micro(job, to) <= pricing.micro(job);
  }

  private static int moreBreaks(Change change) {
    int before = change.before().flatMap(LiveJob::held).map(Run::breaks).orElse(0);
    int after = change.after().held().map(Run::breaks).orElse(0);
    return Math.max(0, after - before);
  }

  private long gain(List<Change> changes) {
    long gain = 0;
    for (Change change : changes) {
      gain += pricing.micro(change.before().orElseThrow()) - pricing.micro(change.after());
      gain -= movedMicro * (change.movesItsStart() ? 1 : 0);
      gain -= movedMicro * moreBreaks(change);
    }
    return gain;
  }
}
