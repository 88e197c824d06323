package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.validation.Validation;
import eu.megawatt.service.validation.VerdictGrid;
import eu.megawatt.service.validation.Verdicts;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/verdicts}, {@code /api/v1/quarantines} and what is said and done of one node. */
final class VerdictRoutes {

  private static final String NODE = "/api/v1/nodes/{+id}";

  private final Validation validation;
  private final HeldQuarantines held;
  private final Paging paging;

  VerdictRoutes(Validation validation, HeldQuarantines held, Paging paging) {
    this.validation = validation;
    this.held = held;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get("/api/v1/verdicts", Scope.VALIDATION_READ, this::grid)
        .get("/api/v1/kernel-verdicts", Scope.VALIDATION_READ, this::ofKernel)
        .get("/api/v1/driver-levels", Scope.VALIDATION_READ, this::levels)
        .get("/api/v1/driver-comparisons", Scope.VALIDATION_READ, this::compare)
        .get("/api/v1/quarantines", Scope.VALIDATION_READ, this::quarantines)
        .get(NODE + "/verdicts", Scope.VALIDATION_READ, this::ofNode)
        .get(NODE + "/past-verdicts", Scope.VALIDATION_READ, this::past)
        .post(NODE + "/quarantine", Scope.VALIDATION_WRITE, this::quarantine)
        .post(NODE + "/release", Scope.VALIDATION_WRITE, this::release);
  }

  /** Why. */
  record Reason(Optional<String> reason) {}

  /** A part of the nodes, with all kernels. */
  record GridPage(
      Instant at,
      List<String> kernels,
      List<String> deviceModels,
      List<String> siteIds,
      Map<String, Integer> nodeCountByVerdict,
      List<VerdictGrid.Row> items,
      Optional<String> nextPageToken) {}

  private void grid(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(request, "model", "siteId", "verdict", "enrolled", "pageSize", "pageToken");
    VerdictGrid grid =
        validation
            .verdicts()
            .grid(query.text("model").orElse(""), query.text("siteId").orElse(""))
            .with(query.word("verdict", VerdictGrid.words()).orElse(""));
    VerdictGrid shown = query.flag("enrolled") ? grid.enrolled() : grid;
    Page<VerdictGrid.Row> page = paging.of("verdicts", query, shown.rows());
    Answer.to(request, response)
        .ok(
            new GridPage(
                shown.at(),
                shown.kernels(),
                shown.deviceModels(),
                validation.verdicts().siteIds(),
                shown.nodeCountByVerdict(),
                page.items(),
                page.nextPageToken()));
  }

  private void ofKernel(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(request, "kernelId", "model", "siteId", "verdict", "pageSize", "pageToken");
    String kernel =
        query
            .text("kernelId")
            .orElseThrow(
                () -> Query.bad("kernelId", "Required", "is missing. Maybe a name of /verdicts."));
    List<Verdicts.OnNode> all =
        validation
            .verdicts()
            .ofKernel(
                kernel,
                query.text("model").orElse(""),
                query.text("siteId").orElse(""),
                query.word("verdict", VerdictGrid.words()).orElse(""));
    Answer.to(request, response).ok(paging.of("kernel-verdicts", query, all));
  }

  private void past(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "kernelId", "pageSize", "pageToken");
    String id = PlanRoutes.id(request);
    String kernel = query.text("kernelId").orElse("");
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "verdicts of " + id,
                query,
                (before, limit) ->
                    validation
                        .verdicts()
                        .past(id, kernel, before, limit)
                        .orElseThrow(() -> none(id))));
  }

  private void levels(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response)
        .ok(paging.of("driver-levels", query, validation.drivers().levels()));
  }

  private void compare(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "model", "driver", "against");
    Answer.to(request, response)
        .ok(
            validation
                .drivers()
                .compare(
                    required(query, "model"),
                    required(query, "driver"),
                    required(query, "against")));
  }

  private static String required(Query query, String name) {
    return query
        .text(name)
        .orElseThrow(() -> Query.bad(name, "Required", "is missing. Maybe one of /driver-levels."));
  }

  private void ofNode(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(validation.verdicts().ofNode(id).orElseThrow(() -> none(id)));
  }

  private void quarantines(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "nodeId", "state", "pageSize", "pageToken");
    String node = query.text("nodeId").orElse("");
    boolean isOpenOnly = query.word("state", List.of("Quarantined")).isPresent();
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "quarantines",
                query,
                (before, limit) -> validation.quarantines().list(node, isOpenOnly, before, limit)));
  }

  private void quarantine(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Optional<String> reason = Body.json(request, Reason.class).reason();
    String caller = Caller.of(request).id();
    if (held.isHeld(id, false)) {
      ApprovalRoutes.held(request, response, held.hold(id, false, reason, caller));
      return;
    }
    Answer.to(request, response).ok(validation.quarantines().set(id, reason, caller));
  }

  private void release(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Optional<String> reason = Body.json(request, Reason.class).reason();
    String caller = Caller.of(request).id();
    if (held.isHeld(id, true)) {
      ApprovalRoutes.held(request, response, held.hold(id, true, reason, caller));
      return;
    }
    Answer.to(request, response)
        .ok(
            validation
                .quarantines()
                .release(id, reason, caller)
                .orElseThrow(() -> HeldQuarantines.never(id)));
  }

  private static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "The fleet has no node %s.".formatted(id))
        .toException();
  }
}
