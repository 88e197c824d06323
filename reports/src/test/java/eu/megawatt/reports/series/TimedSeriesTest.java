package eu.megawatt.reports.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimedSeriesTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SeriesId FR = SeriesId.price("FR", "EUR");

  @Test
  void at_anyInstantOfRandomSeries_isWhatALookAtEachStepFinds() {
    for (int seed = 0; seed < 300; seed++) {
      TimedSeries series = RandomSeries.withGaps(FR, START, seed);
      for (int minute = -10; minute < 500; minute += 5) {
        Instant instant = START.plusSeconds(60L * minute);
        Optional<BigDecimal> looked =
            series.steps().stream()
                .filter(it -> !instant.isBefore(it.from()) && instant.isBefore(it.to()))
                .map(Step::value)
                .findFirst();
        assertThat(series.at(instant)).as("seed %d, minute %d", seed, minute).isEqualTo(looked);
      }
    }
  }

  @Test
  void coverage_anyTimeOfRandomSeries_hasAGapWhereThereIsNoValueAndNowhereElse() {
    for (int seed = 0; seed < 300; seed++) {
      TimedSeries series = RandomSeries.withGaps(FR, START, seed);
      SplittableRandom random = new SplittableRandom(seed);
      Instant from = START.plusSeconds(60L * random.nextInt(-20, 200));
      Instant to = from.plusSeconds(60L * random.nextInt(1, 300));
      Coverage coverage = series.coverage(from, to);
      for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
        Instant instant = at;
        assertThat(
                coverage.gaps().stream()
                    .anyMatch(g -> !instant.isBefore(g.from()) && instant.isBefore(g.to())))
            .as("seed %d at %s", seed, instant)
            .isEqualTo(series.at(instant).isEmpty());
      }
      assertThat(coverage.isComplete()).isEqualTo(coverage.missing().isZero());
      for (int i = 1; i < coverage.gaps().size(); i++) {
        assertThat(coverage.gaps().get(i).from()).isAfter(coverage.gaps().get(i - 1).to());
      }
    }
  }

  @Test
  void new_stepOverAnother_isRefusedByName() {
    List<Step> steps = List.of(step(0, 30, "1"), step(15, 45, "2"));

    assertThatThrownBy(() -> new TimedSeries(FR, "a test", steps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FR price EUR/MWh")
        .hasMessageContaining("2026-01-01T00:15:00Z");
  }

  @Test
  void new_stepThatEndsBeforeItBegins_isRefused() {
    assertThatThrownBy(() -> step(30, 30, "1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void step_sameNumberWrittenOtherwise_isTheSameStep() {
    assertThat(step(0, 15, "1E+2")).isEqualTo(step(0, 15, "100.00"));
    assertThat(step(0, 15, "100.00").value().toPlainString()).isEqualTo("100");
  }

  @Test
  void seriesId_priceWithoutCurrencyOrCarbonWithOne_isRefused() {
    assertThatThrownBy(() -> new SeriesId("FR", SeriesKind.PRICE, Optional.empty()))
        .hasMessageContaining("currency");
    assertThatThrownBy(() -> new SeriesId("FR", SeriesKind.CARBON_LOCATION, Optional.of("EUR")))
        .hasMessageContaining("carbon-location");
    assertThat(SeriesId.carbon("FR", SeriesKind.CARBON_RESIDUAL).unit()).isEqualTo("gCO2e/kWh");
    assertThat(SeriesId.price("SE3", "SEK").unit()).isEqualTo("SEK/MWh");
  }

  private static Step step(int fromMinute, int toMinute, String value) {
    return new Step(
        START.plusSeconds(60L * fromMinute),
        START.plusSeconds(60L * toMinute),
        new BigDecimal(value));
  }
}
