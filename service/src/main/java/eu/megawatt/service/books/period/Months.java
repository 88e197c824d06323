package eu.megawatt.service.books.period;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.service.books.ledger.Ledger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/** Finds the month with which the ledger begins. */
final class Months {

  private static final Quarter BEGINNING = new Quarter(0);
  private static final YearMonth EARLIEST = YearMonth.of(2000, 1);
  private static final long MONTHS_OF_A_YEAR = 12;

  private Months() {}

  /** The month of a moment. */
  static Period at(Instant now, ZoneId zone) {
    return new Period(YearMonth.from(now.atZone(zone)), zone);
  }

  /** The first month with entries, by halves; empty where there are none up to a month. */
  static Optional<Period> first(Ledger ledger, Period last) {
    if (!hasEntriesUpTo(ledger, last)) {
      return Optional.empty();
    }
    long low = number(EARLIEST);
    long high = number(last.month());
    while (low < high) {
      long middle = Math.floorDiv(low + high, 2L);
      if (hasEntriesUpTo(ledger, period(middle, last.zone()))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Optional.of(period(low, last.zone()));
  }

  private static boolean hasEntriesUpTo(Ledger ledger, Period period) {
    return !ledger.sites(BEGINNING, period.endQuarter()).isEmpty();
  }

  private static long number(YearMonth month) {
    return month.getYear() * MONTHS_OF_A_YEAR + month.getMonthValue() - 1;
  }

  private static Period period(long number, ZoneId zone) {
    return new Period(
        YearMonth.of(
            (int) Math.floorDiv(number, MONTHS_OF_A_YEAR),
            (int) Math.floorMod(number, MONTHS_OF_A_YEAR) + 1),
        zone);
  }
}
