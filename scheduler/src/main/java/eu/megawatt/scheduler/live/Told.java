package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What really becomes of jobs, as whoever runs them says it. */
final class Told {

  private final LivePlan plan;
  private final Clockwork clockwork;
  private final Instant now;

  Told(LivePlan plan, Clockwork clockwork, Instant now) {
    this.plan = plan;
    this.clockwork = clockwork;
    this.now = now;
  }

  private Optional<LiveJob> underWay(String jobId) {
    return plan.job(jobId).filter(it -> it.state().isUnderWay());
  }

  Optional<LiveJob> began(String jobId, Instant at) {
    Optional<LiveJob> job = plan.job(jobId);
    if (job.isPresent() && job.get().state() instanceof JobState.Dispatched(Run run, _)) {
      plan.set(job.get().in(new JobState.Running(run, at), job.get().revision()));
      return plan.job(jobId);
    }
    return Optional.empty();
  }

  Optional<LiveJob> ended(String jobId, Instant at) {
    return underWay(jobId)
        .map(
            job -> {
              Run ran = cut(job.held().orElseThrow(), at);
              LiveJob done = job.in(new JobState.Done(ran, at), plan.nextRevision());
              plan.set(done);
              return done;
            });
  }

  /** A run as far as it was made use of, in whole slots. */
  private Run cut(Run run, Instant at) {
    Instant end = plan.window().grid.at(plan.window().slotFrom(at));
    List<Leg> ran = run.before(end);
    return ran.isEmpty() ? run : new Run(ran);
  }

  Optional<LiveJob> ranOut(String jobId) {
    Optional<LiveJob> job = underWay(jobId);
    job.ifPresent(it -> clockwork.end(it, it.held().orElseThrow()));
    return job;
  }

  Optional<LiveJob> cameBack(String jobId) {
    return underWay(jobId)
        .map(
            job -> {
              LiveJob waiting = job.in(new JobState.Waiting(now), plan.nextRevision());
              plan.set(waiting);
              Optional<Run> place =
                  plan.cheapest(
                      job.work().job().tenant(), plan.spec(waiting), plan.window().slotFrom(now));
              place.ifPresent(
                  it -> plan.set(waiting.in(new JobState.Validated(it), plan.nextRevision())));
              return waiting;
            });
  }

  boolean goesOn(String jobId, Instant until) {
    Optional<LiveJob> job = underWay(jobId);
    if (job.isEmpty()) {
      return false;
    }
    Run run = job.get().held().orElseThrow();
    if (run.to().isAfter(until)) {
      return true;
    }
    Window window = plan.window();
    Leg last = run.legs().getLast();
    Instant end = window.grid.at(window.slotFrom(until.plusMillis(1)));
    if (!end.isAfter(until) || isTooLate(job.get().work().job(), end)) {
      return false;
    }
    Leg more = new Leg(last.poolId(), last.powerCap(), last.to(), end);
    if (!plan.hasRoom(job.get(), new Run(List.of(more)), now)) {
      return false;
    }
    List<Leg> legs = new ArrayList<>(run.legs());
    legs.set(legs.size() - 1, new Leg(last.poolId(), last.powerCap(), last.from(), end));
    plan.set(job.get().with(new Run(legs), plan.nextRevision()));
    return true;
  }

  private static boolean isTooLate(Job job, Instant end) {
    return job.hardDeadline() && job.deadline().filter(end::isAfter).isPresent();
  }
}
