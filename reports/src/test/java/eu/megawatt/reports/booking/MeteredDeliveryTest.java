package eu.megawatt.reports.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeteredDeliveryTest {

  private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");

  @Test
  void of_anHourOfTwoMegawatts_isHalfAMegawattHourInEachQuarter() {
    MeteredDelivery delivery = delivery(new Step(FROM, FROM.plusSeconds(3_600), mw("2")));

    assertThat(delivery.milliJ())
        .hasSize(4)
        .allSatisfy((_, milliJ) -> assertThat(milliJ).isEqualTo(500_000L * 3_600 * 1_000));
  }

  @Test
  void of_anyFiveMinuteSteps_isTheirSumWhereAllThreeAreThere() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Step> steps = new ArrayList<>();
      Map<Quarter, Long> naive = new TreeMap<>();
      for (int quarter = 0; quarter < 20; quarter++) {
        long sum = 0;
        int there = 0;
        for (int third = 0; third < 3; third++) {
          Instant at = FROM.plusSeconds(quarter * 900L + third * 300L);
          if (random.nextInt(10) > 0) {
            int kilowatts = random.nextInt(50_000);
            steps.add(new Step(at, at.plusSeconds(300), BigDecimal.valueOf(kilowatts, 3)));
            sum += kilowatts * 1_000L * 300 * 1_000;
            there++;
          }
        }
        if (there == 3) {
          naive.put(Quarter.at(FROM.plusSeconds(quarter * 900L)), sum);
        }
      }

      assertThat(delivery(steps.toArray(Step[]::new)).milliJ())
          .as("seed %d", seed)
          .isEqualTo(naive);
    }
  }

  @Test
  void of_prices_isRefused() {
    TimedSeries prices = new TimedSeries(SeriesId.price("FR", "EUR"), "test", List.of());

    assertThatThrownBy(() -> MeteredDelivery.of(new NumberedSeries(1, prices)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FR price");
  }

  private static BigDecimal mw(String text) {
    return new BigDecimal(text);
  }

  private static MeteredDelivery delivery(Step... steps) {
    return MeteredDelivery.of(
        new NumberedSeries(1, new TimedSeries(SeriesId.delivery("wind"), "test", List.of(steps))));
  }
}
