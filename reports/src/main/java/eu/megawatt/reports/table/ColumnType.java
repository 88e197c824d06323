package eu.megawatt.reports.table;

import java.util.Locale;

/** What the cells of a column are. A cell may be absent in any of them. */
public sealed interface ColumnType {

  /** Any text. */
  Plain TEXT = Plain.TEXT;

  /** A whole number that fits a {@code long}. */
  Plain WHOLE = Plain.WHOLE;

  /** A moment in UTC, to the microsecond. */
  Plain INSTANT = Plain.INSTANT;

  /** A day of the calendar, without a time and a zone. */
  Plain DATE = Plain.DATE;

  /** Text that is a JSON object or list, from its first character to its last. */
  Plain JSON = Plain.JSON;

  /** True or false. */
  Plain BOOLEAN = Plain.BOOLEAN;

  /** As a file says it, such as {@code text} and {@code decimal(2)}. */
  String word();

  /** The types that have nothing to choose. */
  enum Plain implements ColumnType {
    TEXT,
    WHOLE,
    INSTANT,
    DATE,
    JSON,
    BOOLEAN;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A number of at most {@value #DIGITS} digits, of which {@code scale} stand behind the point. A
   * number with more decimals is refused, never rounded.
   *
   * @param scale 0 to {@value #DIGITS}
   * @param padded whether all decimals are written, as for money, or none that is a closing zero
   */
  record Decimal(int scale, boolean padded) implements ColumnType {

    /** The most that DECIMAL of Parquet's readers and SQL's databases agree on. */
    public static final int DIGITS = 38;

    public Decimal {
      if (scale < 0 || scale > DIGITS) {
        throw new IllegalArgumentException(
            "scale is %d; allowed is 0 to %d".formatted(scale, DIGITS));
      }
    }

    @Override
    public String word() {
      return (padded ? "decimal(%d)" : "decimal(up to %d)").formatted(scale);
    }
  }

  /** Numbers that are written with just so many decimals, as money is with 2. */
  static ColumnType decimal(int scale) {
    return new Decimal(scale, true);
  }

  /** Numbers that are written as they are, with 18 decimals at the most. */
  static ColumnType exact() {
    return new Decimal(18, false);
  }
}
