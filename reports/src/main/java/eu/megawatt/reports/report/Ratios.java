package eu.megawatt.reports.report;

import eu.megawatt.reports.table.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Ratios as reports show them. */
public final class Ratios {

  /** The decimals that are shown. */
  public static final int DECIMALS = 4;

  private Ratios() {}

  /** One over the other, rounded half up; absent where the other is not above 0. */
  public static Cell of(long part, long whole) {
    return whole <= 0
        ? Cell.ABSENT
        : Cell.of(
            BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP));
  }
}
