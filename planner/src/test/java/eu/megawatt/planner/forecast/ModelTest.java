package eu.megawatt.planner.forecast;

import static eu.megawatt.planner.forecast.TestingHistories.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ModelTest {

  private static final List<Double> WEEK = List.of(10.0, 12.0, 9.0, 14.0, 20.0, 3.0, 1.0);

  private static List<Model> seasonal(int season) {
    return List.of(
        new SeasonalNaive(season),
        new SeasonalProfile(season),
        new Smoothing(Trend.NONE, season),
        new Smoothing(Trend.DAMPED, season),
        new HarmonicRegression(List.of(season)));
  }

  private static double[] ahead(Model model, int horizon, double... past) {
    return model.fit(past).ahead(past, horizon);
  }

  @Test
  void ahead_constant_goesOn() {
    Stream<Model> plain =
        Stream.of(
            new SeasonalNaive(1),
            new Smoothing(Trend.NONE, 1),
            new Smoothing(Trend.DAMPED, 1),
            new HarmonicRegression(List.of(1)));
    for (Model model : Stream.concat(plain, seasonal(7).stream()).toList()) {
      double[] next = ahead(model, 20, series(60, _ -> 42));

      assertThat(next).as(model.title()).hasSize(20).containsOnly(new double[] {42}, within(1e-6));
    }
  }

  @Test
  void ahead_pureSeason_goesOnFromAnyPlace() {
    for (int size = 56; size < 63; size++) {
      for (Model model : seasonal(7)) {
        int from = size;
        double[] next = ahead(model, 15, series(size, i -> WEEK.get(i % 7)));

        assertThat(next)
            .as(model.title() + " from " + size)
            .containsExactly(series(15, h -> WEEK.get((from + h) % 7)), within(1e-6));
      }
    }
  }

  @Test
  void ahead_longerPastThanFitted_goesOnFromItsEnd() {
    double[] longer = series(75, i -> WEEK.get(i % 7));
    for (Model model : seasonal(7)) {
      double[] next = model.fit(series(56, i -> WEEK.get(i % 7))).ahead(longer, 7);

      assertThat(next)
          .as(model.title())
          .containsExactly(series(7, h -> WEEK.get((75 + h) % 7)), within(1e-6));
    }
  }

  @Test
  void harmonicRegression_lineWithTwoSeasons_isFound() {
    double[] all =
        series(
            900,
            i ->
                50
                    + 0.02 * i
                    + 8 * Math.sin(2 * Math.PI * i / 365 + 1)
                    + 3 * Math.cos(4 * Math.PI * i / 7));
    double[] past = Arrays.copyOf(all, 730);

    assertThat(ahead(new HarmonicRegression(List.of(7, 365)), 170, past))
        .containsExactly(Arrays.copyOfRange(all, 730, 900), within(1e-6));
  }

  @Test
  void harmonicRegression_residualOfItsOwn_fadesAsItDid() {
    Random random = new Random(3);
    double[] past = new double[4_000];
    for (int i = 1; i < past.length; i++) {
      past[i] = 0.8 * past[i - 1] + random.nextGaussian();
    }
    past[past.length - 1] = 50;

    double[] next = ahead(new HarmonicRegression(List.of(1)), 2, past);

    assertThat(next[0]).isCloseTo(0.8 * 50, within(4.0));
    assertThat(next[1] / next[0]).isCloseTo(0.8, within(0.08));
  }

  @Test
  void seasonalProfile_oneOddSeason_doesNotMoveTheShape() {
    double[] past = series(70, i -> WEEK.get(i % 7));
    past[23] += 1_000;
    past[25] -= 1_000;

    assertThat(ahead(new SeasonalProfile(7), 7, past))
        .containsExactly(series(7, WEEK::get), within(1e-6));
  }

  @Test
  void seasonalProfile_levelThatRises_goesOnByHalf() {
    double[] next = ahead(new SeasonalProfile(4), 4, series(40, i -> i));

    double middleOfLast = 37.5;
    assertThat(Arrays.stream(next).average().orElseThrow())
        .isCloseTo(middleOfLast + 0.5 * 4, within(1e-9));
  }

  @Test
  void smoothing_noiseAroundALevel_findsTheLevel() {
    Random random = new Random(5);
    double[] past = series(500, _ -> 100 + 10 * random.nextGaussian());

    assertThat(ahead(new Smoothing(Trend.NONE, 1), 1, past)[0]).isCloseTo(100, within(3.0));
  }

  @Test
  void smoothing_walk_goesOnFromItsLastValue() {
    Random random = new Random(6);
    double[] past = new double[500];
    for (int i = 1; i < past.length; i++) {
      past[i] = past[i - 1] + random.nextGaussian();
    }

    assertThat(ahead(new Smoothing(Trend.NONE, 1), 1, past)[0]).isCloseTo(past[499], within(0.5));
  }

  @Test
  void smoothing_risingLine_dampedTrendRisesOn() {
    double[] next = ahead(new Smoothing(Trend.DAMPED, 1), 2, series(200, i -> 3 * i));

    assertThat(next[0]).isGreaterThan(3 * 199 + 2);
    assertThat(next[1] - next[0]).isBetween(2.0, 3.0);
  }

  @Test
  void scale_andBack_isTheValue() {
    for (Scale scale : Scale.values()) {
      for (double value : new double[] {0, 0.3, 1, 17, 1e9}) {
        assertThat(scale.undo(scale.of(value))).isCloseTo(value, within(1e-6 * (1 + value)));
      }
      assertThat(scale.undo(-3)).isZero();
      assertThat(scale.undo(1e6)).isFinite();
    }
  }
}
