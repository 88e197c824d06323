package eu.megawatt.service.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CourtesyTest {

  private long tasks;
  private long seconds;

  private Courtesy on(int processors) {
    return new Courtesy(() -> tasks, () -> processors, () -> TimeUnit.SECONDS.toNanos(seconds));
  }

  private boolean afterASecondOf(int asked, Courtesy courtesy) {
    tasks += asked;
    seconds++;
    return courtesy.mayRun();
  }

  @Test
  void nobodyAsks_theSearchMayRun() {
    assertTrue(afterASecondOf(1, on(2)));
  }

  @Test
  void manyAskOnTwoProcessors_theSearchWaits_andGoesOnOnceTheyAreDone() {
    Courtesy courtesy = on(2);
    assertFalse(afterASecondOf(1_000, courtesy));
    assertTrue(afterASecondOf(1, courtesy));
  }

  @Test
  void manyAskOnSixteenProcessors_theSearchRunsBesideThem() {
    assertTrue(afterASecondOf(1_000, on(16)));
  }

  @Test
  void manyAskForFiveMinutes_theSearchStillHasOneTurnEachMinute() {
    Courtesy courtesy = on(2);
    int turns = 0;
    for (int second = 0; second < 300; second++) {
      turns += afterASecondOf(1_000, courtesy) ? 1 : 0;
    }
    assertEquals(5, turns);
  }
}
