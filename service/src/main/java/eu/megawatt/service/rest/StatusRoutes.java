package eu.megawatt.service.rest;

import eu.megawatt.service.Version;
import eu.megawatt.service.live.CurrentSchedule;
import eu.megawatt.service.operation.Planning;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** {@code /api/v1/status} and {@code /openapi}. */
final class StatusRoutes {

  private static final String CONTRACT = "/eu/megawatt/service/rest/openapi.yaml";

  private final Planning planning;
  private final CurrentSchedule current;
  private final boolean demo;
  private final Instant startedAt;
  private final String contract = contract();

  StatusRoutes(Planning planning, CurrentSchedule current, boolean demo, Instant startedAt) {
    this.planning = planning;
    this.current = current;
    this.demo = demo;
    this.startedAt = startedAt;
  }

  void addTo(Routes routes) {
    routes
        .get("/api/v1/status", Scope.SYSTEM_READ, Tenancy.SHARED, this::status)
        .get("/openapi", Scope.SYSTEM_READ, Tenancy.SHARED, this::openapi);
  }

  /**
   * How the service is.
   *
   * @param currentPlan whether there is a plan that is lived by
   */
  record ServiceStatus(
      String version, Instant startedAt, boolean demo, PlanCounts plans, boolean currentPlan) {}

  /** How many plans are being made. */
  record PlanCounts(int queuedCount, int runningCount) {}

  private void status(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response)
        .ok(
            new ServiceStatus(
                Version.CURRENT,
                startedAt,
                demo,
                new PlanCounts(planning.waitingCount(), planning.runningCount()),
                current.isThere()));
  }

  private void openapi(ServerRequest request, ServerResponse response) {
    Answer.to(request, response).text("application/yaml", contract);
  }

  private static String contract() {
    try (InputStream in =
        Objects.requireNonNull(StatusRoutes.class.getResourceAsStream(CONTRACT), CONTRACT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
