package eu.megawatt.reports.carbon;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Sums energy times emission factor exactly and rounds once, to the milligram. */
final class EmittedMass {

  /** A kWh is 3,600 million mJ, and a gram is 1,000 mg. */
  private static final BigDecimal MILLIJOULES_PER_KWH_AND_MILLI = BigDecimal.valueOf(3_600_000);

  private BigDecimal milliJTimesGPerKwh = BigDecimal.ZERO;

  void add(long milliJ, BigDecimal gPerKwh) {
    milliJTimesGPerKwh = milliJTimesGPerKwh.add(BigDecimal.valueOf(milliJ).multiply(gPerKwh));
  }

  /** Takes a part of another mass away; nothing where the whole is 0. */
  void subtractPart(EmittedMass other, BigInteger part, BigInteger whole) {
    if (whole.signum() != 0) {
      milliJTimesGPerKwh =
          milliJTimesGPerKwh.subtract(
              other
                  .milliJTimesGPerKwh
                  .multiply(new BigDecimal(part))
                  .divide(new BigDecimal(whole), MathContext.DECIMAL128));
    }
  }

  /** Half up, away from 0. */
  long milliG() {
    return milliJTimesGPerKwh
        .divide(MILLIJOULES_PER_KWH_AND_MILLI, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
