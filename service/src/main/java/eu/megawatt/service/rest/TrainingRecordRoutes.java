package eu.megawatt.service.rest;

import eu.megawatt.reports.regulation.TrainingRecord;
import eu.megawatt.service.books.report.TrainingRuns;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * {@code /api/v1/training-records}: what the AI Act asks of the training of a model. Nothing is
 * kept of it: the same question has the same answer for as long as the ledger says the same.
 */
final class TrainingRecordRoutes {

  private static final String PATH = "/api/v1/training-records";

  private final TrainingRuns runs;
  private final Turns turns =
      new Turns(1, "A training record is being made already. Maybe ask again in a moment.");

  TrainingRecordRoutes(TrainingRuns runs) {
    this.runs = runs;
  }

  void addTo(Routes routes) {
    routes.post(PATH, Scope.FINANCE_WRITE, this::make);
  }

  private void make(ServerRequest request, ServerResponse response) {
    Query.of(request);
    TrainingRuns.Asked asked = Body.json(request, TrainingBody.class).asked();
    turns.take();
    try {
      TrainingRecord record =
          runs.of(asked)
              .orElseThrow(
                  () ->
                      Problem.of(
                              ProblemKind.NOT_FOUND,
                              "The ledger has nothing of these jobs of \"%s\" from %s to %s. Maybe look at GET /api/v1/ledger-entries."
                                  .formatted(asked.tenantId(), asked.from(), asked.to()))
                          .toException());
      Answer.to(request, response).ok(TrainingView.of(record));
    } finally {
      turns.giveBack();
    }
  }
}
