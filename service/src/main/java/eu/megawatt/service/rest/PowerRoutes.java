package eu.megawatt.service.rest;

import eu.megawatt.planner.document.PowerReader;
import eu.megawatt.planner.power.PowerQuestion;
import eu.megawatt.service.capacity.buildout.PowerView;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.security.Scope;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;

/** {@code /api/v1/power-provisions}: how many nodes a tree of limits holds; nothing is kept. */
final class PowerRoutes {

  private static final int MOST_BYTES = 8 << 20;

  private final OneReading reading = new OneReading();

  void addTo(Routes routes) {
    routes.post("/api/v1/power-provisions", Scope.PLANS_READ, this::answer);
  }

  private void answer(ServerRequest request, ServerResponse response) throws IOException {
    Query.of(request);
    reading.run(
        () -> {
          FleetBody body = FleetBody.document(request, MOST_BYTES);
          PowerQuestion question = PowerReader.read(body.stream(), body.syntax());
          Answer.to(request, response).ok(view(question));
        });
  }

  private static PowerView view(PowerQuestion question) {
    if (question.modes().isEmpty()) {
      throw wrong("/modes", "Missing", "must have a mode at least.");
    }
    try {
      return PowerView.of(question);
    } catch (IllegalArgumentException e) {
      throw wrong("/measured", "OutOfRange", e.getMessage() + ".");
    }
  }

  private static RuntimeException wrong(String pointer, String code, String detail) {
    return Problem.invalid(List.of(new FieldError(pointer, code, detail))).toException();
  }
}
