package eu.megawatt.service.rest;

import eu.megawatt.service.live.Predictions;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code /api/v1/predictions}: how long work on a language model takes, from measured rates. */
final class PredictionRoutes {

  private final Predictions predictions;

  PredictionRoutes(Predictions predictions) {
    this.predictions = predictions;
  }

  void addTo(Routes routes) {
    routes.ask("/api/v1/predictions", Scope.JOBS_READ, Tenancy.SHARED, this::predict);
  }

  private void predict(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(predictions.of(Body.json(request, Predictions.Asked.class)));
  }
}
