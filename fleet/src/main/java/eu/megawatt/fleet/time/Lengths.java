package eu.megawatt.fleet.time;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as people write them: {@code 30s}, {@code 5m}, {@code 36h}, {@code 31d}, {@code
 * 10y}.
 */
public final class Lengths {

  /** What is wrong with a text that is none, with the text in place of %s. */
  public static final String WRONG =
      "\"%s\" is no length of time; a whole number with s, m, h, d or y is, such as 90s or 31d";

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhdy])");

  /** The mean of the calendar's. */
  private static final long HOURS_OF_A_YEAR = 8_766;

  private Lengths() {}

  /** Reads one; empty where it is none. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          default -> Duration.ofHours(number * HOURS_OF_A_YEAR);
        });
  }
}
