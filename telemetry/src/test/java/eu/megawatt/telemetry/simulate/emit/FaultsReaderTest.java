package eu.megawatt.telemetry.simulate.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultsReaderTest {

  @Test
  void read_nothing_isNoFaults() {
    assertThat(FaultsReader.read("# none\n")).isEqualTo(Faults.NONE);
  }

  @Test
  void read_everyLine_isTheMix() {
    assertThat(
            FaultsReader.read(
                """
                lost-ratio = 0.01
                repeated-ratio = 0.05
                late-ratio = 0.05
                latest-seconds = 3600
                skew-seconds = 2
                driver-reloads = true
                stale-ratio = 0.1
                stale-seconds = 30
                mig-ratio = 0.1
                no-reading-ratio = 0.001
                not-a-number-ratio = 0.001
                gaps = true
                clock-jumps = true
                """))
        .isEqualTo(Faults.ALL);
    assertThat(FaultsReader.read("skew-seconds = 0.25").skew()).isEqualTo(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @CsvSource({
    "lost = 0.1, lost-ratio",
    "lost-ratio = much, much",
    "lost-ratio = 1.5, 0 to 1",
    "latest-seconds = 86401, 86400",
    "latest-seconds = 0, latest",
    "gaps = maybe, true or false"
  })
  void read_whatCannotBe_isRefusedByName(String line, String named) {
    assertThatThrownBy(() -> FaultsReader.read(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }
}
