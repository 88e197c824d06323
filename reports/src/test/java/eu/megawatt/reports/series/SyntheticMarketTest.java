package eu.megawatt.reports.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.example.PriceArea;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticMarketTest {

  private static final ZoneId CENTRAL = ZoneId.of("Europe/Paris");
  private static final Instant FROM =
      LocalDate.parse("2026-01-01").atStartOfDay(CENTRAL).toInstant();
  private static final Instant TO = LocalDate.parse("2027-01-01").atStartOfDay(CENTRAL).toInstant();

  /** Moments of the markets, in EUR/MWh and as a share; the days are those of the local clock. */
  @ParameterizedTest
  @CsvSource({"FR,69.3,96,0.064", "SE2,39.6,39,0.023", "SE3,65.9,70,0.015"})
  void prices_aYear_haveTheMomentsOfTheMarket(
      PriceArea area, double meanEurPerMwh, double spreadEurPerMwh, double negativeShare) {
    for (long seed = 1; seed <= 3; seed++) {
      List<Step> steps = new SyntheticMarket(area, seed).prices(FROM, TO).steps();
      double mean = steps.stream().mapToDouble(it -> it.value().doubleValue()).average().orElse(0);
      double negative = steps.stream().filter(it -> it.value().signum() < 0).count();

      assertThat(mean).isCloseTo(meanEurPerMwh, within(0.02 * meanEurPerMwh));
      assertThat(spread(steps)).isCloseTo(spreadEurPerMwh, within(0.06 * spreadEurPerMwh));
      assertThat(negative / steps.size()).isCloseTo(negativeShare, within(0.01));
    }
  }

  /** Mean over the local days of the sixteen dearest quarters less the sixteen cheapest. */
  private static double spread(List<Step> steps) {
    Map<LocalDate, List<Double>> days =
        steps.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.from().atZone(CENTRAL).toLocalDate(),
                    TreeMap::new,
                    Collectors.mapping(it -> it.value().doubleValue(), Collectors.toList())));
    return days.values().stream()
        .mapToDouble(
            day -> {
              List<Double> sorted = day.stream().sorted().toList();
              double cheap = sorted.stream().limit(16).mapToDouble(it -> it).sum();
              double dear = sorted.reversed().stream().limit(16).mapToDouble(it -> it).sum();
              return (dear - cheap) / 16;
            })
        .average()
        .orElse(0);
  }

  @Test
  void prices_daysOfClockChanges_haveEveryQuarterHour() {
    TimedSeries prices = new SyntheticMarket(PriceArea.FR, 7).prices(FROM, TO);

    assertThat(prices.steps()).hasSize(365 * 96);
    assertThat(prices.coverage(FROM, TO).isComplete()).isTrue();
    assertThat(prices.id()).isEqualTo(SeriesId.price("FR", "EUR"));
    assertThat(prices.source()).isEqualTo("synthetic day-ahead prices of Megawatt, FR, seed 7");
  }

  @Test
  void prices_sameSeed_areTheSameAndAnotherSeedIsAnother() {
    TimedSeries prices = new SyntheticMarket(PriceArea.SE3, 7).prices(FROM, TO);

    assertThat(new SyntheticMarket(PriceArea.SE3, 7).prices(FROM, TO)).isEqualTo(prices);
    assertThat(new SyntheticMarket(PriceArea.SE3, 8).prices(FROM, TO).steps())
        .isNotEqualTo(prices.steps());
    assertThat(new SyntheticMarket(PriceArea.SE3, 7).prices(FROM, FROM.plusSeconds(900)).steps())
        .isEqualTo(prices.steps().subList(0, 1));
  }

  @Test
  void carbon_aYear_isPositiveAndNearTheZonesMean() {
    List<Step> steps = new SyntheticMarket(PriceArea.FR, 7).carbon(FROM, TO).steps();

    assertThat(steps).allMatch(it -> it.value().signum() > 0);
    assertThat(steps.stream().mapToDouble(it -> it.value().doubleValue()).average().orElse(0))
        .isCloseTo(PriceArea.FR.carbonGramsPerKWh(), within(5.0));
  }

  @Test
  void prices_timesOffTheQuarterOrBackwards_areRefused() {
    SyntheticMarket market = new SyntheticMarket(PriceArea.FR, 7);

    assertThatThrownBy(() -> market.prices(FROM.plusSeconds(1), TO.plusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> market.prices(TO, FROM)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> market.prices(FROM, FROM.plusSeconds(900L * 400_001)))
        .hasMessageContaining("400,000");
  }
}
