package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.service.live.Reality;
import eu.megawatt.service.slurm.Step.Drift.Kind;
import eu.megawatt.service.slurm.Submission.Withdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What follows from what Slurm has and what the plan wants. */
final class ReconciliationTest {

  private static final Instant BEGIN = Instant.parse("2026-11-26T10:00:00Z");
  private static final Instant END = BEGIN.plus(Duration.ofHours(1));
  private static final Stint ASKED = new Stint("west", 1, BEGIN, END);
  private static final Run RUN = Run.of("west", 1, BEGIN, END);
  private static final Optional<SlurmJob> NOWHERE = Optional.empty();
  private static final Optional<LiveJob> NOT_WANTED = Optional.empty();

  private static final Submission WRITTEN =
      new Submission(
          new Mark("job-1", 1),
          Optional.empty(),
          ASKED,
          BEGIN.minusSeconds(300),
          Optional.empty(),
          Optional.empty());
  private static final Submission TRIED =
      new Submission(
          WRITTEN.mark(),
          Optional.empty(),
          ASKED,
          WRITTEN.writtenAt(),
          Optional.of(BEGIN.minusSeconds(299)),
          Optional.empty());
  private static final Submission KNOWN =
      new Submission(
          WRITTEN.mark(),
          Optional.of(7L),
          ASKED,
          WRITTEN.writtenAt(),
          TRIED.triedAt(),
          Optional.empty());

  private static Submission withdrawn(Withdrawal why) {
    return new Submission(
        KNOWN.mark(), KNOWN.slurmId(), ASKED, KNOWN.writtenAt(), KNOWN.triedAt(), Optional.of(why));
  }

  private static LiveJob job(JobKind kind, JobState state) {
    Job job =
        new Job(
            "job-1",
            kind,
            "acme",
            4,
            "any",
            Map.of("A", 1.0),
            Map.of("A", 600.0),
            LoadShape.FULL,
            false,
            BEGIN,
            Optional.empty(),
            false,
            0,
            100);
    return new LiveJob(new Work(job, false, BEGIN.minusSeconds(600)), state, 0, 1);
  }

  private static Optional<LiveJob> dispatched(Run run) {
    return Optional.of(job(JobKind.BATCH, new JobState.Dispatched(run, BEGIN.minusSeconds(300))));
  }

  private static Optional<LiveJob> running(Run run) {
    return Optional.of(job(JobKind.BATCH, new JobState.Running(run, BEGIN)));
  }

  private static Optional<SlurmJob> seen(String state, int restarts) {
    return Optional.of(
        new SlurmJob(
            7,
            "megawatt-job-1",
            "daemon",
            "west",
            state,
            "Why",
            "megawatt:job-1:1 power-cap=100%",
            "",
            Optional.of(BEGIN.plusSeconds(1)),
            Optional.of(END.minusSeconds(9)),
            Map.of("n3", 4),
            restarts));
  }

  private static List<Step> at(
      Instant now, Submission submission, Optional<SlurmJob> seen, Optional<LiveJob> wanted) {
    return new Reconciliation(now, now.minusSeconds(10), SlurmPatience.USUAL)
        .steps(submission, seen, wanted);
  }

  private static List<Reality.Fact> facts(List<Step> steps) {
    return steps.stream()
        .flatMap(
            it -> it instanceof Step.Tell(Reality.Fact fact) ? Stream.of(fact) : Stream.empty())
        .toList();
  }

  private static List<Kind> drifts(List<Step> steps) {
    return steps.stream()
        .flatMap(it -> it instanceof Step.Drift drift ? Stream.of(drift.kind()) : Stream.empty())
        .toList();
  }

  private static boolean isWithdrawn(List<Step> steps, Withdrawal why) {
    return steps.stream().anyMatch(it -> it instanceof Step.Withdraw its && its.why() == why);
  }

  private static boolean isClosed(List<Step> steps) {
    return steps.stream().anyMatch(it -> it instanceof Step.Close);
  }

  @Test
  void written_andNotTried_isSubmittedWhereThePlanHasItNow() {
    Run later = Run.of("east", 1, BEGIN.plusSeconds(3600), END.plusSeconds(3600));

    assertThat(at(BEGIN.minusSeconds(200), WRITTEN, NOWHERE, dispatched(RUN)))
        .containsExactly(new Step.Submit(WRITTEN));
    assertThat(at(BEGIN.minusSeconds(200), WRITTEN, NOWHERE, NOT_WANTED))
        .singleElement()
        .isInstanceOf(Step.Close.class);
    assertThat(isClosed(at(BEGIN.minusSeconds(200), WRITTEN, NOWHERE, dispatched(later))))
        .as("it is written down anew for another pool")
        .isTrue();
  }

  @Test
  void tried_withoutAnAnswer_isTriedAgainOnceSlurmWouldHaveIt() {
    assertThat(at(BEGIN.minusSeconds(280), TRIED, NOWHERE, dispatched(RUN))).isEmpty();
    assertThat(at(BEGIN.minusSeconds(200), TRIED, NOWHERE, dispatched(RUN)))
        .containsExactly(new Step.Submit(TRIED));
  }

  @Test
  void tried_withoutAnAnswer_isFoundByItsMarkAndNotSubmittedAgain() {
    List<Step> steps = at(BEGIN.minusSeconds(200), TRIED, seen("PENDING", 0), dispatched(RUN));

    assertThat(steps).containsExactly(new Step.Found(TRIED, seen("PENDING", 0).orElseThrow()));
  }

  @Test
  void tried_soLongAgoThatSlurmMayHaveForgottenIt_isNotTriedAgain() {
    List<Step> steps = at(BEGIN.plusSeconds(400), TRIED, NOWHERE, dispatched(RUN));

    assertThat(facts(steps)).singleElement().isInstanceOf(Reality.Failed.class);
    assertThat(drifts(steps)).containsExactly(Kind.FORGOTTEN);
    assertThat(isClosed(steps)).isTrue();
  }

  @Test
  void known_andLostBySlurm_comesBack() {
    List<Step> before = at(BEGIN.minusSeconds(100), KNOWN, NOWHERE, dispatched(RUN));
    assertThat(facts(before)).as("it is only written down anew").isEmpty();
    assertThat(isClosed(before)).isTrue();

    List<Step> after = at(BEGIN.plusSeconds(100), KNOWN, NOWHERE, running(RUN));
    assertThat(facts(after)).singleElement().isInstanceOf(Reality.CameBack.class);

    List<Step> unseen =
        new Reconciliation(BEGIN.plusSeconds(1000), BEGIN, SlurmPatience.USUAL)
            .steps(KNOWN, NOWHERE, running(RUN));
    assertThat(facts(unseen)).singleElement().isInstanceOf(Reality.Failed.class);
  }

  @Test
  void job_thatIsAtWork_isToldOnceWithItsRealBeginning() {
    List<Step> steps = at(BEGIN.plusSeconds(5), KNOWN, seen("RUNNING", 0), dispatched(RUN));

    assertThat(facts(steps))
        .containsExactly(
            new Reality.Began("job-1", BEGIN.plusSeconds(1), "it is at work in Slurm on n3"));
    assertThat(at(BEGIN.plusSeconds(9), KNOWN, seen("RUNNING", 0), running(RUN))).isEmpty();
  }

  @Test
  void job_thatRunsAndHasNoPlace_isTakenBack() {
    List<Step> steps = at(BEGIN.plusSeconds(5), KNOWN, seen("RUNNING", 0), NOT_WANTED);

    assertThat(isWithdrawn(steps, Withdrawal.MOVED)).isTrue();
    assertThat(drifts(steps)).containsExactly(Kind.UNWANTED);
  }

  @Test
  void job_thatWaitsAndWasMoved_takesItsNewBeginning() {
    Run later = Run.of("west", 1, BEGIN.plusSeconds(7200), END.plusSeconds(7200));
    Run longer = Run.of("west", 1, BEGIN, END.plusSeconds(900));
    Run elsewhere = Run.of("east", 1, BEGIN, END);
    Instant now = BEGIN.minusSeconds(60);

    assertThat(at(now, KNOWN, seen("PENDING", 0), dispatched(later)))
        .singleElement()
        .isInstanceOf(Step.Shift.class);
    assertThat(
            isWithdrawn(at(now, KNOWN, seen("PENDING", 0), dispatched(longer)), Withdrawal.MOVED))
        .isTrue();
    assertThat(
            isWithdrawn(
                at(now, KNOWN, seen("PENDING", 0), dispatched(elsewhere)), Withdrawal.MOVED))
        .isTrue();
  }

  @Test
  void job_thatSlurmPutBackOrDoesNotBegin_isTakenBackAndPlannedAnew() {
    List<Step> requeued = at(BEGIN.plusSeconds(60), KNOWN, seen("PENDING", 1), running(RUN));
    assertThat(drifts(requeued)).containsExactly(Kind.REQUEUED);
    assertThat(isWithdrawn(requeued, Withdrawal.LATE)).isTrue();

    assertThat(at(BEGIN.plusSeconds(299), KNOWN, seen("PENDING", 0), dispatched(RUN))).isEmpty();
    List<Step> late = at(BEGIN.plusSeconds(301), KNOWN, seen("PENDING", 0), dispatched(RUN));
    assertThat(drifts(late)).containsExactly(Kind.LATE);
    assertThat(isWithdrawn(late, Withdrawal.LATE)).isTrue();

    List<Step> gone =
        at(BEGIN.plusSeconds(310), withdrawn(Withdrawal.LATE), seen("CANCELLED", 0), running(RUN));
    assertThat(facts(gone)).singleElement().isInstanceOf(Reality.CameBack.class);
    assertThat(isClosed(gone)).isTrue();
  }

  @Test
  void job_thatIsAtWorkAtTheEndOfItsRun_goesOnOrIsEnded() {
    assertThat(at(END.minusSeconds(31), KNOWN, seen("RUNNING", 0), running(RUN))).isEmpty();
    assertThat(at(END.minusSeconds(30), KNOWN, seen("RUNNING", 0), running(RUN)))
        .singleElement()
        .isInstanceOf(Step.Prolong.class);
    Optional<SlurmJob> ended = seen("CANCELLED", 0);
    assertThat(facts(at(END, withdrawn(Withdrawal.OVER), ended, running(RUN))))
        .singleElement()
        .isInstanceOf(Reality.Failed.class);
    Optional<LiveJob> service =
        Optional.of(job(JobKind.INFERENCE, new JobState.Running(RUN, BEGIN)));
    assertThat(facts(at(END, withdrawn(Withdrawal.OVER), ended, service)))
        .singleElement()
        .isInstanceOf(Reality.RanOut.class);
  }

  @Test
  void job_whoseRunHasABreak_isTakenBackBeforeItAndBeginsAgainAfterIt() {
    Instant later = END.plusSeconds(3600);
    Run broken =
        new Run(
            List.of(
                new Leg("west", 1, BEGIN, END), new Leg("west", 1, later, later.plusSeconds(900))));

    List<Step> steps = at(END.minusSeconds(20), KNOWN, seen("RUNNING", 0), running(broken));
    assertThat(isWithdrawn(steps, Withdrawal.PAUSED)).isTrue();
    List<Step> after = at(END, withdrawn(Withdrawal.PAUSED), seen("CANCELLED", 0), running(broken));
    assertThat(facts(after)).isEmpty();
    assertThat(isClosed(after)).isTrue();
    assertThat(Stint.at(broken, END)).contains(new Stint("west", 1, later, later.plusSeconds(900)));
  }

  @Test
  void job_thatIsOver_isToldAsItEnded() {
    Instant now = END;
    assertThat(facts(at(now, KNOWN, seen("COMPLETED", 0), running(RUN))))
        .containsExactly(
            new Reality.Ended("job-1", END.minusSeconds(9), "it has done its work in Slurm"));
    assertThat(facts(at(now, KNOWN, seen("FAILED", 0), running(RUN))))
        .containsExactly(new Reality.Failed("job-1", "FAILED in Slurm (Why)"));
    assertThat(facts(at(now, KNOWN, seen("NODE_FAIL", 0), running(RUN))))
        .containsExactly(new Reality.CameBack("job-1", "NODE_FAIL in Slurm (Why)"));
    assertThat(facts(at(now, KNOWN, seen("CANCELLED", 0), running(RUN))))
        .singleElement()
        .isInstanceOf(Reality.TakenBack.class);
    assertThat(facts(at(now, KNOWN, seen("COMPLETED", 0), NOT_WANTED))).isEmpty();
  }
}
