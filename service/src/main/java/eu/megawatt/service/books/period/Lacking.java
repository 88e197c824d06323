package eu.megawatt.service.books.period;

import eu.megawatt.reports.booking.Missing;
import java.time.Instant;
import java.util.Locale;

/**
 * Without what a month is not complete.
 *
 * @param need a word for programs
 * @param subject of what it is missing
 * @param to excluded
 * @param text the same as a sentence, with what to do about it
 */
public record Lacking(String need, String subject, Instant from, Instant to, String text) {

  static Lacking of(Missing missing) {
    return new Lacking(
        missing.need().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        missing.subject(),
        missing.from(),
        missing.to(),
        missing.sentence());
  }

  static Lacking entries(String siteId, Instant from, Instant to) {
    return new Lacking(
        "entries",
        siteId,
        from,
        to,
        "The ledger has no entries of site (%s) from %s to %s. Maybe its telemetry came late or not at all: docs/rest.md says how to bring it."
            .formatted(siteId, from, to));
  }

  static Lacking hours(String siteId, Instant from, Instant to, long count) {
    return new Lacking(
        "hours",
        siteId,
        from,
        to,
        "%d hours of site (%s) wait to be booked. Maybe ask again in a moment; what they lack is listed beside it."
            .formatted(count, siteId));
  }

  static Lacking book(Instant from, Instant to) {
    return new Lacking(
        "book",
        "",
        from,
        to,
        "There is no book of assumptions yet. Maybe PUT /api/v1/books, such as the example.");
  }

  static Lacking billing(Instant from, Instant to, String problem) {
    return new Lacking("billing", "", from, to, problem);
  }
}
