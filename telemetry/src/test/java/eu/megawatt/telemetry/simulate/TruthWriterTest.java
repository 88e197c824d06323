package eu.megawatt.telemetry.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TruthWriterTest {

  private static final Pattern GPU =
      Pattern.compile("\"uuid\" : \"([^\"]+)\",\\s+\"energyMilliJ\" : (\\d+)");

  @Test
  void write_anHour_hasEveryGpuWithItsMillijoules() throws IOException {
    SimulatedFleet fleet = TestingFleets.pocket(7);
    Instant from = TestingFleets.START;
    Instant to = from.plus(Duration.ofHours(1));
    Truth truth = new Truth(fleet);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new TruthWriter(fleet, from, to).write(out);

    String json = out.toString(StandardCharsets.UTF_8);
    Matcher gpus = GPU.matcher(json);
    int count = 0;
    for (; gpus.find(); count++) {
      assertThat(Long.parseLong(gpus.group(2))).isEqualTo(truth.ofGpu(gpus.group(1), from, to));
    }
    assertThat(count).isEqualTo(96);
    assertThat(json)
        .contains("\"format\" : \"megawatt/truth/1\"", "\"jobs\"", "\"workloadClass\"")
        .contains(
            "\"energyMilliJ\" : "
                + truth.ofDomain(fleet.inventory().domain("pocket/pdu-a"), from, to));
  }
}
