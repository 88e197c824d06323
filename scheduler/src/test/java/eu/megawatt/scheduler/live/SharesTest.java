package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Ten GPUs of a kilowatt above idle each, at one price: whoever comes first has the first hours.
 */
class SharesTest {

  private static final Instant START = SmallScenario.START;

  private static TenantShare share(String tenant, long guaranteed, int priority, OptionalInt most) {
    return new TenantShare(
        tenant,
        guaranteed,
        OptionalLong.empty(),
        priority,
        List.of(),
        most,
        Duration.ofHours(24),
        1,
        "");
  }

  private static LiveScheduler scheduler(TenantShare... shares) {
    World world = World.of(TenGpus.fleet());
    for (TenantShare share : shares) {
      world = world.with(share);
    }
    return new LiveScheduler(world, Rules.STANDARD, List.of(), 0, START);
  }

  private static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private static Instant pass(LiveScheduler scheduler, int minutes) {
    Instant now = START;
    for (int minute = 0; minute <= minutes; minute += 5) {
      now = START.plus(Duration.ofMinutes(minute));
      scheduler.tick(now);
      scheduler.handOver(now);
    }
    return now;
  }

  private static Run run(LiveScheduler scheduler, String id) {
    return scheduler.job(id).flatMap(LiveJob::held).orElseThrow();
  }

  @Test
  void borrowedWork_thatRunsAndMayBeInterrupted_stopsForAGuaranteeAndGoesOnAfterIt() {
    LiveScheduler scheduler = scheduler(share("few", 10_000, 0, OptionalInt.empty()));
    scheduler.submit(TenGpus.work("many", "many", 10, 4, true, START), START);
    Instant now = pass(scheduler, 65);
    scheduler.takeChanges();
    scheduler.submit(TenGpus.work("few", "few", 10, 1, false, now), now);

    assertThat(run(scheduler, "few").from()).isEqualTo(hour(2));
    assertThat(run(scheduler, "many").legs())
        .extracting(Leg::from, Leg::to)
        .containsExactly(tuple(hour(0), hour(2)), tuple(hour(3), hour(5)));
    assertThat(scheduler.takeChanges())
        .filteredOn(it -> it.jobId().equals("many"))
        .extracting(Change::movedFor)
        .containsExactly(Optional.of("few"));
  }

  @Test
  void borrowedWork_thatRunsAndMayNotBeInterrupted_isWaitedFor() {
    LiveScheduler scheduler = scheduler(share("few", 10_000, 0, OptionalInt.empty()));
    scheduler.submit(TenGpus.work("many", "many", 10, 4, false, START), START);
    Instant now = pass(scheduler, 65);
    Run before = run(scheduler, "many");
    scheduler.submit(TenGpus.work("few", "few", 10, 1, false, now), now);

    assertThat(run(scheduler, "many")).isEqualTo(before);
    assertThat(run(scheduler, "few").from()).isEqualTo(hour(4));
  }

  @Test
  void borrowedWork_thatFindsNoOtherPlace_waitsAndIsToldForWhom() {
    LiveScheduler scheduler = scheduler(share("few", 10_000, 0, OptionalInt.empty()));
    for (int job = 0; job < 70; job++) {
      scheduler.submit(TenGpus.work("many" + job, "many", 10, 1, false, START), START);
    }
    scheduler.takeChanges();
    scheduler.submit(TenGpus.work("few", "few", 10, 1, false, START), START);

    assertThat(run(scheduler, "few").from()).isEqualTo(hour(0));
    assertThat(scheduler.takeChanges())
        .filteredOn(it -> it.after().work().job().tenant().equals("many"))
        .hasSize(1)
        .allMatch(it -> it.after().state() instanceof JobState.Waiting)
        .allMatch(it -> it.movedFor().equals(Optional.of("few")));
  }

  @Test
  void borrowedWork_ofLessPriority_givesWayFirst() {
    LiveScheduler scheduler =
        scheduler(
            share("few", 5_000, 0, OptionalInt.empty()),
            share("high", 0, 5, OptionalInt.empty()),
            share("low", 0, -5, OptionalInt.empty()));
    scheduler.submit(TenGpus.work("high", "high", 5, 1, false, hour(1)), START);
    scheduler.submit(TenGpus.work("low", "low", 5, 1, false, hour(1)), START);
    scheduler.submit(TenGpus.work("few", "few", 5, 1, false, hour(1)), START);

    assertThat(run(scheduler, "few").from()).isEqualTo(hour(1));
    assertThat(run(scheduler, "high").from()).isEqualTo(hour(1));
    assertThat(run(scheduler, "low").from()).isEqualTo(hour(2));
  }

  @Test
  void guaranteedWork_ofAnother_isNeverMoved() {
    LiveScheduler scheduler =
        scheduler(
            share("one", 5_000, 0, OptionalInt.empty()),
            share("two", 5_000, 0, OptionalInt.empty()));
    scheduler.submit(TenGpus.work("borrowed", "one", 10, 1, false, hour(1)), START);
    scheduler.submit(TenGpus.work("one", "one", 5, 1, false, hour(1)), START);
    scheduler.submit(TenGpus.work("two", "two", 5, 1, false, hour(1)), START);
    scheduler.submit(TenGpus.work("two more", "two", 5, 1, false, hour(1)), START);

    assertThat(scheduler.borrows(scheduler.job("borrowed").orElseThrow())).isTrue();
    assertThat(run(scheduler, "two").from()).isEqualTo(hour(1));
    assertThat(run(scheduler, "one").from()).as("of the same tenant, behind it").isEqualTo(hour(2));
    assertThat(run(scheduler, "borrowed").from()).isAfter(hour(1));
    assertThat(run(scheduler, "two more").from()).as("sooner, if borrowed").isEqualTo(hour(1));
    assertThat(scheduler.borrows(scheduler.job("two more").orElseThrow())).isTrue();
  }

  @Test
  void reservation_onBorrowedPower_isNoPromise() {
    LiveScheduler scheduler = scheduler(share("few", 10_000, 0, OptionalInt.empty()));
    scheduler.reserve(TenGpus.work("held", "many", 10, 1, false, hour(1)), START);
    scheduler.submit(TenGpus.work("few", "few", 10, 1, false, hour(1)), START);

    assertThat(run(scheduler, "few").from()).isEqualTo(hour(1));
    assertThat(scheduler.job("held")).isEmpty();
    assertThat(scheduler.takeChanges())
        .extracting(it -> it.after().state().endCause())
        .contains(Optional.of("A guarantee has taken its place"));
  }

  @Test
  void ceiling_belowWhatRunsAndMayNotBeInterrupted_isRefusedWithHowMuchThatIs() {
    LiveScheduler scheduler = scheduler(share("few", 0, 0, OptionalInt.empty()));
    scheduler.submit(TenGpus.work("runs", "few", 8, 4, false, START), START);
    Instant now = pass(scheduler, 65);

    assertThat(
            scheduler.become(scheduler.world().with(TenantShare.unknown("few").upTo(7_999)), now))
        .isEmpty();
    assertThat(scheduler.bound("few", now)).isEqualTo(new LiveScheduler.Bound(8_000, hour(4)));
    assertThat(
            scheduler.become(scheduler.world().with(TenantShare.unknown("few").upTo(8_000)), now))
        .isPresent();
  }

  @Test
  void queue_ofSeveralTenants_goesInTurns() {
    LiveScheduler scheduler =
        scheduler(
            share("sure", 1_000, 0, OptionalInt.empty()), share("high", 0, 1, OptionalInt.empty()));
    for (String id : List.of("m1", "m2", "m3")) {
      scheduler.submit(TenGpus.work(id, "many", 10, 60, false, START), START);
    }
    scheduler.submit(TenGpus.work("f1", "few", 10, 60, false, START.plusSeconds(9)), START);
    scheduler.submit(TenGpus.work("h1", "high", 10, 60, false, START.plusSeconds(9)), START);
    scheduler.submit(TenGpus.work("s1", "sure", 10, 60, false, START.plusSeconds(9)), START);

    assertThat(scheduler.queue())
        .extracting(LiveJob::id)
        .endsWith("s1", "h1", "m2", "f1", "m3")
        .hasSizeBetween(5, 6);
  }

  @Test
  void jobs_asManyAsMayBe_areTooManyUntilOneEnds() {
    LiveScheduler scheduler = scheduler(share("few", 0, 0, OptionalInt.of(2)));
    scheduler.submit(TenGpus.work("one", "few", 1, 1, false, START), START);
    assertThat(scheduler.tooMany("few")).isEmpty();
    scheduler.submit(TenGpus.work("two", "few", 1, 1, false, START), START);
    assertThat(scheduler.tooMany("few")).contains(new LiveScheduler.TooMany(2, 2));
    assertThat(scheduler.tooMany("others")).isEmpty();
    scheduler.cancel("one", "no", START);
    assertThat(scheduler.tooMany("few")).isEmpty();
  }

  @Test
  void use_ofATenant_isWhatItsJobsDraw() {
    LiveScheduler scheduler =
        scheduler(
            share("few", 3_000, 0, OptionalInt.empty())
                .with(new PeriodBudget(Period.DAY, OptionalLong.of(20_000), OptionalLong.empty())),
            share("idle", 4_000, 0, OptionalInt.empty()));
    scheduler.submit(TenGpus.work("runs", "few", 5, 2, false, START), START);
    scheduler.submit(TenGpus.work("later", "few", 1, 1, false, hour(30)), START);
    Instant now = pass(scheduler, 65);
    TenantUse few = scheduler.tenants(now).getFirst();
    TenantUse idle = scheduler.tenants(now).getLast();

    assertThat(few.usedWatts()).isEqualTo(5_000);
    assertThat(few.borrowedWatts()).isEqualTo(2_000);
    assertThat(few.runningJobs()).isEqualTo(1);
    assertThat(few.placedJobs()).isEqualTo(1);
    assertThat(few.borrowingJobs()).isEqualTo(1);
    assertThat(few.budgets().getFirst().used().wattHours()).isEqualTo(10_000);
    assertThat(idle.lentWatts()).isEqualTo(2_000);
    Instant over = pass(scheduler, 180);
    assertThat(scheduler.tenants(over).getFirst().budgets().getFirst().used().wattHours())
        .as("what has ended counts")
        .isEqualTo(10_000);
  }
}
