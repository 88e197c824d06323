package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Jobs that wait for others, and for their data; half of two days is dear, by the hour. */
class ChainsTest {

  private static final Instant NOW = SmallScenario.START;
  private static final Rules RULES = Rules.STANDARD.frozenFor(Duration.ZERO);

  private LiveScheduler scheduler = scheduler(RULES);

  private static LiveScheduler scheduler(Rules rules) {
    double[] prices = new double[48];
    Arrays.fill(prices, 0, 24, 300);
    Arrays.fill(prices, 24, 48, 50);
    return new LiveScheduler(
        World.of(
            new SmallScenario(60, 48)
                .type("A", 100)
                .site("here", "NO", 1, prices)
                .site("there", "NO", 1, 10)
                .domain("grid", "here", Measures.IT, 1)
                .domain("far", "there", Measures.IT, 1)
                .pool("pool", "grid", "A", 10)
                .pool("cheap", "far", "A", 10)
                .scenario()),
        rules,
        List.of(),
        0,
        NOW);
  }

  private static Instant hour(int hours) {
    return NOW.plus(Duration.ofHours(hours));
  }

  private static JobTerms after(String... ids) {
    return new JobTerms(List.of(ids), Optional.empty(), Optional.of(new DataSource("here", 3_600)));
  }

  private Verdict submit(SmallJob job, JobTerms terms) {
    return scheduler.submit(new Work(job.job(), terms, NOW), NOW);
  }

  private static SmallJob job(String id) {
    return new SmallJob(id).gpus(4).on("A", 2, 600).worth(1_000);
  }

  private Run run(String id) {
    return scheduler.job(id).flatMap(LiveJob::held).orElseThrow();
  }

  @Test
  void submit_afterAnother_beginsOnceThatHasEnded() {
    submit(job("first"), after());
    submit(job("second"), after("first"));

    assertThat(run("first").from()).isEqualTo(hour(24));
    assertThat(run("second").from()).isEqualTo(hour(26));
  }

  @Test
  void submit_withADeadlineAfterAnother_hasThatEndEarlyEnough() {
    submit(job("first"), after());
    submit(job("second"), after("first"));

    submit(job("third").by(12 * 60), after("second"));

    assertThat(run("third").to()).isBeforeOrEqualTo(hour(12));
    assertThat(run("second").to()).isBeforeOrEqualTo(run("third").from());
    assertThat(run("first").to()).isBeforeOrEqualTo(run("second").from());
  }

  @Test
  void submit_afterOneThatHasNoPlace_waitsForItAndComesInWithIt() {
    submit(job("rare").worth(0), after());
    Verdict verdict = submit(job("second"), after("rare"));

    assertThat(verdict.reasons().getFirst().code()).isEqualTo(ReasonCode.WAITING_FOR_JOB);
    assertThat(verdict.reasons().getFirst().subject()).isEqualTo("rare");
    scheduler.become(free(), NOW);
    assertThat(run("second").from()).isAfterOrEqualTo(run("rare").to());
  }

  /** Energy costs nothing, so that what is worth nothing is done. */
  private World free() {
    World world = scheduler.world();
    return world.with(new Rates("here", NOW, Series.constant(-1, 48), Series.constant(0, 48), 1));
  }

  @Test
  void move_ofOneThatOthersWaitFor_putsThemOff() {
    submit(job("first"), after());
    submit(job("second"), after("first"));
    submit(job("third"), after("second"));

    Relocation moved =
        scheduler.move(
            new Move("first", "pool", hour(30), OptionalDouble.empty(), Optional.empty()), NOW);

    assertThat(moved).isInstanceOf(Relocation.Moved.class);
    assertThat(run("second").from()).isEqualTo(hour(32));
    assertThat(run("third").from()).isEqualTo(hour(34));
  }

  @Test
  void move_toBeforeOneThatItWaitsFor_isRefused() {
    submit(job("first"), after());
    submit(job("second"), after("first"));

    Relocation refused =
        scheduler.move(
            new Move("second", "pool", hour(20), OptionalDouble.empty(), Optional.empty()), NOW);

    assertThat(refused).isInstanceOf(Relocation.Refused.class);
    assertThat(((Relocation.Refused) refused).because())
        .extracting(Refusal::code)
        .containsExactly(Refusal.Code.WAITING_FOR_JOB);
  }

  @Test
  void fail_ofOneThatOthersWaitFor_leavesThemWaitingUntilSomebodyLetsThemGo() {
    submit(job("first"), after());
    submit(job("second"), after("first"));
    submit(job("third"), after("second"));

    scheduler.fail("first", "a bug", NOW);

    LiveJob second = scheduler.job("second").orElseThrow();
    assertThat(second.tie()).isEqualTo(new Tie.Broken("first", "Failed"));
    assertThat(second.held()).isEmpty();
    assertThat(scheduler.reasons(second, NOW).getFirst().code())
        .isEqualTo(ReasonCode.WAITING_FOR_JOB);
    assertThat(scheduler.job("third").flatMap(LiveJob::held)).isEmpty();

    assertThat(scheduler.release("second", NOW)).isPresent();
    scheduler.tick(NOW.plusSeconds(1));
    assertThat(run("third").from()).isAfterOrEqualTo(run("second").to());
    assertThat(scheduler.release("second", NOW)).isEmpty();
  }

  @Test
  void handOver_whileOneThatItWaitsForIsAtWork_holdsItBackAndPutsItOff() {
    scheduler = scheduler(RULES.toldWith(Duration.ofMinutes(5)));
    submit(job("first").by(2 * 60), after());
    submit(job("second"), after("first"));
    move("second", 2);
    scheduler.handOver(NOW);
    scheduler.began("first", NOW, NOW);

    assertThat(scheduler.handOver(hour(2)).byJob()).isEmpty();
    scheduler.tick(hour(2).plusSeconds(60));
    assertThat(run("second").from()).isEqualTo(hour(2));
    scheduler.tick(hour(2).plusSeconds(180));
    assertThat(run("second").from()).isAfterOrEqualTo(hour(3));

    move("second", 5);
    scheduler.ended("first", hour(4), hour(4));
    assertThat(scheduler.handOver(hour(5)).byJob()).containsOnlyKeys("second");
  }

  private void move(String id, int hours) {
    assertThat(
            scheduler.move(
                new Move(id, "pool", hour(hours), OptionalDouble.empty(), Optional.empty()), NOW))
        .isInstanceOf(Relocation.Moved.class);
  }

  @Test
  void submit_ofDataThatNoLinkLeadsFrom_staysWhereItLies() {
    submit(job("heavy"), after());

    assertThat(run("heavy").poolId()).isEqualTo("pool");
  }

  @Test
  void submit_ofDataOverALink_beginsElsewhereOnceItHasCome() {
    // 3,600 GB over 8 Gbit/s are an hour.
    scheduler.become(scheduler.world().linked(List.of(new Link("here", "there", 8, 0))), NOW);

    submit(job("heavy"), after());
    submit(job("dear").worth(1_000).by(2 * 60), after());

    assertThat(run("heavy").poolId()).isEqualTo("cheap");
    assertThat(run("heavy").from()).isEqualTo(hour(1));
    assertThat(run("dear").poolId()).isEqualTo("pool");
  }

  @Test
  void submit_ofDataOverADearLink_staysWhereItLies() {
    scheduler.become(scheduler.world().linked(List.of(new Link("here", "there", 8, 0.1))), NOW);

    submit(job("heavy"), after());

    assertThat(run("heavy").poolId()).isEqualTo("pool");
  }

  @Test
  void become_withoutALink_takesBackWhatNeedsIt() {
    scheduler.become(scheduler.world().linked(List.of(new Link("here", "there", 8, 0))), NOW);
    submit(job("heavy"), after());

    scheduler.become(scheduler.world().linked(List.of()), NOW);

    assertThat(run("heavy").poolId()).isEqualTo("pool");
  }

  @Test
  void submit_ofDataThatIsNowhereNear_isImpossible() {
    JobTerms terms =
        new JobTerms(List.of(), Optional.empty(), Optional.of(new DataSource("nowhere", 1)));

    Verdict verdict = submit(job("lost"), terms);

    assertThat(verdict).isInstanceOf(Verdict.Impossible.class);
    assertThat(verdict.reasons().getFirst().code()).isEqualTo(ReasonCode.DATA_OUT_OF_REACH);
  }
}
