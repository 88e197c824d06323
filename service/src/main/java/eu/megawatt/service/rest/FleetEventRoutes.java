package eu.megawatt.service.rest;

import eu.megawatt.service.telemetry.Telemetry;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /api/v1/events}: the fleet as it changes. */
final class FleetEventRoutes {

  private final Telemetry telemetry;
  private final Streams streams;

  FleetEventRoutes(Telemetry telemetry, Streams streams) {
    this.telemetry = telemetry;
    this.streams = streams;
  }

  void addTo(Routes routes) {
    routes.get("/api/v1/events", this::events);
  }

  private void events(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "topics");
    if (query.word("topics", List.of("fleet")).isEmpty()) {
      throw Query.bad("topics", "Missing", "must say what is of interest: fleet.");
    }
    streams.serve(request, response, telemetry.events().ring(), telemetry.events()::snapshot);
  }
}
