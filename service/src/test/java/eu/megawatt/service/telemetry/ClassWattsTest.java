package eu.megawatt.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.telemetry.live.ClassPower;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole watts of classes, in the order training, fine-tuning, batch, inference, idle. */
final class ClassWattsTest {

  private static final ClassPower POWER =
      new ClassPower(
          Map.of(
              JobKind.TRAINING, 60_999L,
              JobKind.FINE_TUNING, 0L,
              JobKind.BATCH, 20_000L,
              JobKind.INFERENCE, 10_500L),
          10_001);

  @Test
  void classes_ofAGreaterLoad_areRoundedDown() {
    assertThat(ClassWatts.of(POWER, 130)).containsExactly(60, 0, 20, 10, 10);
  }

  @Test
  void classes_ofMoreThanTheMeterSays_haveTheLoadInProportion() {
    int[] watts = ClassWatts.of(POWER, 50);

    assertThat(watts).containsExactly(30, 0, 10, 5, 5);
  }

  @Test
  void classes_ofNoKnownLoad_haveNothing() {
    assertThat(ClassWatts.of(POWER, -1)).containsOnly(0);
  }

  @Test
  void byWord_ofTheSecondSite_isItsOwn() {
    int[] both = {0, 0, 0, 0, 0, 1, 2, 3, 4, 5};

    assertThat(ClassWatts.byWord(both, ClassWatts.COLUMNS))
        .isEqualTo(
            Map.of("training", 1L, "fine-tuning", 2L, "batch", 3L, "inference", 4L, "idle", 5L));
  }
}
