package eu.megawatt.bench.table;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them. */
final class Text {

  private Text() {}

  /** Thousands apart, no more decimals than there are. */
  static String plain(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, exact.scale()) + "f", exact);
  }
}
