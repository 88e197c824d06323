package eu.megawatt.planner.forecast;

import static eu.megawatt.planner.forecast.TestingHistories.START;
import static eu.megawatt.planner.forecast.TestingHistories.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryTest {

  @Test
  void of_valueBelowZero_saysWhich() {
    assertThatThrownBy(() -> hours(1, 3, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("values[1] (-1.0)");
  }

  @Test
  void of_valueThatIsNoNumber_isRefused() {
    assertThatThrownBy(() -> hours(1, Double.NaN)).hasMessageContaining("values[0] (NaN)");
  }

  @Test
  void of_tooMany_isRefused() {
    assertThatThrownBy(() -> hours(1, new double[History.STEPS + 1]))
        .hasMessageContaining("100,001");
  }

  @Test
  void of_seasonsNotFromShortToLong_isRefused() {
    assertThatThrownBy(() -> History.of(START, Duration.ofDays(1), List.of(365, 7), 1, 2))
        .hasMessageContaining("[365, 7]");
    assertThatThrownBy(() -> History.of(START, Duration.ofDays(1), List.of(), 1, 2))
        .hasMessageContaining("[]");
  }

  @Test
  void of_stepOfNothing_isRefused() {
    assertThatThrownBy(() -> History.of(START, Duration.ZERO, List.of(1), 1))
        .hasMessageContaining("step (PT0S)");
  }

  @Test
  void of_arrayChangedLater_staysAsItWas() {
    double[] values = {1, 2};
    History history = hours(1, values);
    values[0] = 9;
    history.values()[1] = 9;

    assertThat(history.values()).containsExactly(1, 2);
  }

  @Test
  void until_firstSteps_areAloneWithTheirTimes() {
    History history = hours(2, 1, 2, 3).until(2);

    assertThat(history.values()).containsExactly(1, 2);
    assertThat(history.at(2)).isEqualTo(START.plus(Duration.ofHours(2)));
    assertThatThrownBy(() -> history.until(3)).hasMessageContaining("size (3) is not 1 to 2");
  }
}
