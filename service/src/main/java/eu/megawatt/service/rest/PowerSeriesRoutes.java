package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.telemetry.PowerHistory;
import eu.megawatt.service.telemetry.ScopedSeries;
import eu.megawatt.service.telemetry.SeriesQuery;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.telemetry.live.LiveView;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/power-series}: what was drawn and what will be. */
final class PowerSeriesRoutes {

  private static final int DEFAULT_POINTS = 2_000;
  private static final int MOST_POINTS = 10_000;
  private static final int STEP = (int) PowerHistory.STEP.toSeconds();
  private static final int LONGEST_STEP = 86_400 * 366;

  private final Telemetry telemetry;
  private final SeriesQuery series;

  PowerSeriesRoutes(Telemetry telemetry, SeriesQuery series) {
    this.telemetry = telemetry;
    this.series = series;
  }

  void addTo(Routes routes) {
    routes.get("/api/v1/power-series", Scope.FLEET_READ, this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(request, "scope", "id", "from", "to", "stepSeconds", "maxPoints", "groupBy");
    LiveView view = telemetry.live().view();
    Instant to = query.instant("to", view.at());
    Instant from = query.instant("from", to.minus(PowerHistory.KEPT));
    if (!from.isBefore(to)) {
      throw Query.bad("to", "EmptyRange", "must be after from (" + from + ").");
    }
    String scope = query.word("scope", List.of("fleet", "site", "domain")).orElse("fleet");
    SeriesQuery.Grouping grouping = grouping(query, scope);
    ScopedSeries answer =
        series.answer(
            new SeriesQuery.Asked(
                scope, id(query, scope, view), from, to, step(query, from, to), grouping));
    if (request.headers().first(HeaderNames.ACCEPT).orElse("").startsWith("text/csv")) {
      Answer.to(request, response).text("text/csv;charset=UTF-8", answer.toCsv());
    } else {
      Answer.to(request, response).ok(answer);
    }
  }

  private static SeriesQuery.Grouping grouping(Query query, String scope) {
    return switch (query.word("groupBy", List.of("workloadClass", "site")).orElse("")) {
      case "workloadClass" -> SeriesQuery.Grouping.WORKLOAD_CLASS;
      case "site" -> {
        if (!scope.equals("fleet")) {
          throw Query.bad("groupBy", "NotHere", "may be site only of the whole fleet.");
        }
        yield SeriesQuery.Grouping.SITE;
      }
      default -> SeriesQuery.Grouping.NONE;
    };
  }

  private static Optional<String> id(Query query, String scope, LiveView view) {
    Optional<String> id = query.text("id");
    if (scope.equals("fleet")) {
      if (id.isPresent()) {
        throw Query.bad("id", "NotHere", "belongs to a site or a domain; the fleet has none.");
      }
      return id;
    }
    if (id.isEmpty()) {
      throw Query.bad("id", "Missing", "must say which " + scope + ".");
    }
    boolean known =
        scope.equals("site")
            ? view.inventory().sites().containsKey(id.get())
            : view.inventory().domains().containsKey(id.get());
    if (!known) {
      throw Problem.of(
              ProblemKind.NOT_FOUND, "The fleet has no %s \"%s\".".formatted(scope, id.get()))
          .toException();
    }
    return id;
  }

  private static long step(Query query, Instant from, Instant to) {
    if (query.text("stepSeconds").isEmpty()) {
      return SeriesQuery.stepFor(
          from, to, query.number("maxPoints", DEFAULT_POINTS, 1, MOST_POINTS));
    }
    int step = query.number("stepSeconds", STEP, STEP, LONGEST_STEP);
    if (step % STEP != 0) {
      throw Query.bad("stepSeconds", "NotAMultiple", "must be a multiple of " + STEP + ".");
    }
    if ((to.getEpochSecond() - from.getEpochSecond()) / step > MOST_POINTS) {
      throw Query.bad(
          "stepSeconds",
          "TooManyPoints",
          "makes more than %d points of this range. Maybe ask for a longer step."
              .formatted(MOST_POINTS));
    }
    return step;
  }
}
