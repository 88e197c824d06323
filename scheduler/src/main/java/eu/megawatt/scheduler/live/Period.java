package eu.megawatt.scheduler.live;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A stretch of the calendar that a budget is for, in whole days of UTC. */
public enum Period {
  DAY("day"),
  /** From Monday on. */
  WEEK("week"),
  MONTH("month");

  private final String word;

  Period(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** All words, the shortest period first. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Period::word).toList();
  }

  /** The period of a word. */
  public static Optional<Period> ofWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** The first day of the period that a day is in. */
  public LocalDate first(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /** The first day after the period that a day is in. */
  public LocalDate next(LocalDate day) {
    LocalDate first = first(day);
    return switch (this) {
      case DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
    };
  }
}
