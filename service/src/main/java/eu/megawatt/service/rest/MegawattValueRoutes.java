package eu.megawatt.service.rest;

import eu.megawatt.service.live.MegawattValues;
import eu.megawatt.service.live.MegawattValuesView;
import eu.megawatt.service.security.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** {@code /api/v1/current-plan/megawatt-values}: what one more megawatt is worth, here and now. */
final class MegawattValueRoutes {

  private static final Duration USUAL = Duration.ofDays(2);
  private static final Duration LONGEST = Duration.ofDays(31);

  private final MegawattValues values;
  private final Clock clock;

  MegawattValueRoutes(MegawattValues values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes.get("/api/v1/current-plan/megawatt-values", Scope.FINANCE_READ, this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "from", "to");
    Instant from = query.instant("from", clock.instant());
    Instant to = query.instant("to", from.plus(USUAL));
    if (!from.isBefore(to)) {
      throw Query.bad("to", "EmptyRange", "must be after from (" + from + ").");
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Query.bad(
          "to",
          "TooLong",
          "must be at most %d days after from (%s). Maybe ask in parts."
              .formatted(LONGEST.toDays(), from));
    }
    MegawattValuesView view = MegawattValuesView.of(values.now(), from, to);
    if (request.headers().first(HeaderNames.ACCEPT).orElse("").startsWith("text/csv")) {
      Answer.to(request, response).text("text/csv;charset=UTF-8", view.toCsv());
    } else {
      Answer.to(request, response).ok(view);
    }
  }
}
