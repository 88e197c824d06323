package eu.megawatt.reports.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesVersionsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant RECEIVED = Instant.parse("2025-12-31T12:00:00Z");
  private static final SeriesId FR = SeriesId.price("FR", "EUR");

  @Test
  void at_randomVersions_isTheNewestOfThoseReceivedByThen() {
    for (int seed = 0; seed < 100; seed++) {
      SeriesVersions versions = SeriesVersions.none(FR);
      List<TimedSeries> imported = new ArrayList<>();
      for (int day = 0; day < 6; day++) {
        imported.add(RandomSeries.withGaps(FR, START, seed * 100L + day));
        versions = versions.with(imported.getLast(), received(day));
      }
      for (int known = -1; known < 7; known++) {
        for (int minute = 0; minute < 400; minute += 5) {
          Instant at = START.plusSeconds(60L * minute);
          Optional<BigDecimal> newest = Optional.empty();
          for (int day = 0; day < 6 && day <= known; day++) {
            Optional<BigDecimal> older = newest;
            newest = imported.get(day).at(at).or(() -> older);
          }
          assertThat(versions.at(at, received(known)))
              .as("seed %d, day %d, minute %d", seed, known, minute)
              .isEqualTo(newest);
          assertThat(versions.knownAt(received(known)).flatMap(it -> it.at(at))).isEqualTo(newest);
        }
      }
      assertThat(versions.latest()).isEqualTo(versions.knownAt(received(6)));
    }
  }

  @Test
  void with_sameFileTwice_addsNoVersion() {
    TimedSeries day = RandomSeries.withGaps(FR, START, 1);
    SeriesVersions once = SeriesVersions.none(FR).with(day, RECEIVED);

    assertThat(once.with(day, RECEIVED.plusSeconds(60))).isSameAs(once);
  }

  @Test
  void with_correction_keepsWhatWasKnownBefore() {
    SeriesVersions versions =
        SeriesVersions.none(FR).with(price("50"), received(0)).with(price("55"), received(1));

    assertThat(versions.at(START, received(0))).contains(new BigDecimal("50"));
    assertThat(versions.at(START, received(1))).contains(new BigDecimal("55"));
    assertThat(versions.at(START, received(-1))).isEmpty();
    assertThat(versions.versions().stream().map(SeriesVersions.Version::number))
        .containsExactly(1, 2);
  }

  @Test
  void with_receivedBeforeTheLastVersion_isRefused() {
    SeriesVersions versions = SeriesVersions.none(FR).with(price("50"), received(1));

    assertThatThrownBy(() -> versions.with(price("55"), received(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Version 2");
  }

  @Test
  void with_anotherSeries_isRefused() {
    TimedSeries other = RandomSeries.withGaps(SeriesId.price("SE3", "EUR"), START, 1);

    assertThatThrownBy(() -> SeriesVersions.none(FR).with(other, RECEIVED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SE3");
  }

  private static TimedSeries price(String eur) {
    return new TimedSeries(
        FR, "a test", List.of(new Step(START, START.plusSeconds(900), new BigDecimal(eur))));
  }

  private static Instant received(int day) {
    return RECEIVED.plusSeconds(86_400L * day);
  }
}
