package eu.megawatt.fleet.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriceSeriesTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final TimeGrid QUARTERS = new TimeGrid(NEW_YEAR, 15, 365 * 96);
  private static final int SEEDS = 5;

  @ParameterizedTest
  @EnumSource
  void dayAhead_overAYear_hasTheZonesMoments(PriceArea area) {
    for (long seed = 0; seed < SEEDS; seed++) {
      double[] prices = new PriceSeries(area, seed).dayAheadEurPerMWh(QUARTERS).toArray();
      assertThat(mean(prices)).isCloseTo(area.meanEurPerMWh(), within(0.5));
      assertThat(dailySpread(prices)).isCloseTo(area.dailySpreadEurPerMWh(), within(1.0));
      double negative = Arrays.stream(prices).filter(p -> p < 0).count() / (double) prices.length;
      assertThat(negative).isCloseTo(area.negativeShare(), within(0.004));
      assertThat(Arrays.stream(prices).min().orElseThrow())
          .isCloseTo(area.leastEurPerMWh(), within(0.1));
      assertThat(Arrays.stream(prices).max().orElseThrow())
          .isCloseTo(area.mostEurPerMWh(), within(0.1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void dayAhead_middayAgainstEvening_dipsUnderTheSun(PriceArea area) {
    double[] prices = new PriceSeries(area, 3).dayAheadEurPerMWh(QUARTERS).toArray();
    assertThat(atHour(prices, 12)).isLessThan(atHour(prices, 18) - 20);
  }

  @ParameterizedTest
  @EnumSource
  void carbon_overAYear_staysAroundItsMean(PriceArea area) {
    double[] grams = new PriceSeries(area, 1).carbonGramsPerKWh(QUARTERS).toArray();
    assertThat(mean(grams))
        .isCloseTo(area.carbonGramsPerKWh(), within(0.1 * area.carbonGramsPerKWh()));
    assertThat(Arrays.stream(grams).min().orElseThrow()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void allIn_anySlot_addsTaxesAndNetwork(PriceArea area) {
    PriceSeries series = new PriceSeries(area, 8);
    double dayAhead = series.dayAheadEurPerMWh(QUARTERS).at(12_345);
    assertThat(series.allInEurPerMWh(QUARTERS).at(12_345))
        .isCloseTo(dayAhead + area.addedEurPerMWh(), within(0.011));
  }

  @ParameterizedTest
  @EnumSource
  void dayAhead_halfHours_areMeansOfTheirQuarters(PriceArea area) {
    PriceSeries series = new PriceSeries(area, 2);
    double[] quarters = series.dayAheadEurPerMWh(QUARTERS).toArray();
    double half = series.dayAheadEurPerMWh(new TimeGrid(NEW_YEAR, 30, 48)).at(7);
    assertThat(half).isCloseTo((quarters[14] + quarters[15]) / 2, within(0.011));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double atHour(double[] prices, int hour) {
    double sum = 0;
    for (int i = hour * 4; i < prices.length; i += 96) {
      sum += prices[i];
    }
    return sum / 365;
  }

  /** Counted here again, not taken from the code under test. */
  private static double dailySpread(double[] prices) {
    double sum = 0;
    for (int day = 0; day < 365; day++) {
      double[] sorted = Arrays.stream(prices, day * 96, day * 96 + 96).sorted().toArray();
      sum += Arrays.stream(sorted, 80, 96).average().orElseThrow();
      sum -= Arrays.stream(sorted, 0, 16).average().orElseThrow();
    }
    return sum / 365;
  }
}
