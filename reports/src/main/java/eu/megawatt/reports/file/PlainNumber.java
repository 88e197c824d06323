package eu.megawatt.reports.file;

import eu.megawatt.reports.table.ColumnType;
import java.math.BigDecimal;

/** Decimals in digits: no exponent, no plus, no separator of thousands. */
final class PlainNumber {

  private PlainNumber() {}

  /** A value that the type holds, with the decimals that it wants. */
  static BigDecimal scaled(ColumnType.Decimal type, BigDecimal value) {
    if (type.padded() || value.signum() == 0) {
      return value.setScale(type.padded() ? type.scale() : 0);
    }
    BigDecimal least = value.stripTrailingZeros();
    return least.scale() < 0 ? least.setScale(0) : least;
  }

  /** The digits of a value in a column of decimals. */
  static String of(ColumnType type, BigDecimal value) {
    return scaled((ColumnType.Decimal) type, value).toPlainString();
  }
}
