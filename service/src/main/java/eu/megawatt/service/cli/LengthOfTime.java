package eu.megawatt.service.cli;

import eu.megawatt.fleet.time.Lengths;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option that is a length of time, such as {@code 36h}. */
final class LengthOfTime implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    return Lengths.parse(text)
        .orElseThrow(() -> new TypeConversionException(Lengths.WRONG.formatted(text)));
  }
}
