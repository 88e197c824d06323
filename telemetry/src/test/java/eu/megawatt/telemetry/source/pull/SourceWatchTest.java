package eu.megawatt.telemetry.source.pull;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.source.pull.SourceState.Health;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SourceWatchTest {

  private static final long T = 1_700_000_000_000L;
  private static final int GPU = 7;

  private final SourceWatch watch = new SourceWatch("s", "scrape", 2, Duration.ofSeconds(15), T);
  private final RepeatWatch repeats = new RepeatWatch();

  private void see(long seconds, long milliwatts, long millijoules) {
    repeats.saw(EntityKind.GPU, GPU, Quantity.POWER, T + seconds * 1_000, milliwatts);
    repeats.saw(EntityKind.GPU, GPU, Quantity.ENERGY, T + seconds * 1_000, millijoules);
  }

  @Test
  void saw_counterFlatWhilePowerIsHigh_isStaleAtTheThirdRepeat() {
    see(0, 300_001, 500);
    see(15, 300_002, 500);
    see(30, 300_003, 500);
    boolean early = repeats.isStale(GPU);
    see(45, 300_004, 500);

    assertThat(early).isFalse();
    assertThat(repeats.isStale(GPU)).isTrue();
    assertThat(repeats.stale()).isEqualTo(1);

    see(60, 300_005, 900);
    assertThat(repeats.stale()).isZero();
  }

  @Test
  void saw_counterFlatAtLittlePower_isAnIdleGpu() {
    for (int i = 0; i < 4; i++) {
      see(15L * i, 40_000 + i, 500);
    }

    assertThat(repeats.isStale(GPU)).isFalse();
  }

  @Test
  void saw_nothingChangesForMoreThanAMinute_isStale() {
    for (int i = 0; i <= 4; i++) {
      see(15L * i, 40_123, 500);
    }
    boolean atAMinute = repeats.isStale(GPU);
    see(61, 40_123, 500);

    assertThat(atAMinute).isFalse();
    assertThat(repeats.isStale(GPU)).isTrue();
  }

  @Test
  void saw_wholeWattsForMinutes_isASteadySensor() {
    for (int i = 0; i < 20; i++) {
      repeats.saw(EntityKind.NODE, 1, Quantity.POWER, T + 15_000L * i, 417_000);
    }

    assertThat(repeats.stale()).isZero();
  }

  @Test
  void saw_oldSamplesAgain_changeNothing() {
    see(0, 300_001, 100);
    see(15, 300_002, 200);
    for (int i = 0; i < 10; i++) {
      see(0, 300_001, 100);
      see(15, 300_002, 200);
    }

    assertThat(repeats.stale()).isZero();
  }

  private void sample(long atMillis) {
    watch.sample(EntityKind.GPU, GPU, Quantity.POWER, atMillis, 300_000);
  }

  @Test
  void state_ofASource_goesFromWaitingToFreshToStale() {
    Health before = watch.state(T).health();
    sample(T);
    watch.answered(0, T);
    Health fresh = watch.state(T + 45_000).health();
    Health late = watch.state(T + 45_001).health();

    assertThat(before).isEqualTo(Health.WAITING);
    assertThat(fresh).isEqualTo(Health.FRESH);
    assertThat(late).isEqualTo(Health.STALE);
  }

  @Test
  void state_addressesFail_saysPartialAndThenFailing() {
    sample(T);
    watch.failed(0, "nobody listens");
    Health one = watch.state(T).health();
    watch.failed(1, "no answer");

    assertThat(one).isEqualTo(Health.PARTIAL);
    assertThat(watch.state(T).health()).isEqualTo(Health.FAILING);
    assertThat(watch.state(T).lastError()).contains("no answer");

    watch.answered(0, T);
    assertThat(watch.state(T).failing()).isEqualTo(1);
  }

  @Test
  void answered_afterMoreThanTwoIntervals_isAGap() {
    watch.answered(0, T);
    watch.answered(0, T + 30_000);
    watch.answered(0, T + 60_001);
    watch.answered(1, T + 500_000);

    assertThat(watch.state(T).gaps()).isEqualTo(1);
  }

  @Test
  void clock_ofASender_isSmoothedAndCatchingUpIsNotBlamed() {
    watch.clock(T - 5_000, T);
    watch.clock(T - 5_000, T);
    watch.clock(T - 3_600_000, T);

    assertThat(watch.state(T).clockOffsetMillis()).hasValue(5_000);
  }

  @Test
  void clock_anHourAhead_isToldAndForgivenInTime() {
    watch.clock(T + 3_600_000, T);
    OptionalLong far = watch.state(T).clockOffsetMillis();
    for (int i = 0; i < 100; i++) {
      watch.clock(T, T);
    }

    assertThat(far).hasValue(-600_000);
    assertThat(watch.state(T).clockOffsetMillis().orElseThrow()).isBetween(-2_000L, 0L);
  }

  @Test
  void state_ofASenderThatIsNeverHeard_isStaleOnceSamplesAreOverdue() {
    SourceWatch sender = new SourceWatch("s", "push", 0, Duration.ofMinutes(1), T);
    SourceWatch anybody = new SourceWatch("w", "json", 0, Duration.ofMinutes(1), SourceWatch.NEVER);

    assertThat(sender.state(T + 180_000).health()).isEqualTo(Health.WAITING);
    assertThat(sender.state(T + 180_001).health()).isEqualTo(Health.STALE);
    assertThat(anybody.state(T + 86_400_000).health()).isEqualTo(Health.WAITING);
  }

  @Test
  void heard_afterMoreThanTwoIntervals_isAGap() {
    watch.heard(T);
    watch.heard(T + 30_000);
    watch.heard(T + 60_001);

    assertThat(watch.state(T).gaps()).isEqualTo(1);
  }
}
