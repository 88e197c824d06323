package eu.megawatt.reports.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money in whole millionths of its currency, rounded half up, away from 0. */
final class Micro {

  /** A MWh is 3.6 million million mJ; a unit of money a million millionths. */
  private static final BigDecimal MILLIJOULES_PER_MWH_AND_MICRO = BigDecimal.valueOf(3_600_000);

  private Micro() {}

  static long of(BigDecimal amount) {
    return whole(amount.movePointRight(6));
  }

  /** Of whole millionths of one currency those of another. */
  static long converted(long micro, BigDecimal otherPerUnit) {
    return whole(BigDecimal.valueOf(micro).multiply(otherPerUnit));
  }

  /** Of a sum of mJ times money per MWh. */
  static long ofEnergy(BigDecimal milliJTimesPerMWh) {
    return milliJTimesPerMWh
        .divide(MILLIJOULES_PER_MWH_AND_MICRO, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  static long whole(BigDecimal micro) {
    return micro.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
