package eu.megawatt.service.rest;

import eu.megawatt.service.operation.LiveOperation;
import eu.megawatt.service.operation.Operation;
import eu.megawatt.service.operation.OperationState;
import eu.megawatt.service.operation.Planning;
import eu.megawatt.service.operation.ProgressPoint;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /api/v1/operations}. */
final class OperationRoutes {

  static final String PATH = "/api/v1/operations";

  private static final List<String> STATES =
      Stream.of(OperationState.values()).map(OperationState::word).toList();

  private final Planning planning;
  private final Streams streams;
  private final Paging paging;

  OperationRoutes(Planning planning, Streams streams, Paging paging) {
    this.planning = planning;
    this.streams = streams;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.PLANS_READ, this::list)
        .get(PATH + "/{id}", Scope.PLANS_READ, this::show)
        .get(PATH + "/{id}/history", Scope.PLANS_READ, this::history)
        .get(PATH + "/{id}/events", Scope.PLANS_READ, this::events)
        .post(PATH + "/{id}/cancellation", Scope.PLANS_WRITE, this::cancel);
  }

  /** What {@code POST /operations/{id}/cancellation} takes. */
  record Cancellation(Optional<Boolean> keepBest) {}

  /** All of a list. */
  record Items(List<ProgressPoint> items) {}

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "state", "pageSize", "pageToken");
    String state = query.word("state", STATES).orElse("");
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "operations", query, (before, limit) -> planning.list(state, before, limit)));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(planning.find(id).orElseThrow(() -> none(id)));
  }

  private void history(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(new Items(planning.history(id).orElseThrow(() -> none(id))));
  }

  private void cancel(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    boolean keepBest = Body.json(request, Cancellation.class).keepBest().orElse(true);
    Operation cancelled = planning.cancel(id, keepBest);
    Answer.to(request, response).json(Status.ACCEPTED_202, cancelled);
  }

  private void events(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    LiveOperation live = planning.live(id).orElseThrow(() -> none(id));
    streams.serve(request, response, live.events(), live::snapshot);
  }

  private static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no operation \"" + id + "\".").toException();
  }
}
