package eu.megawatt.reports.assumption.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Range;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as books have them; null where what stands there is not what is due. */
final class Fields {

  private static final int DIGITS_BEFORE_POINT = 12;
  private static final int DIGITS_AFTER_POINT = 9;
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
  private static final List<String> TIME_ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .sorted(
              Comparator.comparing((String id) -> !id.startsWith("Europe/"))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
  private static final List<String> COUNTRIES = Arrays.stream(Locale.getISOCountries()).toList();

  private Fields() {}

  /** A number with exactly the digits that it is written with, without zeros at its end. */
  static @Nullable BigDecimal decimal(Cursor in, Range range) throws IOException {
    String text = in.written();
    if (Double.isNaN(in.number(range))) {
      return null;
    }
    BigDecimal number = parsed(text);
    if (number == null
        || number.scale() > DIGITS_AFTER_POINT
        || number.precision() - number.scale() > DIGITS_BEFORE_POINT) {
      in.issue(
          "%s has too many digits; at most %d before the point and %d after it are allowed"
              .formatted(Names.plain(text), DIGITS_BEFORE_POINT, DIGITS_AFTER_POINT));
      return null;
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static @Nullable BigDecimal parsed(String text) {
    try {
      return new BigDecimal(text.replace("_", "")).stripTrailingZeros();
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /** A day such as 2026-01-01. */
  static @Nullable LocalDate date(Cursor in) throws IOException {
    String text = in.string();
    if (text == null) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) {
        return date;
      }
    } catch (DateTimeException _) {
      // said below
    }
    in.issue(
        Names.quoted(text)
            + " is not a day between the years 1970 and 9999, such as \"2026-01-31\"");
    return null;
  }

  static @Nullable String currency(Cursor in) throws IOException {
    String text = in.string();
    List<String> known =
        Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).sorted().toList();
    return text == null || isKnown(in, text, "a currency of ISO 4217", known) ? text : null;
  }

  static @Nullable String country(Cursor in) throws IOException {
    String text = in.string();
    return text == null || isKnown(in, text, "a country of ISO 3166", COUNTRIES) ? text : null;
  }

  static @Nullable ZoneId timeZone(Cursor in) throws IOException {
    String text = in.string();
    return text == null || !isKnown(in, text, "a time zone", TIME_ZONES) ? null : ZoneId.of(text);
  }

  private static boolean isKnown(Cursor in, String text, String noun, List<String> known) {
    if (known.contains(text)) {
      return true;
    }
    in.issue(Names.unknown(text, noun, known));
    return false;
  }
}
