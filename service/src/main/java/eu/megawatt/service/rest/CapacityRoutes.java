package eu.megawatt.service.rest;

import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.service.capacity.KeptOutlook;
import eu.megawatt.service.capacity.OutlookQuestion;
import eu.megawatt.service.capacity.Outlooks;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code /api/v1/capacity-plan} and {@code /api/v1/outlooks}: the years ahead. */
final class CapacityRoutes {

  private static final String PLAN = "/api/v1/capacity-plan";
  private static final String OUTLOOKS = "/api/v1/outlooks";

  private final Outlooks outlooks;
  private final Turns turns =
      new Turns(1, "An outlook is being made already. Maybe ask again in a moment.");

  CapacityRoutes(Outlooks outlooks) {
    this.outlooks = outlooks;
  }

  void addTo(Routes routes) {
    new VersionedDocumentRoutes<>(
            PLAN,
            outlooks.plans(),
            "There is no capacity plan yet. Maybe put one: PUT %s.".formatted(PLAN))
        .addTo(routes);
    routes
        .post(OUTLOOKS, Scope.PLANS_READ, this::ask)
        .get(OUTLOOKS + "/{id}", Scope.PLANS_READ, this::kept);
  }

  private void ask(ServerRequest request, ServerResponse response) {
    Query.of(request);
    OutlookQuestion asked = Body.json(request, OutlookQuestion.class);
    SavedDocument<CapacityDocument> version = outlooks.plans().needed();
    turns.take();
    try {
      KeptOutlook made = outlooks.of(version, asked, Caller.of(request).id());
      Answer.to(request, response).at(Status.CREATED_201, OUTLOOKS + "/" + made.id(), made);
    } finally {
      turns.giveBack();
    }
  }

  private void kept(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(outlooks.find(id).orElseThrow(() -> none(id)));
  }

  private static ProblemException none(String id) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no outlook \"%s\". The last 1000 are kept; maybe ask again: POST %s."
                .formatted(id, OUTLOOKS))
        .toException();
  }
}
