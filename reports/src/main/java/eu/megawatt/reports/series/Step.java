package eu.megawatt.reports.series;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One value of a series, in force from an instant until another, which is no more of it.
 *
 * @param value in the series' unit, without trailing zeros, so that equal numbers are equal steps
 */
public record Step(Instant from, Instant to, BigDecimal value) {

  /**
   * Checks the order and drops trailing zeros.
   *
   * @throws IllegalArgumentException where it does not end after it begins
   */
  public Step {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException(
          "A step has to end after it begins, not begin at %s and end at %s".formatted(from, to));
    }
    value = plain(value);
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Whether an instant is in it. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
