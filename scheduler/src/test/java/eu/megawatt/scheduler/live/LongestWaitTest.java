package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Nobody who borrows waits for ever, where the guarantees leave room. */
class LongestWaitTest {

  private static final Instant START = SmallScenario.START;

  private static LiveScheduler full(World world, SplittableRandom random) {
    LiveScheduler scheduler = new LiveScheduler(world, Rules.STANDARD, List.of(), 0, START);
    for (int job = 0; job < 400; job++) {
      scheduler.submit(
          TenGpus.work(
              "many" + job, "many", 1 + random.nextInt(3), 1 + random.nextInt(5), true, START),
          START);
    }
    return scheduler;
  }

  private static Instant live(LiveScheduler scheduler, Instant from, Duration time) {
    Instant now = from;
    for (Instant end = from.plus(time); now.isBefore(end); ) {
      now = now.plus(Duration.ofMinutes(5));
      scheduler.tick(now);
      scheduler.handOver(now);
    }
    return now;
  }

  @Test
  void wait_longerThanItsLongest_takesAPlaceFromWhoBorrows() {
    for (long seed = 0; seed < 5; seed++) {
      LiveScheduler scheduler =
          full(
              World.of(TenGpus.fleet())
                  .with(
                      new TenantShare(
                          "few",
                          0,
                          OptionalLong.empty(),
                          0,
                          List.of(),
                          OptionalInt.empty(),
                          Duration.ofHours(2),
                          1,
                          "")),
              new SplittableRandom(seed));
      Work one = TenGpus.work("one", "few", 10, 2, true, START);
      Work two = TenGpus.work("two", "few", 10, 2, true, START);
      assertThat(scheduler.submit(one, START)).isInstanceOf(Verdict.Waits.class);
      scheduler.submit(two, START);
      live(scheduler, START, Duration.ofHours(2).plusMinutes(5));
      LiveJob job = scheduler.job("one").orElseThrow();
      assertThat(job.held()).as("seed %d", seed).isPresent();
      assertThat(job.pin().flatMap(Pin::waitedSince)).contains(START);
      assertThat(scheduler.job("two").orElseThrow().pin())
          .as("one of a tenant at a time")
          .isEmpty();
    }
  }

  @Test
  void wait_ofWhomNothingIsSaid_endsWithinADay() {
    LiveScheduler scheduler =
        full(
            World.of(TenGpus.fleet()).with(TenantShare.unknown("other").guaranteeing(1_000)),
            new SplittableRandom(1));
    assertThat(scheduler.submit(TenGpus.work("one", "few", 10, 2, true, START), START))
        .isInstanceOf(Verdict.Waits.class);
    live(scheduler, START, Duration.ofHours(24).plusMinutes(5));
    assertThat(scheduler.job("one").orElseThrow().held()).isPresent();
  }

  @Test
  void wait_whereGuaranteesLeaveNoRoom_goesOn() {
    LiveScheduler scheduler =
        new LiveScheduler(
            World.of(TenGpus.fleet()).with(TenantShare.unknown("owner").guaranteeing(10_000)),
            Rules.STANDARD,
            List.of(),
            0,
            START);
    Instant now = START;
    for (int hour = 0; hour < 100; hour++) {
      scheduler.submit(TenGpus.work("own" + hour, "owner", 10, 1, true, START), START);
    }
    scheduler.submit(TenGpus.work("one", "few", 10, 2, true, START), START);
    live(scheduler, now, Duration.ofHours(26));
    assertThat(scheduler.job("one").orElseThrow().held()).isEmpty();
  }
}
