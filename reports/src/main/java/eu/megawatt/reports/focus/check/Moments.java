package eu.megawatt.reports.focus.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Dates and times as cells have them. */
final class Moments {

  /** The one form that FOCUS has: extended ISO 8601 in UTC to the second. */
  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

  private Moments() {}

  /** The moment, in UTC where no offset is said; empty where the cell has none. */
  static Optional<Instant> of(String cell) {
    String text = cell.replace(' ', 'T');
    for (Function<String, Instant> form : FORMS) {
      try {
        return Optional.of(form.apply(text));
      } catch (DateTimeException _) {
        // the next form is tried
      }
    }
    return Optional.empty();
  }

  static boolean wellFormed(String cell) {
    return FORM.matcher(cell).matches() && of(cell).isPresent();
  }
}
