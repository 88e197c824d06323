package eu.megawatt.reports.booking;

import java.time.Instant;

/**
 * Something without which a time cannot be booked.
 *
 * @param subject of what it is missing: a site, a series, a currency
 * @param to excluded
 */
public record Missing(Need need, String subject, Instant from, Instant to) {

  /** What is missing, of what and when, and what to do about it. */
  public String sentence() {
    return "%s (%s) is missing from %s to %s. Maybe %s"
        .formatted(capital(need.words()), subject, from, to, need.advice());
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
