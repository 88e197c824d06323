package eu.megawatt.planner.forecast;

import static eu.megawatt.planner.forecast.TestingHistories.hours;
import static eu.megawatt.planner.forecast.TestingHistories.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ForecasterTest {

  @Test
  void forecast_constant_goesOnWithoutWidth() {
    Forecast forecast = Forecaster.usual().forecast(hours(7, series(60, _ -> 42)), 10);

    for (ForecastPoint point : forecast.points()) {
      assertThat(point.median()).isCloseTo(42, within(1e-6));
      assertThat(point.at(95).low()).isCloseTo(42, within(1e-6));
      assertThat(point.at(95).high()).isCloseTo(42, within(1e-6));
    }
  }

  @Test
  void forecast_nothingEver_isNothing() {
    Forecast forecast = Forecaster.usual().forecast(hours(7, new double[60]), 10);

    assertThat(forecast.points()).allMatch(it -> it.median() < 1e-9 && it.at(95).high() < 1e-9);
  }

  @Test
  void forecast_pureSeason_isExact() {
    History history = hours(24, series(240, i -> 10 + i % 24));

    for (ForecastPoint point : Forecaster.usual().forecast(history, 48).points()) {
      double expected = 10 + point.from().atOffset(ZoneOffset.UTC).getHour();
      assertThat(point.median()).isCloseTo(expected, within(1e-6));
      assertThat(point.at(95).high()).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void forecast_any_hasBoundsWithinBoundsAroundTheMedian() {
    for (DemandKind kind : DemandKind.values()) {
      History history = SimulatedDemand.of(kind, 5);
      Forecast forecast = new Forecaster(List.of(20, 50, 90, 99)).forecast(history, 20);

      for (int h = 0; h < 20; h++) {
        ForecastPoint point = forecast.points().get(h);
        assertThat(point.from()).isEqualTo(history.at(history.size() + h));
        assertThat(point.bounds()).extracting(Bounds::levelPct).containsExactly(20, 50, 90, 99);
        assertThat(point.bounds())
            .isSortedAccordingTo(Comparator.comparingDouble(Bounds::high))
            .isSortedAccordingTo(Comparator.comparingDouble(Bounds::low).reversed())
            .allMatch(it -> it.covers(point.median()));
      }
    }
  }

  @Test
  void forecast_scores_areAllWithTheBestFirst() {
    Forecast forecast = Forecaster.usual().forecast(SimulatedDemand.of(DemandKind.TREND, 1), 12);

    assertThat(forecast.scores())
        .isSortedAccordingTo(Comparator.comparingDouble(Score::mase))
        .first()
        .isEqualTo(forecast.chosen());
    assertThat(forecast.scores())
        .extracting(Score::model)
        .anyMatch(it -> it.startsWith("seasonal naive"))
        .anyMatch(it -> it.startsWith("seasonal damped smoothing"))
        .anyMatch(it -> it.startsWith("seasonal profile"))
        .anyMatch(it -> it.startsWith("harmonic regression"));
  }

  @Test
  void forecast_walk_choosesOnlyWhatFollowsIt() {
    Random random = new Random(4);
    double[] walk = new double[300];
    walk[0] = 1_000;
    for (int i = 1; i < walk.length; i++) {
      walk[i] = walk[i - 1] + random.nextGaussian();
    }
    Forecast forecast = Forecaster.usual().forecast(hours(1, walk), 5);

    assertThat(forecast.points().getFirst().median()).isCloseTo(walk[299], within(1.0));
  }

  @Test
  void forecast_twoYearsOfDaysWithWeekAndYear_followsBoth() {
    Random random = new Random(2);
    double[] days = series(730 + 365, i -> dayOf(i));
    double[] known = series(730, i -> Math.max(0, days[i] + 4 * random.nextGaussian()));
    History history =
        History.of(TestingHistories.START, Duration.ofDays(1), List.of(7, 365), known);

    List<ForecastPoint> points = Forecaster.usual().forecast(history, 365).points();

    double sum = 0;
    for (int h = 0; h < 365; h++) {
      sum += Math.abs(points.get(h).median() - days[730 + h]);
    }
    assertThat(sum / 365).isLessThan(4);
  }

  private static double dayOf(int day) {
    double week = day % 7 < 5 ? 10 : -25;
    return 150 + 0.05 * day + week + 30 * Math.sin(2 * Math.PI * day / 365);
  }

  @Test
  void forecast_fartherThanTested_saysSoAndWidensOn() {
    List<ForecastPoint> points =
        Forecaster.usual().forecast(SimulatedDemand.of(DemandKind.TREND, 0), 300).points();

    assertThat(points.getFirst().isTested()).isTrue();
    assertThat(points.getLast().isTested()).isFalse();
    double width = points.get(200).at(80).high() - points.get(200).at(80).low();
    assertThat(points.get(299).at(80).high() - points.get(299).at(80).low()).isGreaterThan(width);
  }

  @Test
  void forecast_shortestAllowed_hasAllItsSteps() {
    for (int season = 1; season <= 30; season++) {
      Random random = new Random(season);
      double[] values = random.doubles(Origins.fewestValues(season), 0, 100).toArray();

      assertThat(Forecaster.usual().forecast(hours(season, values), 50).points())
          .as("season of %d", season)
          .hasSize(50)
          .allMatch(it -> Double.isFinite(it.at(95).high()));
    }
  }

  @Test
  void forecast_seasonsThatAreNearEachOther_staysFinite() {
    Random random = new Random(8);
    History history =
        History.of(
            TestingHistories.START,
            Duration.ofHours(1),
            List.of(23, 24, 25),
            series(300, i -> 50 + 10 * Math.sin(i / 4.0) + random.nextDouble()));

    assertThat(Forecaster.usual().forecast(history, 48).points())
        .allMatch(it -> it.median() < 100 && it.at(95).high() < 200);
  }

  @Test
  void forecast_oneEnormousValue_staysFinite() {
    History history = hours(24, series(300, i -> i == 200 ? 1e150 : 5 + i % 24));

    assertThat(Forecaster.usual().forecast(history, 24).points())
        .allMatch(it -> Double.isFinite(it.median()) && Double.isFinite(it.at(95).high()));
  }

  @Test
  void forecast_sameHistory_isTheSame() {
    History history = SimulatedDemand.of(DemandKind.TREND, 3);

    assertThat(Forecaster.usual().forecast(history, 9))
        .isEqualTo(Forecaster.usual().forecast(history, 9));
  }

  @Test
  void forecast_whatIsNotAllowed_isRefused() {
    History history = SimulatedDemand.of(DemandKind.TREND, 0);

    assertThatThrownBy(() -> Forecaster.usual().forecast(history, 0))
        .hasMessageContaining("horizon (0)");
    assertThatThrownBy(() -> Forecaster.usual().forecast(history.until(20), 1))
        .hasMessageContaining("20 values");
    assertThatThrownBy(() -> new Forecaster(List.of(80, 50))).hasMessageContaining("[80, 50]");
    assertThatThrownBy(() -> new Forecaster(List.of())).hasMessageContaining("levelsPct ([])");
    assertThatThrownBy(() -> Forecaster.usual().forecast(history, 1).points().getFirst().at(70))
        .hasMessageContaining("levelPct (70)");
  }
}
