package eu.megawatt.service.rest;

import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.JobView;
import eu.megawatt.service.live.MoveBody;
import eu.megawatt.service.live.Moves;
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
        .post(PATH + "/move", this::move)
        .post(PATH + "/pin", this::pin)
        .post(PATH + "/unpin", this::unpin);
  }

  private void move(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly");
    String id = PlanRoutes.id(request);
    Answer.to(request, response)
        .ok(
            moves
                .move(id, Body.json(request, MoveBody.class), query.flag("validateOnly"))
                .orElseThrow(() -> JobRoutes.none(id)));
  }

  private void pin(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    job(request, response, moves.pin(id, JobRoutes.reason(request)));
  }

  private void unpin(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    job(request, response, moves.unpin(id, JobRoutes.reason(request)));
  }

  private void job(ServerRequest request, ServerResponse response, boolean isKnown) {
    String id = PlanRoutes.id(request);
    Optional<JobView> job = isKnown ? plan.find(id) : Optional.empty();
    Answer.to(request, response).ok(job.orElseThrow(() -> JobRoutes.none(id)));
  }
}
