package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Whether a cell may stand in a column, the same for each format: what the narrowest can hold. */
final class CellFit {

  /** Spreadsheets count days from 1900 on, which they take for a leap year. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1901, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final Instant FIRST = Instant.parse("1901-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private CellFit() {}

  static boolean fits(ColumnType type, Cell cell) {
    return switch (cell) {
      case Cell.Absent _ -> true;
      case Cell.Text(String value) ->
          type == ColumnType.TEXT || (type == ColumnType.JSON && JsonText.isWhole(value));
      case Cell.Whole _ -> type == ColumnType.WHOLE;
      case Cell.Decimal(BigDecimal value) ->
          type instanceof ColumnType.Decimal decimal && holds(decimal, value);
      case Cell.At(Instant value) -> type == ColumnType.INSTANT && holds(value);
      case Cell.Day(LocalDate value) -> type == ColumnType.DATE && holds(value);
      case Cell.Flag _ -> type == ColumnType.BOOLEAN;
    };
  }

  private static boolean holds(ColumnType.Decimal type, BigDecimal value) {
    BigDecimal least = value.scale() > type.scale() ? value.stripTrailingZeros() : value;
    long digitsBefore = (long) least.precision() - least.scale();
    return value.signum() == 0
        || (least.scale() <= type.scale()
            && digitsBefore + type.scale() <= ColumnType.Decimal.DIGITS);
  }

  private static boolean holds(Instant value) {
    return value.truncatedTo(ChronoUnit.MICROS).equals(value)
        && !value.isBefore(FIRST)
        && value.isBefore(END);
  }

  private static boolean holds(LocalDate value) {
    return !value.isBefore(FIRST_DAY) && !value.isAfter(LAST_DAY);
  }
}
