package eu.megawatt.reports.period;

import eu.megawatt.reports.ledger.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A month of the books, by the days of a time zone: with the clock changes of spring and autumn it
 * has four quarter-hours less or more.
 *
 * @param zone of which the offset is a multiple of a quarter-hour, as all in use are
 */
public record Period(YearMonth month, ZoneId zone) implements Comparable<Period> {

  /** The month that a quarter-hour lies in. */
  public static Period of(Quarter quarter, ZoneId zone) {
    return new Period(YearMonth.from(quarter.from().atZone(zone)), zone);
  }

  /** Its name, such as {@code 2026-10}. */
  public String id() {
    return month.toString();
  }

  public Instant from() {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /** Excluded. */
  public Instant to() {
    return next().from();
  }

  public Quarter firstQuarter() {
    return Quarter.at(from());
  }

  /** The first one of the next month. */
  public Quarter endQuarter() {
    return Quarter.at(to());
  }

  public int quarterCount() {
    return (int) (endQuarter().index() - firstQuarter().index());
  }

  public boolean contains(Quarter quarter) {
    return quarter.compareTo(firstQuarter()) >= 0 && quarter.compareTo(endQuarter()) < 0;
  }

  /** How many quarter-hours a day of it has: 92, 96 or 100 where clocks change by an hour. */
  public int quarterCount(LocalDate day) {
    return (int)
        (Quarter.at(day.plusDays(1).atStartOfDay(zone).toInstant()).index()
            - Quarter.at(day.atStartOfDay(zone).toInstant()).index());
  }

  public Period next() {
    return new Period(month.plusMonths(1), zone);
  }

  public Period previous() {
    return new Period(month.minusMonths(1), zone);
  }

  @Override
  public int compareTo(Period other) {
    return month.compareTo(other.month);
  }
}
