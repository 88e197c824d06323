package eu.megawatt.fleet.example;

import eu.megawatt.fleet.time.TimeGrid;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The calendar of a demonstration week. Hours are UTC and count from its first midnight. */
record DemoWeek(TimeGrid grid) {

  static final int DAYS = 7;

  /** An hour of the week on the grid; past the end it is the end. */
  Instant hour(double hour) {
    long slot = (long) Math.floor(hour * 60 / grid.slotMinutes());
    return grid.at(Math.clamp(slot, 0, grid.slots()));
  }

  /** The date of a day of the week, for ids. */
  LocalDate date(int day) {
    return grid.start().plus(Duration.ofDays(day)).atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Whether offices are open. */
  boolean isWorkday(int day) {
    return date(day).getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
  }

  boolean isFriday(int day) {
    return date(day).getDayOfWeek() == DayOfWeek.FRIDAY;
  }

  double hours() {
    return grid.slots() * grid.slotHours();
  }
}
