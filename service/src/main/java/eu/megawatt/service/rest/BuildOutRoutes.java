package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.service.capacity.buildout.BuildOutAsked;
import eu.megawatt.service.capacity.buildout.BuildOutJob;
import eu.megawatt.service.capacity.buildout.BuildOuts;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code /api/v1/build-out-options} and {@code /api/v1/build-outs}: what to build. */
final class BuildOutRoutes {

  private static final String OPTIONS = "/api/v1/build-out-options";
  private static final String BUILD_OUTS = "/api/v1/build-outs";

  private final BuildOuts buildOuts;
  private final Paging paging;

  BuildOutRoutes(BuildOuts buildOuts, Paging paging) {
    this.buildOuts = buildOuts;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    new VersionedDocumentRoutes<>(
            OPTIONS,
            buildOuts.options(),
            "There are no options yet. Maybe put some: PUT %s.".formatted(OPTIONS))
        .addTo(routes);
    routes
        .post(BUILD_OUTS, Scope.PLANS_WRITE, this::ask)
        .get(BUILD_OUTS, Scope.PLANS_READ, this::list)
        .get(BUILD_OUTS + "/{id}", Scope.PLANS_READ, this::one)
        .delete(BUILD_OUTS + "/{id}", Scope.PLANS_WRITE, this::delete);
  }

  private void ask(ServerRequest request, ServerResponse response) {
    Query.of(request);
    BuildOutAsked asked = Body.json(request, BuildOutAsked.class);
    try {
      BuildOutJob added = buildOuts.add(asked, Caller.of(request).id());
      Answer.to(request, response).at(Status.ACCEPTED_202, BUILD_OUTS + "/" + added.id(), added);
    } catch (InvalidDocumentException e) {
      throw DocumentProblem.of(e).toException();
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.newestFirst("build-outs", query, buildOuts::list));
  }

  private void one(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response).ok(buildOuts.find(id).orElseThrow(() -> none(id)));
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!buildOuts.delete(id)) {
      throw none(id);
    }
    Answer.to(request, response).nothing();
  }

  private static ProblemException none(String id) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no build-out \"%s\"; the last 50 are kept. Maybe ask again: POST %s."
                .formatted(id, BUILD_OUTS))
        .toException();
  }
}
