package eu.megawatt.service.rest;

import eu.megawatt.service.approval.Approval;
import eu.megawatt.service.approval.Approvals;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/approvals}: changes that wait for somebody else's yes. */
final class ApprovalRoutes {

  private static final String PATH = "/api/v1/approvals";

  private final Approvals approvals;
  private final Paging paging;

  ApprovalRoutes(Approvals approvals, Paging paging) {
    this.approvals = approvals;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.PLANS_READ, this::list)
        .get(PATH + "/{id}", Scope.PLANS_READ, this::show)
        .post(PATH + "/{id}/decision", Scope.PLANS_APPROVE, this::decide);
  }

  /** Yes or no, and why. */
  record Decision(Optional<Boolean> approve, Optional<String> reason) {}

  /** Answers with a change that waits. */
  static void held(ServerRequest request, ServerResponse response, Approval approval) {
    Answer.to(request, response).at(Status.ACCEPTED_202, PATH + "/" + approval.id(), approval);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.newestFirst("approvals", query, approvals::list));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(approvals.find(id).orElseThrow(() -> none(id)));
  }

  private void decide(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Decision decision = Body.json(request, Decision.class);
    String reason = JobRoutes.required(decision.reason());
    boolean yes =
        decision
            .approve()
            .orElseThrow(
                () ->
                    Problem.invalid(
                            List.of(
                                new FieldError(
                                    "/approve", "Missing", "must be there: true or false.")))
                        .toException());
    Answer.to(request, response)
        .ok(approvals.decide(id, yes, reason, Caller.of(request).id()).orElseThrow(() -> none(id)));
  }

  private static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no change \"%s\" that waits.".formatted(id))
        .toException();
  }
}
