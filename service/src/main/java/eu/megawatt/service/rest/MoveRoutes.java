package eu.megawatt.service.rest;

import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.JobView;
import eu.megawatt.service.live.MoveBody;
import eu.megawatt.service.live.Moves;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** {@code /api/v1/jobs/{id}/move}, {@code .../pin}, {@code .../unpin}. */
final class MoveRoutes {

  private static final String PATH = JobRoutes.PATH + "/{id}";

  private final Moves moves;
  private final CurrentPlan plan;

  MoveRoutes(Moves moves, CurrentPlan plan) {
    this.moves = moves;
    this.plan = plan;
  }

  void addTo(Routes routes) {
    routes
        .post(PATH + "/move", Scope.PLANS_WRITE, this::move)
        .post(PATH + "/pin", Scope.PLANS_WRITE, Tenancy.OWN, this::pin)
        .post(PATH + "/unpin", Scope.PLANS_WRITE, Tenancy.OWN, this::unpin);
  }

  private void move(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly");
    String id = PlanRoutes.id(request);
    MoveBody body = Body.json(request, MoveBody.class);
    try {
      Answer.to(request, response)
          .ok(
              moves
                  .move(id, body, query.flag("validateOnly"), IfMatch.of(request))
                  .orElseThrow(() -> JobRoutes.none(id)));
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private void pin(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String reason = JobRoutes.reason(request);
    String id = JobRoutes.known(request, plan).id();
    JobRoutes.changed(request, response, expected -> job(id, moves.pin(id, reason, expected)));
  }

  private void unpin(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String reason = JobRoutes.reason(request);
    String id = JobRoutes.known(request, plan).id();
    JobRoutes.changed(request, response, expected -> job(id, moves.unpin(id, reason, expected)));
  }

  private JobView job(String id, boolean isKnown) {
    Optional<JobView> job = isKnown ? plan.find(id) : Optional.empty();
    return job.orElseThrow(() -> JobRoutes.none(id));
  }
}
