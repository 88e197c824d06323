package eu.megawatt.reports.focus.check;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as cells have them, exactly. */
final class Decimals {

  /** Characters that a number has at most; a longer one is not read as a number. */
  static final int LONGEST = 200;

  /** Whatever is plainly one number, in the notation of FOCUS or not. */
  private static final Pattern ANY =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");

  /** The notation of the attribute Numeric Format. */
  private static final Pattern FORM = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d{1,9})?");

  /** What the official tool asks. */
  private static final Pattern LOOSE = Pattern.compile("[+-]?(\\d*\\.)?\\d+([eE][+-]?\\d+)?");

  private Decimals() {}

  static boolean wellFormed(String cell) {
    return cell.length() <= LONGEST && FORM.matcher(cell).matches();
  }

  static boolean looselyFormed(String cell) {
    return cell.length() <= LONGEST && LOOSE.matcher(cell.strip()).matches();
  }

  /** The number, or empty where the cell has none. */
  static Optional<BigDecimal> of(String cell) {
    if (cell.length() > LONGEST || !ANY.matcher(cell).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(cell));
    } catch (ArithmeticException | NumberFormatException _) {
      return Optional.empty(); // an exponent beyond any amount of money
    }
  }
}
