package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.Service;
import eu.megawatt.service.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the launcher asks a service that it has just built is answered; no page is in vain. */
final class RehearseCommandTest {

  @TempDir Path data;

  private final StringWriter err = new StringWriter();

  private int rehearse() {
    CommandLine line = Megawatt.commandLine();
    line.setErr(new PrintWriter(err));
    return line.execute("rehearse", "--data", data.toString());
  }

  @Test
  void rehearse_serviceWithTheDemonstration_isAnsweredEachTime() {
    Settings settings = Settings.usual(data, Clock.tickMillis(ZoneOffset.UTC)).at(0, true);
    try (Service service = Service.start(settings)) {
      assertThat(service.address()).isNotEmpty();

      assertThat(rehearse()).as(err.toString()).isZero();
    }
  }

  @Test
  void rehearse_noService_saysSo() {
    assertThat(rehearse()).isEqualTo(2);
    assertThat(err.toString()).contains("No service runs from " + data);
  }
}
