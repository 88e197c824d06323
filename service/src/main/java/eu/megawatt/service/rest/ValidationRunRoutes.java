package eu.megawatt.service.rest;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.validation.RunBody;
import eu.megawatt.service.validation.RunView;
import eu.megawatt.service.validation.StoredSample;
import eu.megawatt.service.validation.Validation;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/v1/validation-runs}: what nodes are asked to measure, and what came of it. */
final class ValidationRunRoutes {

  private static final String PATH = "/api/v1/validation-runs";
  private static final String ONE = PATH + "/{id}";
  private static final int LARGEST_BYTES = 1 << 20;

  private final Validation validation;
  private final Paging paging;

  ValidationRunRoutes(Validation validation, Paging paging) {
    this.validation = validation;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .post(PATH, Scope.VALIDATION_WRITE, this::submit)
        .get(PATH, Scope.VALIDATION_READ, this::list)
        .get(ONE, Scope.VALIDATION_READ, this::show)
        .post(ONE + "/cancellation", Scope.VALIDATION_WRITE, this::cancel)
        .get(ONE + "/samples", Scope.VALIDATION_READ, this::samples)
        .post(ONE + "/replay", Scope.VALIDATION_READ, this::replay);
  }

  /** A result as it was sent. */
  record SampleView(
      String orderId, String nodeId, int part, int number, String sha256, JsonNode content) {

    static SampleView of(StoredSample it) {
      return new SampleView(
          it.orderId(),
          it.nodeId(),
          it.part(),
          it.number(),
          it.sha256(),
          Json.read(it.body(), JsonNode.class));
    }
  }

  private void submit(ServerRequest request, ServerResponse response) {
    boolean isTrial = Query.of(request, ChangeDesk.VALIDATE_ONLY).flag(ChangeDesk.VALIDATE_ONLY);
    String key = PlanRoutes.idempotencyKey(request);
    RunBody body = Body.json(request, RunBody.class, LARGEST_BYTES);
    RunView run = validation.runs().submit(body, key, Caller.of(request).id(), isTrial);
    if (isTrial) {
      Answer.to(request, response).ok(run);
    } else {
      Answer.to(request, response).at(Status.ACCEPTED_202, PATH + "/" + run.id(), run);
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "nodeId", "kernelId", "pageSize", "pageToken");
    String node = query.text("nodeId").orElse("");
    String kernel = query.text("kernelId").orElse("");
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "validation-runs",
                query,
                (before, limit) -> validation.runs().list(node, kernel, before, limit)));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(validation.runs().find(id).orElseThrow(() -> none(id)));
  }

  private void cancel(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    String reason = JobRoutes.reason(request);
    Answer.to(request, response)
        .ok(validation.runs().cancel(id, reason).orElseThrow(() -> none(id)));
  }

  private void samples(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "nodeId", "pageSize", "pageToken");
    String id = PlanRoutes.id(request);
    String node = query.text("nodeId").orElse("");
    Answer.to(request, response)
        .ok(
            paging.byNumber(
                "samples of " + id, query, (after, limit) -> samples(id, node, after, limit)));
  }

  private Listed<SampleView> samples(String id, String node, long after, int limit) {
    List<StoredSample> found =
        validation
            .runs()
            .samples(id, node, Math.toIntExact(after), limit + 1)
            .orElseThrow(() -> none(id));
    List<Listed.Row<SampleView>> rows = new ArrayList<>();
    for (StoredSample it : found) {
      rows.add(new Listed.Row<>(after + rows.size() + 1, SampleView.of(it)));
    }
    return Listed.of(rows, limit);
  }

  private void replay(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(validation.replays().replay(id).orElseThrow(() -> none(id)));
  }

  private static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no validation run %s.".formatted(id))
        .toException();
  }
}
