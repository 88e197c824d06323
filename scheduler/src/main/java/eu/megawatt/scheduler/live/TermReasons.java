package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.scheduler.kernel.JobSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a job has no place on account of others that it waits for, or of where its data lies. */
final class TermReasons {

  private final LivePlan plan;
  private final Window window;
  private final int from;

  /**
   * @param from the first slot in which it could begin
   */
  TermReasons(LivePlan plan, int from) {
    this.plan = plan;
    this.window = plan.window();
    this.from = from;
  }

  /** One reason, or none where it is another one. */
  List<Reason> of(LiveJob job) {
    return broken(job)
        .or(() -> withoutPlace(job))
        .or(() -> outOfReach(job))
        .or(() -> tooLate(job))
        .stream()
        .toList();
  }

  private static Optional<Reason> broken(LiveJob job) {
    return job.tie() instanceof Tie.Broken(String other, String state)
        ? Optional.of(
            Reason.of(
                ReasonCode.WAITING_FOR_JOB,
                other,
                "Job %s, which it waits for, is %s and will not be Done. Let it go without, or cancel it."
                    .formatted(other, state)))
        : Optional.empty();
  }

  private Optional<Reason> withoutPlace(LiveJob job) {
    return plan.chains().before(job).stream()
        .filter(it -> it.held().isEmpty())
        .findFirst()
        .map(
            it ->
                Reason.of(
                    ReasonCode.WAITING_FOR_JOB,
                    it.id(),
                    "Job %s, which it waits for, has no place itself.".formatted(it.id())));
  }

  private Optional<Reason> outOfReach(LiveJob job) {
    Optional<DataSource> data = job.work().terms().data();
    if (data.isEmpty() || has(Rest.of(job)) || !has(anywhere(job))) {
      return Optional.empty();
    }
    return Optional.of(
        Reason.of(
            ReasonCode.DATA_OUT_OF_REACH,
            data.get().site(),
            "Its %s GB lie in %s; no site where it could run in time gets them in time, or at all."
                .formatted(plain(data.get().gigabytes()), data.get().site())));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? "%.0f".formatted(number) : String.valueOf(number);
  }

  /** As if its data were everywhere. */
  private Rest anywhere(LiveJob job) {
    Rest rest = Rest.of(job);
    return new Rest(
        rest.work(), rest.doneShare(), rest.isGoingOn(), window.scenario.sites().keySet());
  }

  private boolean has(Rest rest) {
    return window.spec(rest, from).alternatives.length > 0;
  }

  private Optional<Reason> tooLate(LiveJob job) {
    if (plan.chains().isFree(job)) {
      return Optional.empty();
    }
    JobSpec after = plan.spec(job).notBefore(from);
    if (after.alternatives.length > 0 || !has(Rest.of(job))) {
      return Optional.empty();
    }
    LiveJob last =
        plan.chains().before(job).stream()
            .max((one, other) -> end(one).compareTo(end(other)))
            .orElseThrow();
    Job its = job.work().job();
    String by =
        its.hardDeadline()
            ? "which is too late for its deadline of " + its.deadline().orElseThrow()
            : "after which nothing that is planned is long enough for it";
    return Optional.of(
        Reason.of(
            ReasonCode.WAITING_FOR_JOB,
            last.id(),
            "Job %s, which it waits for, ends at %s, %s.".formatted(last.id(), end(last), by)));
  }

  private static Instant end(LiveJob job) {
    return job.held().map(Run::to).orElse(Instant.EPOCH);
  }
}
