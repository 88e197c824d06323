package eu.megawatt.planner.buildout.ask;

import java.time.LocalDate;

/**
 * Three months each, one after the other.
 *
 * @param from the first day of the first
 */
public record Quarters(LocalDate from, int count) {

  private static final int MONTHS = 3;

  /** The first day of a quarter; of the one after the last the day on which all ends. */
  public LocalDate first(int quarter) {
    return from.plusMonths((long) MONTHS * quarter);
  }

  /**
   * The first quarter on whose first day something that comes on a day is there, at most {@code
   * most}.
   */
  int firstFrom(LocalDate day, int most) {
    int quarter = 0;
    while (quarter < most && first(quarter).isBefore(day)) {
      quarter++;
    }
    return quarter;
  }

  /** The name of a quarter: that of the calendar where it is one, else the month it begins in. */
  public String name(int quarter) {
    LocalDate day = first(quarter);
    int month = day.getMonthValue();
    return month % MONTHS == 1
        ? "%d Q%d".formatted(day.getYear(), (month + 2) / MONTHS)
        : "%d-%02d".formatted(day.getYear(), month);
  }

  /** The name of a year of four quarters: that of the calendar where it is one. */
  public String yearName(int year) {
    LocalDate day = first(4 * year);
    return day.getMonthValue() == 1
        ? Integer.toString(day.getYear())
        : "the year from %d-%02d".formatted(day.getYear(), day.getMonthValue());
  }
}
