package eu.megawatt.planner.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.models.measure.Source;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelQualityTest {

  /** Wilson's ends are the shares of all answers whose distance from what was seen is z errors. */
  @Test
  void interval_anyShare_endsAreZStandardErrorsAway() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int trials = 1 + random.nextInt(2_000);
      double share = (double) random.nextInt(trials + 1) / trials;

      Bounds bounds = quality(share, OptionalInt.of(trials)).interval().orElseThrow();

      assertThat(bounds.low()).isBetween(0.0, share);
      assertThat(bounds.high()).isBetween(share, 1.0);
      for (double end : new double[] {bounds.low(), bounds.high()}) {
        if (end > 1e-12 && end < 1 - 1e-12) {
          double error = Math.sqrt(end * (1 - end) / trials);
          assertThat(Math.abs(end - share) / error)
              .as("seed %d", seed)
              .isCloseTo(1.959964, within(1e-5));
        }
      }
    }
  }

  @Test
  void interval_eightyOfHundred_isThatOfTheTextbook() {
    Bounds bounds = quality(0.8, OptionalInt.of(100)).interval().orElseThrow();

    assertThat(bounds.low()).isCloseTo(0.7112, within(5e-5));
    assertThat(bounds.high()).isCloseTo(0.8666, within(5e-5));
  }

  @Test
  void interval_trialsUnknown_isNone() {
    assertThat(quality(0.8, OptionalInt.empty()).interval()).isEmpty();
  }

  @Test
  void quality_inPercentOrOfNoTrial_isRefused() {
    assertThatThrownBy(() -> quality(76.3, OptionalInt.empty()))
        .hasMessage("share is 76.3; it is 0, or from 1.0E-6 to 1. Maybe it is in percent");
    assertThatThrownBy(() -> quality(0.5, OptionalInt.of(0))).hasMessageContaining("trials is 0");
  }

  private static ModelQuality quality(double share, OptionalInt trials) {
    return new ModelQuality(
        "chat", share, trials, Source.measured("a test"), LocalDate.of(2026, 2, 1));
  }
}
