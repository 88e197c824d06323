package eu.megawatt.service.rest;

import eu.megawatt.service.live.NodesView;
import eu.megawatt.service.live.PlanNodes;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/pools/{id}/nodes} and {@code /api/v1/racks/{id}/nodes}. */
final class NodeRoutes {

  private final PlanNodes nodes;
  private final Paging paging;
  private final Clock planClock;

  NodeRoutes(PlanNodes nodes, Paging paging, Clock planClock) {
    this.nodes = nodes;
    this.paging = paging;
    this.planClock = planClock;
  }

  void addTo(Routes routes) {
    routes
        .get("/api/v1/pools/{+id}/nodes", Scope.JOBS_READ, Tenancy.OWN, this::nodes)
        .get("/api/v1/racks/{+id}/nodes", Scope.JOBS_READ, Tenancy.OWN, this::ofRack);
  }

  /** The instant that is asked for: now, or later. */
  static Instant at(Query query, Instant now) {
    Instant at = query.instant("at", now);
    if (at.isBefore(now)) {
      throw Query.bad(
          "at",
          "TooEarly",
          "must not be before %s: what ran before is in GET /api/v1/allocations.".formatted(now));
    }
    return at;
  }

  /** A part of a pool's nodes. */
  record NodesPage(
      String poolId,
      Instant at,
      Optional<NodesView.Figures> pool,
      List<NodesView.NodeOfPool> items,
      Optional<String> nextPageToken) {}

  private void nodes(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "at", "pageSize", "pageToken");
    String id = PlanRoutes.id(request);
    Instant at = at(query, planClock.instant());
    Caller caller = Caller.of(request);
    NodesView.OfPool all =
        nodes
            .pool(id, at, caller::sees, caller.tenant().isEmpty())
            .orElseThrow(
                () ->
                    Problem.of(ProblemKind.NOT_FOUND, "The plan has no pool \"%s\".".formatted(id))
                        .toException());
    Page<NodesView.NodeOfPool> page = paging.of("nodes of " + id, query, all.items());
    Answer.to(request, response)
        .ok(new NodesPage(all.poolId(), all.at(), all.pool(), page.items(), page.nextPageToken()));
  }

  private void ofRack(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "at");
    String id = PlanRoutes.id(request);
    Instant at = at(query, planClock.instant());
    Caller caller = Caller.of(request);
    Answer.to(request, response)
        .ok(
            nodes
                .rack(id, at, caller::sees, caller.tenant().isEmpty())
                .orElseThrow(
                    () ->
                        Problem.of(ProblemKind.NOT_FOUND, "There is no rack \"%s\".".formatted(id))
                            .toException()));
  }
}
