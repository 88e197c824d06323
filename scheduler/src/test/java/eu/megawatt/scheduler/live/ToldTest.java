package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.site.Measures;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan whose jobs are run by somebody who says what becomes of them; two fit at a time. */
class ToldTest {

  private static final Instant NOW = SmallScenario.START;
  private static final Instant END = NOW.plus(Duration.ofHours(2));

  private final LiveScheduler scheduler =
      new LiveScheduler(
          World.of(
              new SmallScenario(60, 24)
                  .type("A", 100)
                  .site("here", "NO", 1, 100)
                  .domain("grid", "here", Measures.IT, 1)
                  .pool("pool", "grid", "A", 4)
                  .scenario()),
          Rules.STANDARD.toldWith(Duration.ofMinutes(5)),
          List.of(),
          0,
          NOW);

  private Run submit(String id) {
    return submit(id, NOW);
  }

  private Run submit(String id, Instant at) {
    SmallJob job = new SmallJob(id).gpus(2).on("A", 2, 600).worth(1_000);
    Work work = new Work(job.job(), false, at);
    return scheduler.submit(work, at).kept().flatMap(LiveJob::held).orElseThrow();
  }

  private JobState state(String id) {
    return scheduler.job(id).orElseThrow().state();
  }

  @BeforeEach
  void handOver() {
    submit("a");
    submit("b");
    assertThat(scheduler.handOver(NOW).byJob()).containsOnlyKeys("a", "b");
  }

  @Test
  void jobs_whoseTimeComesAndGoes_areWhatSomebodySaysTheyAre() {
    scheduler.tick(NOW.plusSeconds(60));
    assertThat(state("a")).isInstanceOf(JobState.Dispatched.class);

    assertThat(scheduler.began("a", NOW.plusSeconds(7), NOW.plusSeconds(60))).isPresent();
    assertThat(scheduler.began("a", NOW.plusSeconds(9), NOW.plusSeconds(60))).isEmpty();
    assertThat(state("a").enteredAt()).contains(NOW.plusSeconds(7));

    scheduler.tick(END.plusSeconds(60));
    assertThat(state("a")).isInstanceOf(JobState.Running.class);
    assertThat(scheduler.ended("a", END.plusSeconds(70), END.plusSeconds(80))).isPresent();
    assertThat(scheduler.job("a")).isEmpty();
    assertThat(scheduler.ended("a", END, END.plusSeconds(80))).isEmpty();
  }

  @Test
  void job_thatEndsEarly_leavesItsPlaceToWhoWaits() {
    assertThat(submit("c").from()).isEqualTo(END);

    Instant early = NOW.plus(Duration.ofMinutes(50));
    JobState ended = scheduler.ended("a", early, early).orElseThrow().state();

    Instant hour = NOW.plus(Duration.ofHours(1));
    assertThat(ended).isEqualTo(new JobState.Done(Run.of("pool", 1, NOW, hour), early));
    assertThat(submit("d", early).from()).isEqualTo(hour);
  }

  @Test
  void job_thatNeedsLonger_goesOnWhereThatTakesNothingFromAnybody() {
    Instant late = END.minusSeconds(30);
    scheduler.began("a", NOW, NOW);
    scheduler.began("b", NOW, NOW);

    assertThat(scheduler.goesOn("a", END.plusSeconds(30), late)).isTrue();
    assertThat(scheduler.job("a").flatMap(LiveJob::held).orElseThrow().to())
        .isEqualTo(END.plus(Duration.ofHours(1)));
    submit("c");
    assertThat(scheduler.goesOn("b", END.plusSeconds(30), late)).isFalse();
    assertThat(scheduler.job("b").flatMap(LiveJob::held).orElseThrow().to()).isEqualTo(END);
  }

  @Test
  void job_thatComesBack_hasThePlaceThatIsLeft() {
    Instant at = NOW.plusSeconds(30);
    scheduler.began("a", NOW, NOW);

    assertThat(scheduler.cameBack("a", at)).isPresent();

    assertThat(state("a")).isInstanceOf(JobState.Validated.class);
    assertThat(state("a").run().map(Run::from)).contains(NOW.plus(Duration.ofHours(1)));
    assertThat(scheduler.cameBack("a", at)).isEmpty();
  }

  @Test
  void job_whoseRunIsOver_isDone() {
    scheduler.began("a", NOW, NOW);

    assertThat(scheduler.ranOut("a", END)).isPresent();

    assertThat(scheduler.job("a")).isEqualTo(Optional.empty());
  }
}
