package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order: no ceiling is passed and no budget. */
class ShareHistoriesTest {

  /** Thousands with {@code -Dmegawatt.histories=5000}. */
  private static final long HISTORIES = Long.getLong("megawatt.histories", 60);

  private static final int STEPS = 50;

  @Test
  void shares_anythingByChance_areKept() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 0; seed < HISTORIES; seed++) {
      ShareHistory history = new ShareHistory(seed);
      for (int step = 0; step < STEPS; step++) {
        history.step();
      }
      seen.addAll(history.seen());
    }
    assertThat(seen)
        .contains("Reclaimed", "Ceiling", "CeilingRefused", "Adopted")
        .contains("BeyondCeiling", "BeyondBudget");
  }
}
