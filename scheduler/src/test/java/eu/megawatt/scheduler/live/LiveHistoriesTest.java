package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order: no limit is passed, nothing frozen moves, reasons agree. */
class LiveHistoriesTest {

  /** Thousands with {@code -Dmegawatt.histories=5000}. */
  private static final long HISTORIES = Long.getLong("megawatt.histories", 100);

  private static final int STEPS = 60;

  /** Nobody has a share here: see {@link ShareHistoriesTest}. */
  private static final EnumSet<Refusal.Code> OF_SHARES =
      EnumSet.of(Refusal.Code.BEYOND_CEILING, Refusal.Code.BEYOND_BUDGET);

  @Test
  void plan_anythingByChance_keepsEveryLimitAndEveryPromise() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 0; seed < HISTORIES; seed++) {
      History history = new History(seed);
      for (int step = 0; step < STEPS; step++) {
        history.step();
      }
      seen.addAll(history.seen());
    }
    assertThat(seen)
        .contains("Capped", "Shifted", "Stopped", "Restarted", "LeftWaiting", "Placed", "Adopted")
        .contains("Moved", "Pinned", "Unpinned", "Overridden", "Served", "Withheld")
        .contains("Chained", "Released", "Broken", "PausedAtWork", "PausedAhead", "Measured")
        .containsAll(EnumSet.complementOf(OF_SHARES).stream().map(Refusal.Code::token).toList());
  }
}
