package eu.megawatt.reports.carbon;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sums energy times emission factor exactly and rounds once, to the milligram. */
final class EmittedMass {

  /** A kWh is 3.6 thousand million mJ and a gram is 1,000 mg. */
  private static final BigDecimal MILLIJOULES_PER_KWH_AND_MILLI = BigDecimal.valueOf(3_600_000);

  private BigDecimal milliJTimesGPerKwh = BigDecimal.ZERO;

  void add(long milliJ, BigDecimal gPerKwh) {
    milliJTimesGPerKwh = milliJTimesGPerKwh.add(BigDecimal.valueOf(milliJ).multiply(gPerKwh));
  }

  /** Half up, away from 0. */
  long milliG() {
    return milliJTimesGPerKwh
        .divide(MILLIJOULES_PER_KWH_AND_MILLI, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
