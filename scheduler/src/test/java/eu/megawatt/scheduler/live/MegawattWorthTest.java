package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.site.Measures;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a megawatt is worth to a plan that is lived by, reckoned by hand. */
class MegawattWorthTest {

  private static final Instant NOW = SmallScenario.START;
  private static final Duration HOUR = Duration.ofHours(1);

  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    threads.close();
  }

  private static LiveScheduler scheduler(SmallScenario small) {
    return new LiveScheduler(World.of(small.scenario()), Rules.STANDARD, List.of(), 0, NOW);
  }

  private static void submit(LiveScheduler scheduler, SmallJob job) {
    scheduler.submit(new Work(job.job(), false, NOW), NOW);
    scheduler.takeChanges();
  }

  private MegawattWorth worth(LiveScheduler scheduler, Instant now) throws InterruptedException {
    return MegawattWorth.of(scheduler.valued(now).improvable(), threads, 300, () -> true);
  }

  @Test
  void worth_whereNothingWaitsOrIsShort_isZeroAndTheBoundIsThePlan() throws InterruptedException {
    LiveScheduler scheduler = scheduler(SmallScenario.onePool(0.01, 10));
    submit(scheduler, new SmallJob("first").on("A", 1, 1_100).worth(50));
    MegawattWorth worth = worth(scheduler, NOW);

    assertThat(worth.limits()).singleElement().matches(it -> !it.isScarce());
    assertThat(worth.revision()).isEqualTo(scheduler.revision());
    assertThat(worth.planMicro()).isEqualTo(100_000); // 1 kWh above idle at 100 EUR/MWh
    assertThat(worth.boundMicro()).isEqualTo(worth.planMicro());
    assertThat(worth.gapRatio()).isZero();
  }

  /** PUE 2 and a limit of the facility side: 1 MWh more there is half a one for GPUs. */
  @Test
  void worth_ofALimitOfTheFacility_isPerMegawattHourOfTheFacility() throws InterruptedException {
    LiveScheduler scheduler =
        scheduler(
            new SmallScenario(60, 4)
                .type("A", 100)
                .site("here", "NO", 2, 100)
                .domain("grid", "here", Measures.FACILITY, 0.004)
                .pool("pool", "grid", "A", 10));
    submit(scheduler, new SmallJob("first").on("A", 1, 1_100).by(60).worth(90));
    submit(scheduler, new SmallJob("second").on("A", 1, 1_100).by(60).worth(50));
    MegawattWorth worth = worth(scheduler, NOW);

    // (50 EUR - 1 kWh x 2 x 0.1 EUR) / 1 kWh at the GPUs, half of it at the grid, at the least.
    List<Long> its = worth.limits().getFirst().minorPerMWh();
    assertThat(its.getFirst() / 100).isBetween(24_900L, 44_900L);
    assertThat(its.subList(1, its.size())).containsOnly(0L);
    assertThat(worth.limits().getFirst().isSite()).isTrue();
    assertThat(worth.jobs()).isEqualTo(2);
  }

  @Test
  void worth_whereWhatRunsTakesMoreThanANewLimit_isNoMoreThanWhatWaitsWouldGain()
      throws InterruptedException {
    LiveScheduler scheduler = scheduler(SmallScenario.onePool(0.002, 10));
    submit(scheduler, new SmallJob("runs").on("A", 2, 1_000).by(120).worth(90));
    scheduler.handOver(NOW);
    scheduler.tick(NOW);
    submit(scheduler, new SmallJob("waits").on("A", 4, 900).by(240).worth(50));
    MegawattWorth worth = worth(scheduler, NOW.plus(HOUR));

    assertThat(worth.jobs()).isEqualTo(1);
    assertThat(worth.planMicro()).isEqualTo(50_000_000);
    assertThat(worth.boundMicro()).isLessThanOrEqualTo(worth.planMicro());
    assertThat(worth.limits()).hasSize(1);
  }
}
