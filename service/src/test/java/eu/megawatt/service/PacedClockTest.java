package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.megawatt.service.live.PacedClock;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class PacedClockTest {

  private final AtomicReference<Instant> ours =
      new AtomicReference<>(Instant.parse("2026-11-26T08:00:00Z"));
  private final Clock clock = ((InstantSource) ours::get).withZone(ZoneOffset.UTC);

  @Test
  void minute_ofOurs_isAnHourAtSixtyTimesTheSpeed() {
    PacedClock paced = new PacedClock(clock, Instant.parse("2026-12-01T00:00:00Z"), 60);

    ours.updateAndGet(it -> it.plusSeconds(60));

    assertThat(paced.instant()).isEqualTo(Instant.parse("2026-12-01T01:00:00Z"));
  }

  @Test
  void speed_ofNothingOrTooMuch_isRefusedWithWhatIsAllowed() {
    for (int speed : new int[] {-1, 0, 601}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PacedClock(clock, ours.get(), speed))
          .withMessage("speed %d: from 1 to 600", speed);
    }
  }
}
