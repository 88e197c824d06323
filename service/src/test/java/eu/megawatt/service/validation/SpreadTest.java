package eu.megawatt.service.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where speeds lie. */
final class SpreadTest {

  @Test
  void of_fiveSpeeds_hasThemAsItsMarks() {
    assertThat(Spread.of(new double[] {50, 10, 30, 20, 40}, 10, 7))
        .isEqualTo(new Spread(5, 7, 1, 2, 3, 4, 5));
  }

  @Test
  void of_oneSpeed_isThatAlone() {
    assertThat(Spread.of(new double[] {8}, 4, 8)).isEqualTo(new Spread(1, 8, 2, 2, 2, 2, 2));
  }

  @Test
  void of_betweenTwoSpeeds_isOnTheLine() {
    assertThat(Spread.of(new double[] {1, 2}, 1, 1.5))
        .isEqualTo(new Spread(2, 1.5, 1, 1.25, 1.5, 1.75, 2));
  }
}
