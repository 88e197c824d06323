package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.store.FleetStore;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;

/** {@code /api/v1/snapshots}: the fleet as it was; a snapshot shows the same for ever. */
final class SnapshotRoutes {

  private static final String PATH = "/api/v1/snapshots";

  private final FleetStore store;
  private final Paging paging;

  SnapshotRoutes(FleetStore store, Paging paging) {
    this.store = store;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.FLEET_READ, Tenancy.SHARED, this::list)
        .get(PATH + "/{id}", Scope.FLEET_READ, Tenancy.SHARED, this::show);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.newestFirst("snapshots", query, store::list));
  }

  private void show(ServerRequest request, ServerResponse response) throws IOException {
    Query.of(request);
    String id = request.path().pathParameters().get("id");
    FleetDocument.send(
        request,
        response,
        store
            .find(id)
            .orElseThrow(
                () ->
                    Problem.of(ProblemKind.NOT_FOUND, "There is no snapshot \"" + id + "\".")
                        .toException()));
  }
}
