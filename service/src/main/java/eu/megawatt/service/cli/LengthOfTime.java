package eu.megawatt.service.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Lengths of time as people write them: {@code 30s}, {@code 5m}, {@code 36h}, {@code 31d}, {@code
 * 10y}.
 */
final class LengthOfTime implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhdy])");

  /** The mean of the calendar's. */
  private static final long HOURS_OF_A_YEAR = 8_766;

  @Override
  public Duration convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "\"%s\" is no length of time; a whole number with s, m, h, d or y is, such as 90s or 31d"
              .formatted(text));
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofHours(number * HOURS_OF_A_YEAR);
    };
  }
}
