package eu.megawatt.service.rest;

import eu.megawatt.service.books.period.PeriodCloser;
import eu.megawatt.service.books.period.PeriodView;
import eu.megawatt.service.books.period.Periods;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /api/v1/periods}: the months of the books. */
final class PeriodRoutes {

  private static final String PATH = "/api/v1/periods";

  private final Periods periods;
  private final PeriodCloser closer;

  PeriodRoutes(Periods periods, PeriodCloser closer) {
    this.periods = periods;
    this.closer = closer;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.FINANCE_READ, Tenancy.SHARED, this::list)
        .post(PATH + "/{id}/closure", Scope.FINANCE_WRITE, this::close);
  }

  /**
   * All months.
   *
   * @param zone by whose days they begin
   */
  record PeriodsAnswer(String zone, List<PeriodView> items) {}

  private void list(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(new PeriodsAnswer(periods.zone().getId(), periods.all()));
  }

  private void close(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String key = PlanRoutes.idempotencyKey(request);
    String reason = JobRoutes.reason(request);
    Answer.to(request, response)
        .ok(
            closer.close(
                new PeriodCloser.Wish(PlanRoutes.id(request), reason, key),
                Caller.of(request).id()));
  }
}
