package eu.megawatt.telemetry.simulate.send;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.TestingFleets;
import eu.megawatt.telemetry.simulate.emit.Emission;
import eu.megawatt.telemetry.simulate.emit.ExporterText;
import eu.megawatt.telemetry.simulate.emit.Faults;
import eu.megawatt.telemetry.simulate.emit.PowerSensor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ScrapeServerTest {

  private static final long AT = TestingFleets.START.toEpochMilli() + 3_600_000;

  private final SimulatedFleet fleet = TestingFleets.pocket(7);

  private Emission emission() {
    return new Emission(fleet, Faults.NONE, Duration.ofSeconds(15), PowerSensor.SECOND_MEAN);
  }

  private static HttpResponse<String> get(ScrapeServer server, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void metrics_ofANode_areWhatItsExportersSayNow() throws IOException, InterruptedException {
    try (ScrapeServer server = new ScrapeServer(fleet, emission(), 0, () -> AT)) {
      ExporterText expected = new ExporterText();
      emission().answer(fleet.node("pocket-n07"), AT, expected);

      HttpResponse<String> answer = get(server, "/nodes/pocket-n07/metrics");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains(ExporterText.CONTENT_TYPE);
      assertThat(answer.body()).isEqualTo(expected.text()).contains("DCGM_FI_DEV_");
    }
  }

  @Test
  void metrics_ofTheMeters_areAllOfThem() throws IOException, InterruptedException {
    try (ScrapeServer server = new ScrapeServer(fleet, emission(), 0, () -> AT)) {
      HttpResponse<String> answer = get(server, "/meters/metrics");

      assertThat(fleet.inventory().meters().keySet())
          .isNotEmpty()
          .allSatisfy(meter -> assertThat(answer.body()).contains("{meter_id=\"" + meter + "\"}"));
    }
  }

  @Test
  void targets_areEveryNodeWithItsPath() throws IOException, InterruptedException {
    try (ScrapeServer server = new ScrapeServer(fleet, emission(), 0, () -> AT)) {
      HttpResponse<String> answer = get(server, "/targets");

      assertThat(answer.body())
          .contains("\"__metrics_path__\":\"/nodes/pocket-n12/metrics\"")
          .contains("127.0.0.1:" + server.port());
    }
  }

  @Test
  void anythingElse_isNotFoundAndSaysWhatThereIs() throws IOException, InterruptedException {
    try (ScrapeServer server = new ScrapeServer(fleet, emission(), 0, () -> AT)) {
      for (String path : new String[] {"/", "/nodes/", "/nodes/metrics", "/nodes/none/metrics"}) {
        HttpResponse<String> answer = get(server, path);

        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.body()).contains("/targets");
      }
    }
  }
}
