package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the order of jobs that wait for others when something has changed: those that would begin
 * too soon begin later, those whose others have a place now get one themselves, and those whose
 * others will never be done are told so.
 */
final class Mending {

  private final LivePlan plan;
  private final Placing placing;
  private final Instant now;

  Mending(LivePlan plan, Freeze freeze, Instant now) {
    this.plan = plan;
    this.placing = new Placing(plan, freeze, now);
    this.now = now;
  }

  /** Mends what was changed since a mark, and what was to begin by an instant and may not yet. */
  void run(LivePlan.Mark mark, Instant due) {
    Deque<String> open = new ArrayDeque<>(concerned(mark));
    plan.soon(due).stream()
        .filter(it -> it.state() instanceof JobState.Validated && !plan.chains().isFree(it))
        .map(LiveJob::id)
        .forEach(open::add);
    while (!open.isEmpty()) {
      Optional<LiveJob> job = plan.job(open.remove());
      if (job.isPresent() && !job.get().after().isEmpty() && mend(job.get())) {
        open.addAll(plan.chains().of(job.get().id()));
      }
    }
  }

  private Set<String> concerned(LivePlan.Mark mark) {
    Set<String> ids = new LinkedHashSet<>();
    for (Change change : plan.since(mark)) {
      if (!plan.chains().of(change.jobId()).isEmpty()) {
        tellBroken(change);
        ids.addAll(plan.chains().of(change.jobId()));
      }
      if (!change.after().after().isEmpty()) {
        ids.add(change.jobId());
      }
    }
    return ids;
  }

  private void tellBroken(Change change) {
    JobState state = change.after().state();
    if (state instanceof JobState.Failed || state instanceof JobState.Cancelled) {
      for (String id : List.copyOf(plan.chains().of(change.jobId()))) {
        plan.job(id)
            .filter(it -> it.tie() instanceof Tie.Holds && !it.state().isUnderWay())
            .ifPresent(
                it ->
                    plan.set(
                        it.with(
                            new Tie.Broken(change.jobId(), state.word()), plan.nextRevision())));
      }
    }
  }

  /** Whether it has another place than before, or none any more. */
  private boolean mend(LiveJob job) {
    if (job.state().isUnderWay()) {
      return false;
    }
    Optional<Instant> earliest = plan.chains().earliest(job);
    if (job.held().isEmpty()) {
      return earliest.isPresent() && placing.place(job, plan.spec(job));
    }
    Instant from = job.held().orElseThrow().from();
    if (earliest.filter(it -> !from.isBefore(it)).isPresent()) {
      return false;
    }
    LiveJob waiting = job.waiting(now, job.doneShare(), plan.nextRevision());
    plan.set(waiting);
    if (earliest.isPresent()) {
      placing.place(waiting, plan.spec(waiting));
    }
    return true;
  }
}
