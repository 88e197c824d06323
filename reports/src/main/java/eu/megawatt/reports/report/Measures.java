package eu.megawatt.reports.report;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How amounts stand in reports: exact decimals of the units in which they are posted. */
final class Measures {

  private static final int CENTS = 2;
  private static final int MILLI = 3;
  private static final int MICRO = 6;
  private static final int PER_UNIT = 10;

  private Measures() {}

  static Column euros(String name, String description) {
    return new Column(name, ColumnType.decimal(CENTS), description, "EUR");
  }

  static Cell euros(long cents) {
    return Cell.of(BigDecimal.valueOf(cents, CENTS));
  }

  static Column grams(String name, String description) {
    return new Column(name, ColumnType.decimal(MILLI), description, "g");
  }

  static Cell grams(long milliG) {
    return Cell.of(BigDecimal.valueOf(milliG, MILLI));
  }

  static Column gpuHours(String name, String description) {
    return new Column(name, ColumnType.decimal(MICRO), description, "GPU-h");
  }

  static Cell gpuHours(long microGpuH) {
    return Cell.of(BigDecimal.valueOf(microGpuH, MICRO));
  }

  static Column wattHours(String name, String description) {
    return new Column(name, ColumnType.WHOLE, description, "Wh");
  }

  static Column ratio(String name, String description) {
    return new Column(name, ColumnType.decimal(Ratios.DECIMALS), description);
  }

  /** What a unit of work cost. */
  static Column perUnit(String name, String description) {
    return new Column(name, ColumnType.decimal(PER_UNIT), description, "EUR");
  }

  /** A cost in cents through units, absent where there are none. */
  static Cell perUnit(long cents, BigDecimal units) {
    return units.signum() == 0
        ? Cell.ABSENT
        : Cell.of(BigDecimal.valueOf(cents, CENTS).divide(units, PER_UNIT, RoundingMode.HALF_UP));
  }

  static Column count(String name, String description) {
    return new Column(name, ColumnType.WHOLE, description);
  }

  static Column rowId() {
    return new Column(
        "rowId", ColumnType.TEXT, "Finds the accounts and the lines of the ledger behind the row.");
  }
}
