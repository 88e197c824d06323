package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time as options have them. */
final class LengthOfTimeTest {

  private final LengthOfTime length = new LengthOfTime();

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "5m, PT5M", "36h, PT36H", "31d, P31D", "10y, PT87660H"})
  void convert_numberWithUnit_isThatLong(String text, String expected) {
    assertThat(length.convert(text)).isEqualTo(Duration.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "31", "d", "-1d", "1.5h", "1w", "31 d", "12345678d"})
  void convert_anythingElse_isRefusedWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> length.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("31d");
  }

  @Test
  void tenYears_areNoShorterThanTenTimes365Days() {
    assertThat(length.convert("10y")).isGreaterThan(Duration.ofDays(3_650));
  }
}
