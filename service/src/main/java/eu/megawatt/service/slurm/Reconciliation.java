package eu.megawatt.service.slurm;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.service.live.Reality;
import eu.megawatt.service.slurm.Step.Drift.Kind;
import eu.megawatt.service.slurm.Submission.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows for one submission from what Slurm has and what the plan wants. Decides, and does
 * nothing.
 *
 * @param lastLook when Slurm was seen as a whole before this look
 */
record Reconciliation(Instant now, Instant lastLook, SlurmPatience patience) {

  /** After so many tries a job whose nodes fail again and again has failed itself. */
  static final int MOST_ATTEMPTS = 5;

  /** What follows. */
  List<Step> steps(Submission submission, Optional<SlurmJob> seen, Optional<LiveJob> underWay) {
    Decision decision = new Decision(submission, underWay);
    seen.ifPresentOrElse(decision::present, decision::absent);
    return List.copyOf(decision.steps);
  }

  private final class Decision {

    final List<Step> steps = new ArrayList<>();
    private final Submission submission;
    private final Optional<LiveJob> job;

    /** What the plan has in place of it: the same, or another time of the same pool. */
    private final Optional<Stint> planned;

    Decision(Submission submission, Optional<LiveJob> job) {
      this.submission = submission;
      this.job = job;
      this.planned =
          job.flatMap(LiveJob::held)
              .flatMap(run -> Stint.of(run).stream().filter(this::isIt).findFirst());
    }

    /** A job that waits may have been moved to any time; one at work is where it is. */
    private boolean isIt(Stint stint) {
      return submission.asked().overlaps(stint)
          || (job.map(LiveJob::state).filter(it -> it instanceof JobState.Dispatched).isPresent()
              && stint.poolId().equals(submission.asked().poolId())
              && stint.end().isAfter(now));
    }

    private void add(Step step) {
      steps.add(step);
    }

    private void drift(Kind kind, String what) {
      add(new Step.Drift(kind, submission.jobId(), what));
    }

    private void tell(Reality.Fact fact) {
      add(new Step.Tell(fact));
    }

    private void close(String outcome) {
      add(new Step.Close(submission, outcome));
    }

    private void withdraw(SlurmJob seen, Withdrawal why) {
      add(new Step.Withdraw(submission, seen, why));
    }

    void absent() {
      if (submission.slurmId().isPresent()) {
        forgotten();
      } else if (submission.triedAt().isEmpty()) {
        notTried();
      } else if (!now.isBefore(submission.triedAt().get().plus(patience.settle()))) {
        triedInVain(submission.triedAt().get());
      }
    }

    private void notTried() {
      if (planned.isEmpty()) {
        close("taken back before it was submitted");
      } else if (isLate(planned.get())) {
        drift(Kind.LATE, "it could not be submitted in time");
        tell(cameBack("Slurm could not be given it in time"));
        close("too late to be submitted");
      } else {
        submit(planned.get());
      }
    }

    private boolean isLate(Stint stint) {
      boolean isOver = !now.isBefore(stint.end());
      return (isOver || now.isAfter(stint.begin().plus(patience.late())))
          && job.map(LiveJob::state).filter(it -> it instanceof JobState.Dispatched).isPresent();
    }

    private void submit(Stint stint) {
      add(
          new Step.Submit(
              new Submission(
                  submission.mark(),
                  Optional.empty(),
                  stint,
                  submission.writtenAt(),
                  submission.triedAt(),
                  Optional.empty())));
    }

    /** Slurm would still know it, had it got it; unless it has ended and was forgotten since. */
    private void triedInVain(Instant triedAt) {
      Instant begin = submission.asked().begin();
      Instant known = (begin.isAfter(triedAt) ? begin : triedAt).plus(patience.minJobAge());
      if (planned.isEmpty()) {
        close("taken back; Slurm has not got it");
      } else if (now.isBefore(known)) {
        notTried();
      } else {
        uncertain();
      }
    }

    private void uncertain() {
      drift(Kind.FORGOTTEN, "whether it ran is not known");
      if (planned.isPresent()) {
        tell(
            new Reality.Failed(
                submission.jobId(),
                "Slurm does not know it any more, and whether it ran cannot be told. Maybe look"
                    + " into Slurm's accounting, and submit it again"));
      }
      close("whether it ran is not known");
    }

    private void forgotten() {
      if (planned.isEmpty()) {
        close("taken back; Slurm does not know it any more");
      } else if (now.isBefore(submission.asked().begin())) {
        drift(Kind.FORGOTTEN, "Slurm lost it before it began; it is submitted again");
        close("lost by Slurm before it began");
      } else if (now.isBefore(lastLook.plus(patience.minJobAge()))) {
        drift(Kind.FORGOTTEN, "Slurm lost it; it is planned anew");
        tell(cameBack("Slurm has lost it"));
        close("lost by Slurm");
      } else {
        uncertain();
      }
    }

    void present(SlurmJob seen) {
      if (submission.slurmId().filter(it -> it == seen.id()).isEmpty()) {
        add(new Step.Found(submission, seen));
      }
      switch (seen.stage()) {
        case WAITING -> waits(seen);
        case RUNNING -> runs(seen);
        case COMPLETED, TIMED_OUT, CANCELLED, FAILED -> ended(seen);
      }
    }

    private void waits(SlurmJob seen) {
      if (planned.isEmpty()) {
        withdraw(seen, Withdrawal.MOVED);
        return;
      }
      Stint to = planned.get();
      if (seen.restarts() > 0) {
        drift(Kind.REQUEUED, "Slurm has put it back: " + seen.stateReason());
        withdraw(seen, Withdrawal.LATE);
      } else if (isLate(to)) {
        drift(Kind.LATE, "it has not begun: " + seen.stateReason());
        withdraw(seen, Withdrawal.LATE);
      } else if (!isAsked(to)) {
        if (isOnlyShifted(to)) {
          add(new Step.Shift(submission, seen, to));
        } else {
          withdraw(seen, Withdrawal.MOVED);
        }
      }
    }

    private boolean isAsked(Stint to) {
      return to.equals(submission.asked());
    }

    private boolean isOnlyShifted(Stint to) {
      Stint was = submission.asked();
      return to.poolId().equals(was.poolId())
          && to.powerCap() == was.powerCap()
          && to.end().getEpochSecond() - to.begin().getEpochSecond()
              == was.end().getEpochSecond() - was.begin().getEpochSecond();
    }

    private void runs(SlurmJob seen) {
      if (planned.isEmpty()) {
        drift(Kind.UNWANTED, "it runs in Slurm and has no place in the plan");
        withdraw(seen, Withdrawal.MOVED);
        return;
      }
      LiveJob its = job.orElseThrow();
      if (its.state() instanceof JobState.Dispatched) {
        tell(
            new Reality.Began(
                submission.jobId(),
                seen.start().orElse(now),
                "it is at work in Slurm on " + String.join(", ", seen.nodes())));
      }
      Run run = its.held().orElseThrow();
      double powerCap = run.legAt(now).powerCap();
      if (powerCap != submission.asked().powerCap()) {
        add(new Step.Recap(submission, seen, powerCap));
      }
      if (!now.isBefore(planned.get().end().minus(patience.stopLead()))) {
        if (isLast(planned.get())) {
          add(new Step.Prolong(submission, seen));
        } else {
          withdraw(seen, Withdrawal.PAUSED);
        }
      }
    }

    private boolean isLast(Stint stint) {
      return job.flatMap(LiveJob::held).filter(it -> it.to().equals(stint.end())).isPresent();
    }

    private void ended(SlurmJob seen) {
      if (job.isPresent() && planned.isPresent()) {
        fact(seen).ifPresent(this::tell);
      }
      close("%s %s".formatted(seen.state(), seen.stateReason()).strip());
    }

    private Optional<Reality.Fact> fact(SlurmJob seen) {
      String jobId = submission.jobId();
      return switch (seen.stage()) {
        case COMPLETED ->
            Optional.of(
                new Reality.Ended(jobId, seen.end().orElse(now), "it has done its work in Slurm"));
        case TIMED_OUT -> ranOut("Slurm has ended it at its limit of time");
        case CANCELLED ->
            submission.withdrawn().isEmpty()
                ? Optional.of(takenBack(seen))
                : switch (submission.withdrawn().get()) {
                  case MOVED, PAUSED -> Optional.empty();
                  case OVER -> ranOut("its run is over and there is no room for more of it");
                  case LATE -> Optional.of(cameBack("it did not run in Slurm when it should have"));
                };
        case FAILED -> Optional.of(failed(seen));
        case WAITING, RUNNING -> Optional.empty();
      };
    }

    private Reality.Fact takenBack(SlurmJob seen) {
      drift(Kind.ENDED, "somebody has ended it in Slurm");
      return new Reality.TakenBack(
          submission.jobId(), "somebody has ended it in Slurm, where it was job " + seen.id());
    }

    /** Services have no work that could be left undone, and what may be stopped goes on later. */
    private Optional<Reality.Fact> ranOut(String why) {
      LiveJob its = job.orElseThrow();
      if (planned.filter(this::isLast).isEmpty()) {
        return Optional.empty();
      }
      boolean isDone = its.work().job().kind() == JobKind.INFERENCE || its.work().interruptible();
      if (!isDone) {
        drift(Kind.OVERDUE, why);
      }
      return Optional.of(
          isDone
              ? new Reality.RanOut(submission.jobId(), why)
              : new Reality.Failed(submission.jobId(), "It had not ended in time: " + why));
    }

    private Reality.Fact failed(SlurmJob seen) {
      String why = "%s in Slurm (%s)".formatted(seen.state(), seen.stateReason());
      drift(Kind.ENDED, why);
      boolean isItsOwn = seen.state().equals("FAILED") || seen.state().equals("OUT_OF_MEMORY");
      return isItsOwn || submission.mark().attempt() >= MOST_ATTEMPTS
          ? new Reality.Failed(submission.jobId(), why)
          : cameBack(why);
    }

    private Reality.Fact cameBack(String why) {
      return new Reality.CameBack(submission.jobId(), why);
    }
  }
}
