package eu.megawatt.fleet.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Instants in the one form that the documents use: {@code 2026-01-12T00:00:00Z}. */
final class Rfc3339 {

  private static final String FORM = "dddd-dd-ddTdd:dd:dd";

  private Rfc3339() {}

  /** The instant a text says; empty where it is not an RFC 3339 time in UTC from 1970 on. */
  static Optional<Instant> parse(String text) {
    int end = text.length() - 1;
    if (end < FORM.length() || text.charAt(end) != 'Z' || !hasForm(text) || !hasFraction(text)) {
      return Optional.empty();
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              digits(text, 0, 4),
              digits(text, 5, 7),
              digits(text, 8, 10),
              digits(text, 11, 13),
              digits(text, 14, 16),
              digits(text, 17, 19),
              nanos(text));
      return time.getYear() < 1970 ? Optional.empty() : Optional.of(time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean hasForm(String text) {
    for (int i = 0; i < FORM.length(); i++) {
      char want = FORM.charAt(i);
      if (want == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != want) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing, or a point and one to nine digits, stands between the seconds and the Z. */
  private static boolean hasFraction(String text) {
    String fraction = text.substring(FORM.length(), text.length() - 1);
    return fraction.isEmpty()
        || (fraction.charAt(0) == '.'
            && fraction.length() > 1
            && fraction.length() <= 10
            && fraction.chars().skip(1).allMatch(c -> isDigit((char) c)));
  }

  private static int nanos(String text) {
    int nanos = 0;
    for (int i = 0; i < 9; i++) {
      int at = FORM.length() + 1 + i;
      nanos = nanos * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
