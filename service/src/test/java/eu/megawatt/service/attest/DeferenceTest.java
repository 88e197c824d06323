package eu.megawatt.service.attest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What can wait waits for a plan that is busy, and not for ever. */
final class DeferenceTest {

  private long now;
  private long worked;
  private final Deference deference = new Deference(() -> worked, () -> now);

  /** Whether it waits after a tenth of a second, in which the plan was worked on for some of it. */
  private boolean waits(double share) {
    now += Deference.LOOK_NS;
    worked += Math.round(share * Deference.LOOK_NS);
    return deference.isDue();
  }

  private long secondsUntilItGoesOn(double share) {
    long from = now;
    while (waits(share)) {
      assertThat(now - from).isLessThan(2 * Deference.LONGEST_NS);
    }
    return TimeUnit.NANOSECONDS.toSeconds(now - from);
  }

  @Test
  void waits_whileThePlanIsBusy_andGoesOnOnceItIsNot() {
    assertThat(waits(0.1)).isFalse();
    assertThat(waits(0.5)).isTrue();
    assertThat(waits(0.2)).isTrue();
    assertThat(waits(0.19)).isFalse();
  }

  @Test
  void waits_noLongerThanAMinute_andThenUntilAllIsDoneNotAgain() {
    assertThat(secondsUntilItGoesOn(0.9)).isBetween(60L, 61L);
    assertThat(waits(0.9)).isFalse();
    assertThat(waits(0.1)).isFalse();
    assertThat(waits(0.9)).isFalse();
    deference.isDone();
    assertThat(secondsUntilItGoesOn(0.9)).isBetween(60L, 61L);
  }

  @Test
  void waits_afterAPauseInWhichItWorked_forAMinuteAgain() {
    assertThat(waits(0.9)).isTrue();
    assertThat(waits(0)).isFalse();
    assertThat(secondsUntilItGoesOn(0.9)).isBetween(60L, 61L);
  }

  @Test
  void askedOftenerThanItLooks_saysTheSame() {
    assertThat(waits(0.9)).isTrue();
    now += Deference.LOOK_NS / 2;
    assertThat(deference.isDue()).isTrue();
  }
}
