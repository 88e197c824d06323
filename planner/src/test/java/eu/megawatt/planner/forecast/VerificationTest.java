package eu.megawatt.planner.forecast;

import static eu.megawatt.planner.forecast.TestingHistories.START;
import static eu.megawatt.planner.forecast.TestingHistories.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class VerificationTest {

  private static ForecastPoint point(double median, double low80, double high80) {
    return new ForecastPoint(
        START,
        median,
        List.of(new Bounds(50, median, median), new Bounds(80, low80, high80)),
        true);
  }

  private static Forecast forecast(ForecastPoint... points) {
    Score score = new Score("by hand", "plain", 1);
    return new Forecast(List.of(points), score, List.of(score));
  }

  @Test
  void of_byHand_isCounted() {
    History known = hours(1, 1, 3, 2, 4); // naive errors 2, 1, 2: 5/3 on average
    History came = hours(1, 1, 3, 2, 4, 5, 9, 7);
    Forecast forecast = forecast(point(5, 4, 6), point(6, 5, 8), point(8, 7, 9));

    Verification verification = Verification.of(forecast, known, came);

    assertThat(verification.values()).isEqualTo(3);
    assertThat(verification.coveredShare(50)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(verification.coveredShare(80)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(verification.mase()).isCloseTo((0 + 3 + 1) / 3.0 / (5 / 3.0), within(1e-12));
    assertThat(verification.naiveMase()).isCloseTo((1 + 5 + 3) / 3.0 / (5 / 3.0), within(1e-12));
    assertThatThrownBy(() -> verification.coveredShare(95)).hasMessageContaining("[50, 80]");
  }

  @Test
  void and_two_countsBoth() {
    History known = hours(1, 1, 2);
    Verification hit = Verification.of(forecast(point(3, 2, 4)), known, hours(1, 1, 2, 3));
    Verification miss = Verification.of(forecast(point(3, 2, 4)), known, hours(1, 1, 2, 9));

    Verification both = Verification.none().and(hit).and(miss);

    assertThat(both.values()).isEqualTo(2);
    assertThat(both.coveredShare(80)).isEqualTo(0.5);
    assertThat(both.mase()).isEqualTo(3);
    assertThat(both.naiveMase()).isEqualTo(4);
  }

  @Test
  void rolling_history_forecastsEachLaterValueOnce() {
    History history = SimulatedDemand.of(DemandKind.TREND, 1);
    Verification verification =
        Verification.rolling(Forecaster.usual(), history, history.size() - 31, 10, 10);

    assertThat(verification.values()).isEqualTo(30);
    assertThat(verification.covered()).containsOnlyKeys(50, 80, 95);
    assertThatThrownBy(() -> Verification.rolling(Forecaster.usual(), history, 200, 10, 0))
        .hasMessageContaining("stride (0)");
  }

  @Test
  void bounds_belowZeroOrTurned_areRefused() {
    assertThatThrownBy(() -> new Bounds(80, -1, 2)).hasMessageContaining("low (-1.0)");
    assertThatThrownBy(() -> new Bounds(80, 3, 2)).hasMessageContaining("high (2.0)");
    assertThatThrownBy(() -> new Bounds(80, Double.NaN, 2)).hasMessageContaining("NaN");
  }
}
