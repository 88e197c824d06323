package eu.megawatt.kernels.command;

import eu.megawatt.fleet.time.Lengths;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option that is a length of time, such as {@code 60s}. */
final class LengthOption implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    return Lengths.parse(text)
        .orElseThrow(() -> new TypeConversionException(Lengths.WRONG.formatted(text)));
  }
}
