package eu.megawatt.service.rest;

import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.validation.Policy;
import eu.megawatt.service.validation.PolicyBody;
import eu.megawatt.service.validation.Validation;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /api/v1/validation-policy} and {@code /api/v1/node-proofs}: proof before placement. */
final class ProofRoutes {

  private static final String POLICY = "/api/v1/validation-policy";

  private final Validation validation;
  private final Paging paging;

  ProofRoutes(Validation validation, Paging paging) {
    this.validation = validation;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(POLICY, Scope.VALIDATION_READ, this::show)
        .put(POLICY, Scope.VALIDATION_WRITE, this::put)
        .get("/api/v1/node-proofs", Scope.VALIDATION_READ, this::list);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "version");
    Policy policy =
        query.text("version").isEmpty()
            ? validation.policies().current()
            : validation
                .policies()
                .find(query.longNumber("version", 1, Long.MAX_VALUE))
                .orElseThrow(
                    () ->
                        Problem.of(
                                ProblemKind.NOT_FOUND,
                                "The validation policy has no such version. Maybe leave it out.")
                            .toException());
    Answer.to(request, response).versioned(policy.tag(), policy);
  }

  private void put(ServerRequest request, ServerResponse response) {
    boolean isTrial = Query.of(request, ChangeDesk.VALIDATE_ONLY).flag(ChangeDesk.VALIDATE_ONLY);
    PolicyBody body = Body.json(request, PolicyBody.class);
    try {
      Policy policy =
          validation.policies().put(body, IfMatch.of(request), Caller.of(request).id(), isTrial);
      if (!isTrial) {
        response.header(HeaderNames.ETAG, '"' + policy.tag() + '"');
      }
      Answer.to(request, response).ok(policy);
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "state", "nodeId", "pageSize", "pageToken");
    String state = query.word("state", List.of("Proved", "Awaiting")).orElse("");
    Answer.to(request, response)
        .ok(
            paging.of(
                "node-proofs",
                query,
                validation.proofs().list(state, query.text("nodeId").orElse(""))));
  }
}
