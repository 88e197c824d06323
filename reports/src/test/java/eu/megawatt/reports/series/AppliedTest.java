package eu.megawatt.reports.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppliedTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SeriesId FR = SeriesId.price("FR", "EUR");

  @Test
  void merge_randomSeries_saysOfEachMinuteWhatBecameOfIt() {
    for (int seed = 0; seed < 400; seed++) {
      TimedSeries known = RandomSeries.withGaps(FR, START, seed);
      TimedSeries imported = RandomSeries.withGaps(FR, START.plusSeconds(600), seed + 10_000);
      Applied applied = Applied.merge(known, imported);
      for (int minute = -5; minute < 1_000; minute += 5) {
        Instant at = START.plusSeconds(60L * minute);
        Optional<BigDecimal> was = known.at(at);
        Optional<BigDecimal> is = imported.at(at);
        String where = "seed %d at %s".formatted(seed, at);
        assertThat(applied.merged().at(at)).as(where).isEqualTo(is.or(() -> was));
        assertThat(count(applied.added(), at)).as(where).isEqualTo(is.isPresent() && was.isEmpty());
        assertThat(count(applied.unchanged(), at))
            .as(where)
            .isEqualTo(is.isPresent() && is.equals(was));
        assertThat(
                applied.changed().stream()
                    .filter(it -> !at.isBefore(it.from()) && at.isBefore(it.to()))
                    .map(it -> List.of(it.was(), it.is()))
                    .toList())
            .as(where)
            .isEqualTo(
                is.isPresent() && was.isPresent() && !is.equals(was)
                    ? List.of(List.of(was.get(), is.get()))
                    : List.of());
      }
    }
  }

  @Test
  void merge_sameSeriesAgain_isNothingAndKeepsTheExistingOne() {
    for (int seed = 0; seed < 200; seed++) {
      TimedSeries known = RandomSeries.withGaps(FR, START, seed);
      TimedSeries imported = RandomSeries.withGaps(FR, START, seed + 10_000);
      TimedSeries merged = Applied.merge(known, imported).merged();
      Applied again = Applied.merge(merged, imported);

      assertThat(again.isNothing()).as("seed %d", seed).isTrue();
      assertThat(again.merged()).isSameAs(merged);
    }
  }

  @Test
  void merge_hourThatBecomesQuarters_namesTheQuartersThatDiffer() {
    TimedSeries hour = series(step(0, 60, "50"));
    TimedSeries quarters =
        series(step(0, 15, "50"), step(15, 30, "60"), step(30, 45, "50"), step(45, 60, "40"));

    Applied applied = Applied.merge(hour, quarters);

    assertThat(applied.added()).isEmpty();
    assertThat(applied.unchanged()).containsExactly(step(0, 15, "50"), step(30, 45, "50"));
    assertThat(applied.changed())
        .containsExactly(
            new Applied.Change(minute(15), minute(30), decimal("50"), decimal("60")),
            new Applied.Change(minute(45), minute(60), decimal("50"), decimal("40")));
    assertThat(applied.merged()).isEqualTo(quarters);
  }

  @Test
  void merge_anotherSeries_isRefused() {
    TimedSeries sek = new TimedSeries(SeriesId.price("FR", "SEK"), "a test", List.of());

    assertThatThrownBy(() -> Applied.merge(series(), sek))
        .hasMessageContaining("FR price SEK/MWh")
        .hasMessageContaining("FR price EUR/MWh");
  }

  private static boolean count(List<Step> steps, Instant at) {
    long count = steps.stream().filter(it -> it.contains(at)).count();
    assertThat(count).isLessThanOrEqualTo(1);
    return count == 1;
  }

  private static TimedSeries series(Step... steps) {
    return new TimedSeries(FR, "a test", List.of(steps));
  }

  private static Step step(int from, int to, String value) {
    return new Step(minute(from), minute(to), decimal(value));
  }

  private static Instant minute(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
