package eu.megawatt.service.rest;

import eu.megawatt.service.live.CurrentSchedule;
import eu.megawatt.service.operation.IdempotencyKey;
import eu.megawatt.service.operation.Operation;
import eu.megawatt.service.operation.PlanRequest;
import eu.megawatt.service.operation.Planning;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.schedule.Library;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.store.PlanStore;
import eu.megawatt.service.store.ScenarioStore;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code /api/v1/plans}: making them, listing them, and the documents. */
final class PlanRoutes {

  static final String PATH = "/api/v1/plans";

  private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");

  private final ScenarioStore scenarios;
  private final PlanStore plans;
  private final Planning planning;
  private final Library library;
  private final CurrentSchedule current;
  private final Paging paging;

  PlanRoutes(
      ScenarioStore scenarios,
      PlanStore plans,
      Planning planning,
      Library library,
      CurrentSchedule current,
      Paging paging) {
    this.scenarios = scenarios;
    this.plans = plans;
    this.planning = planning;
    this.library = library;
    this.current = current;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .post(PATH, Scope.PLANS_WRITE, this::make)
        .get(PATH, Scope.PLANS_READ, this::list)
        .get(PATH + "/{id}", Scope.PLANS_READ, this::show)
        .delete(PATH + "/{id}", Scope.PLANS_WRITE, this::delete)
        .get(PATH + "/{id}/document", Scope.PLANS_READ, this::document);
  }

  private void make(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String key = idempotencyKey(request);
    PlanRequest wanted = Body.json(request, PlanBody.class).toRequest();
    if (scenarios.find(wanted.scenarioId()).isEmpty()) {
      throw Problem.of(
              ProblemKind.INVALID_VALUE,
              "There is no scenario \"" + wanted.scenarioId() + "\".",
              new FieldError("/scenarioId", "UnknownScenario", "is not the id of a scenario"))
          .toException();
    }
    Operation operation = planning.submit(wanted, key);
    Answer.to(request, response)
        .at(Status.ACCEPTED_202, OperationRoutes.PATH + "/" + operation.id(), operation);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "scenarioId", "pageSize", "pageToken");
    String scenarioId = query.text("scenarioId").orElse("");
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "plans", query, (before, limit) -> plans.list(scenarioId, before, limit)));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = id(request);
    if (isCurrent(request)) {
      Answer.to(request, response).ok(current.view().orElseThrow(CurrentPlanRoutes::nothing));
      return;
    }
    Answer.to(request, response).ok(plans.find(id).orElseThrow(() -> none(id)));
  }

  private void document(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = id(request);
    byte[] gzipped = plans.document(id).orElseThrow(() -> none(id));
    Answer.to(request, response).zipped("application/json", gzipped);
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = id(request);
    if (!plans.delete(id)) {
      throw none(id);
    }
    library.forget(id);
    Answer.to(request, response).nothing();
  }

  static String idempotencyKey(ServerRequest request) {
    String key = request.headers().first(IDEMPOTENCY_KEY).orElse("");
    if (key.isBlank() || key.length() > IdempotencyKey.MOST_CHARACTERS) {
      throw Problem.of(
              ProblemKind.BAD_REQUEST,
              "Send an Idempotency-Key of 1 to %d characters, such as a UUID, so that repeating"
                      .formatted(IdempotencyKey.MOST_CHARACTERS)
                  + " the request changes nothing.",
              new FieldError("Idempotency-Key", "Missing", "is missing or too long"))
          .toException();
    }
    return key;
  }

  /** Whether the plan that is lived by is meant. */
  static boolean isCurrent(ServerRequest request) {
    return id(request).equals(CurrentSchedule.ID);
  }

  static String id(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }

  static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no plan \"" + id + "\".").toException();
  }
}
