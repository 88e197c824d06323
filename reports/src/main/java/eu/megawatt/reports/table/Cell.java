package eu.megawatt.reports.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What stands in a row under a column. */
public sealed interface Cell {

  /** Nothing is known, or nothing applies: not zero, and not an empty text. */
  Cell ABSENT = new Absent();

  record Absent() implements Cell {}

  /** Under {@link ColumnType#TEXT}, and under {@link ColumnType#JSON}. */
  record Text(String value) implements Cell {}

  record Whole(long value) implements Cell {}

  record Decimal(BigDecimal value) implements Cell {}

  record At(Instant value) implements Cell {}

  record Day(LocalDate value) implements Cell {}

  record Flag(boolean value) implements Cell {}

  static Cell of(String value) {
    return new Text(value);
  }

  static Cell of(long value) {
    return new Whole(value);
  }

  static Cell of(BigDecimal value) {
    return new Decimal(value);
  }

  static Cell of(Instant value) {
    return new At(value);
  }

  static Cell of(LocalDate value) {
    return new Day(value);
  }

  static Cell of(boolean value) {
    return new Flag(value);
  }
}
