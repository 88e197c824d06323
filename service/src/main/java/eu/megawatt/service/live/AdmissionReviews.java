package eu.megawatt.service.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Offer;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Verdict;
import eu.megawatt.scheduler.live.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers schedulers that start jobs themselves: may this one start now, where, under which cap.
 * The answer is from the plan as it is, nothing is searched; an admitted job's place is held until
 * it is confirmed or ten minutes have passed. The same reference again gets the same answer.
 * Thread-safe.
 */
public final class AdmissionReviews {

  private static final Duration ANOTHER_LOOK = Duration.ofMinutes(5);

  private final LiveDesk desk;
  private final LiveStore store;
  private final CurrentPlan plan;

  public AdmissionReviews(LiveDesk desk, LiveStore store, CurrentPlan plan) {
    this.desk = desk;
    this.store = store;
    this.plan = plan;
  }

  /**
   * What a scheduler is told.
   *
   * @param decision {@code Admit}, {@code Retry} or {@code Reject}; the last only for what can
   *     never run as it is asked
   * @param reservationId to be confirmed, with {@code Admit}
   */
  public record Review(
      String decision,
      Optional<Long> retryAfterSeconds,
      Optional<JobView.Placement> placement,
      Optional<Instant> notBeforeAt,
      Optional<Instant> notAfterAt,
      Optional<String> reservationId,
      Optional<Instant> expiresAt,
      List<JobView.ReasonView> reasons) {}

  /**
   * Reviews a job.
   *
   * @param body with an {@code externalRef}
   * @param flexibility how much later than now it may start
   */
  public Review review(JobBody body, Duration flexibility) {
    Request request = plan.request(body, Optional.empty());
    return desk.ask(
        request,
        turn -> {
          LiveScheduler scheduler = turn.scheduler();
          Scenario fleet = scheduler.world().basis();
          Optional<LiveJob> before = turn.madeBefore(request).map(it -> job(turn, it));
          if (before.isPresent() && before.get().held().isPresent()) {
            return admitted(before.get(), fleet);
          }
          if (before.isPresent() && !before.get().state().hasEnded()) {
            return refusal("Retry", Optional.of(ANOTHER_LOOK.toSeconds()), List.of());
          }
          CurrentPlan.requireFew(turn, request.work());
          Work soon = soon(request.work(), flexibility, turn.now());
          Verdict verdict = scheduler.reserve(soon, turn.now());
          if (verdict instanceof Verdict.Placed(LiveJob job)) {
            before.ifPresent(it -> turn.release(it.id()));
            turn.made(request.with(soon), job);
            return admitted(job, fleet);
          }
          return later(scheduler, request.work(), turn.now(), verdict.reasons());
        });
  }

  /** The same, to end no later than it would if it started as late as it may. */
  private static Work soon(Work work, Duration flexibility, Instant now) {
    Job job = work.job();
    double hours = job.runHours().values().stream().mapToDouble(it -> it).max().orElse(0);
    Instant latest =
        now.plus(flexibility).plusSeconds((long) Math.ceil(hours * 3_600)).plus(slack());
    boolean isSooner = job.hardDeadline() && job.deadline().filter(latest::isAfter).isPresent();
    return isSooner ? work : work.with(job.withHardDeadline(latest));
  }

  /** A slot before it begins and one after it ends. */
  private static Duration slack() {
    return Duration.ofMinutes(30);
  }

  private static Review admitted(LiveJob job, Scenario fleet) {
    Run run = job.held().orElseThrow();
    return new Review(
        "Admit",
        Optional.empty(),
        Optional.of(JobView.Placement.of(run, fleet)),
        Optional.of(run.from()),
        Optional.of(run.to()),
        Optional.of(job.id()),
        Optional.of(job.work().submittedAt().plus(Rules.RESERVED)),
        List.of());
  }

  private static Review later(
      LiveScheduler scheduler, Work work, Instant now, List<Reason> because) {
    Verdict whenever = scheduler.preview(work, now);
    if (whenever instanceof Verdict.Impossible(List<Reason> never)) {
      return refusal("Reject", Optional.empty(), never);
    }
    long seconds =
        scheduler.offers(work, now).stream()
            .filter(it -> it.kind() == Offer.Kind.SOONEST)
            .map(it -> Duration.between(now, it.run().from()).toSeconds())
            .findFirst()
            .orElse(ANOTHER_LOOK.toSeconds());
    return refusal("Retry", Optional.of(Math.max(1, seconds)), because);
  }

  private static Review refusal(String decision, Optional<Long> seconds, List<Reason> because) {
    return new Review(
        decision,
        seconds,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        because.stream().map(JobView.ReasonView::of).toList());
  }

  private LiveJob job(Turn turn, String jobId) {
    return turn.scheduler()
        .job(jobId)
        .or(() -> turn.justNow(jobId))
        .or(() -> store.find(jobId).map(KeptJob::job))
        .orElseThrow();
  }

  /** A reserved job starts; empty where there is no such reservation, or its time is over. */
  public Optional<JobView> confirm(String reservationId) {
    boolean isConfirmed =
        desk.ask(
            turn -> {
              boolean isThere =
                  turn.scheduler()
                      .job(reservationId)
                      .filter(it -> !(it.state() instanceof JobState.Placed))
                      .isPresent();
              return isThere || turn.scheduler().confirm(reservationId, turn.now()).isPresent();
            });
    return isConfirmed ? plan.find(reservationId) : Optional.empty();
  }
}
