package eu.megawatt.reports.imports;

import eu.megawatt.fleet.document.Names;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers, times and codes as the files of others have them; whatever else stands there is none.
 */
final class Accepted {

  /** Before the first liberalised market there is no price, and after this no plan. */
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");

  private Accepted() {}

  /** A number with a point, at most twelve digits before it and after it. */
  static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  static String noNumber(String text) {
    return "%s is not a number such as -12.5, with at most 12 digits before the point and after it"
        .formatted(Names.quoted(text));
  }

  /** An instant with its offset, with seconds or without. */
  static Optional<Instant> instant(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return isInRange(instant) ? Optional.of(instant) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static boolean isInRange(Instant instant) {
    return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
  }

  static String noInstant(String text) {
    return ("%s is not a time from 1990 to 2199 with its offset, such as 2026-01-12T00:00Z or"
            + " 2026-01-12T01:00:00+01:00")
        .formatted(Names.quoted(text));
  }

  static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(known -> known.getCurrencyCode().equals(code));
  }

  static String noCurrency(String code) {
    return "%s is not a currency of ISO 4217, such as EUR or SEK".formatted(Names.quoted(code));
  }
}
