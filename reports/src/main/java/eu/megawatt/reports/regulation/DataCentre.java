package eu.megawatt.reports.regulation;

import java.time.LocalDate;

/**
 * A data centre that may have to be reported.
 *
 * @param siteId the site of the books
 * @param operatingFrom its first day of operation
 * @param isExempt whether it serves defence or civil protection alone (Directive (EU) 2023/1791,
 *     article 12)
 */
public record DataCentre(String siteId, String name, LocalDate operatingFrom, boolean isExempt) {

  /** The first day of a year on which it operated. */
  LocalDate firstDayOf(int year) {
    LocalDate newYear = LocalDate.of(year, 1, 1);
    return operatingFrom.isAfter(newYear) ? operatingFrom : newYear;
  }
}
