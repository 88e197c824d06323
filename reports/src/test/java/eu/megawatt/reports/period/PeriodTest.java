package eu.megawatt.reports.period;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.ledger.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class PeriodTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static Period paris(String month) {
    return new Period(YearMonth.parse(month), PARIS);
  }

  @Test
  void quarterCount_ofTheDaysWhenClocksChange_is92And100() {
    assertThat(paris("2026-03").quarterCount(LocalDate.parse("2026-03-29"))).isEqualTo(92);
    assertThat(paris("2026-10").quarterCount(LocalDate.parse("2026-10-25"))).isEqualTo(100);
    assertThat(paris("2026-10").quarterCount(LocalDate.parse("2026-10-24"))).isEqualTo(96);
  }

  @Test
  void quarterCount_ofMonths_hasTheHourMoreOrLess() {
    assertThat(paris("2026-03").quarterCount()).isEqualTo(31 * 96 - 4);
    assertThat(paris("2026-10").quarterCount()).isEqualTo(31 * 96 + 4);
    assertThat(new Period(YearMonth.parse("2026-10"), ZoneOffset.UTC).quarterCount())
        .isEqualTo(31 * 96);
  }

  @Test
  void from_ofAMonthInParis_isTheEveningBeforeInUtc() {
    assertThat(paris("2026-10").from()).isEqualTo(Instant.parse("2026-09-30T22:00:00Z"));
    assertThat(paris("2026-10").to()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
  }

  @Test
  void of_eachQuarterOfAYear_isTheOneMonthThatContainsIt() {
    Quarter end = paris("2027-01").firstQuarter();
    int[] counts = new int[13];
    for (Quarter it = paris("2026-01").firstQuarter(); it.compareTo(end) < 0; it = it.next()) {
      Period period = Period.of(it, PARIS);
      assertThat(period.contains(it)).isTrue();
      assertThat(period.previous().contains(it)).isFalse();
      assertThat(period.next().contains(it)).isFalse();
      counts[period.month().getMonthValue()]++;
    }
    for (int month = 1; month <= 12; month++) {
      assertThat(new Period(YearMonth.of(2026, month), PARIS).quarterCount())
          .isEqualTo(counts[month]);
    }
  }
}
