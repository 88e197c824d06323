package eu.megawatt.service.books.ledger;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How the books are kept.
 *
 * @param zone by whose clock months begin and end
 * @param lag how long after its end an hour is booked, so that what comes in time is in its first
 *     entry; what comes later makes another
 */
public record BooksSettings(ZoneId zone, Duration lag) {

  /** Months of France, ten minutes. */
  public static final BooksSettings USUAL =
      new BooksSettings(ZoneId.of("Europe/Paris"), Duration.ofMinutes(10));

  public BooksSettings {
    if (lag.isNegative()) {
      throw new IllegalArgumentException(
          "Hours are booked %s after their end; it must be PT0S or more.".formatted(lag));
    }
  }
}
