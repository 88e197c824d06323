package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.demo.DemoPower;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.SimulatedJob;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's own scheduler. */
final class DemoJobsTest {

  private static final Inventory POCKET = ExampleFleet.pocket();

  @TempDir Path data;

  @Test
  void demoPower_running_declaresItsJobsAndEndsThoseThatEndedWhileItWasAway() {
    try (RunningService running = RunningService.from(data)) {
      running
          .admin()
          .send(
              "PUT",
              "/api/v1/fleet/document",
              BodyPublishers.ofString(Fleets.json(POCKET)),
              "Content-Type",
              "application/json");
      Instant now = Instant.now();
      SimulatedJob over =
          new SimulatedFleet(POCKET, 1, now.minus(Duration.ofDays(1)))
              .jobs(now.minus(Duration.ofHours(20)), now.minus(Duration.ofHours(1))).stream()
                  .filter(job -> job.endedAt().isBefore(now.minus(Duration.ofMinutes(10))))
                  .findFirst()
                  .orElseThrow();
      running
          .service()
          .telemetry()
          .allocations()
          .put(
              Map.of(
                  over.id(),
                  new Allocation(
                      over.id(),
                      over.tenant(),
                      over.kind(),
                      Set.copyOf(over.gpuUuids()),
                      Set.of(),
                      over.startedAt(),
                      Optional.empty())),
              now);

      try (DemoPower _ =
          DemoPower.begin(running.service().telemetry(), POCKET, Clock.systemUTC())) {
        Await.present(
            "jobs of the demonstration",
            () ->
                Optional.of(running.admin().get("/api/v1/allocations").json().path("items"))
                    .filter(items -> items.size() > 1));
        JsonNode ended = running.admin().get("/api/v1/allocations/" + over.id()).json();
        assertThat(ended.path("endedAt").asText()).isEqualTo(over.endedAt().toString());
      }
    }
  }
}
