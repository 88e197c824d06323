package eu.megawatt.reports.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Days as spreadsheets count them: from 1899-12-30, since 1900 is a leap year there (ECMA-376,
 * 18.17.4.1). From 1901 on that is right.
 */
final class SheetDays {

  private static final long EPOCH_DAY = LocalDate.of(1899, 12, 30).toEpochDay();
  private static final long DAY_SECONDS = 86_400;

  /** Enough for a microsecond, and no more than a double has with 5 digits before the point. */
  private static final int DECIMALS = 11;

  private SheetDays() {}

  static String of(LocalDate day) {
    return Long.toString(day.toEpochDay() - EPOCH_DAY);
  }

  /** The day and the part of it that has passed, in UTC. */
  static String of(Instant instant) {
    BigDecimal seconds =
        BigDecimal.valueOf(instant.getEpochSecond() - EPOCH_DAY * DAY_SECONDS)
            .add(BigDecimal.valueOf(instant.getNano(), 9));
    return seconds
        .divide(BigDecimal.valueOf(DAY_SECONDS), DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
