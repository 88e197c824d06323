package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.sovereignty.ResidencyQueries;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code /api/v1/residency-...}: who may run where, why, and what would change that. */
final class ResidencyRoutes {

  private static final String BASE = "/api/v1/residency-";
  private static final Duration USUAL_OUTLOOK = Duration.ofDays(90);
  private static final Duration LONGEST_OUTLOOK = Duration.ofDays(3_660);
  private static final Duration PLANNED_OUTLOOK = Duration.ofDays(730);

  private final ResidencyQueries queries;
  private final Clock clock;

  ResidencyRoutes(ResidencyQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .get(BASE + "matrix", Scope.SOVEREIGNTY_READ, Tenancy.OWN, this::matrix)
        .get(BASE + "rules", Scope.SOVEREIGNTY_READ, Tenancy.SHARED, this::rules)
        .get(BASE + "decisions", Scope.SOVEREIGNTY_READ, Tenancy.OWN, this::decisions)
        .get(BASE + "capacity", Scope.SOVEREIGNTY_READ, Tenancy.SHARED, this::capacity)
        .get(BASE + "expiries", Scope.SOVEREIGNTY_READ, Tenancy.OWN, this::expiries);
  }

  private void matrix(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "at", "tenant");
    Caller caller = Caller.of(request);
    Answer.to(request, response)
        .ok(queries.matrix(caller, asked(caller, query), past(query), clock.instant()));
  }

  private void rules(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "profileId", "at");
    Answer.to(request, response)
        .ok(queries.rules(required(query, "profileId"), past(query), clock.instant()));
  }

  private void decisions(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "profileId", "placeId", "jobId", "from", "to", "at");
    Instant now = clock.instant();
    Optional<String> job = query.text("jobId");
    if (job.isPresent()) {
      if (query.text("profileId").isPresent()) {
        throw Query.bad("profileId", "NotBoth", "goes without jobId: the job says it.");
      }
      Answer.to(request, response)
          .ok(
              queries
                  .ofJob(Caller.of(request), job.get(), past(query), now)
                  .orElseThrow(
                      () ->
                          Problem.of(
                                  ProblemKind.NOT_FOUND,
                                  "There is no job %s that has not ended.".formatted(job.get()))
                              .toException()));
      return;
    }
    Instant from = query.instant("from", past(query).orElse(now));
    Instant to = query.instant("to", from);
    if (to.isBefore(from)) {
      throw Query.bad("to", "TooEarly", "must not be before from, which is %s.".formatted(from));
    }
    Answer.to(request, response)
        .ok(
            queries.decisions(
                Caller.of(request),
                required(query, "profileId"),
                query.text("placeId"),
                past(query),
                from,
                to));
  }

  private void capacity(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "profileId", "at", "by");
    Instant at = past(query).orElse(clock.instant());
    Answer.to(request, response)
        .ok(
            queries.capacity(
                required(query, "profileId"),
                past(query),
                at,
                query.instant("by", at.plus(PLANNED_OUTLOOK))));
  }

  private void expiries(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "within", "tenant");
    Caller caller = Caller.of(request);
    Duration within = query.text("within").map(ResidencyRoutes::duration).orElse(USUAL_OUTLOOK);
    Answer.to(request, response)
        .ok(queries.expiries(caller, asked(caller, query), clock.instant(), within));
  }

  private static Duration duration(String text) {
    try {
      Duration within = Duration.parse(text);
      if (within.isPositive() && within.compareTo(LONGEST_OUTLOOK) <= 0) {
        return within;
      }
    } catch (DateTimeException _) {
      // said below
    }
    throw Query.bad(
        "within",
        "NotALengthOfTime",
        "must be a length of time such as P90D, at most ten years, not \"%s\".".formatted(text));
  }

  /** The tenant that is named; a caller that is bound to one may name that one alone. */
  private static Optional<String> asked(Caller caller, Query query) {
    return query.text("tenant").flatMap(it -> caller.tenantAsked(Optional.of(it)));
  }

  private static String required(Query query, String name) {
    return query.text(name).orElseThrow(() -> Query.bad(name, "Missing", "must be there."));
  }

  private static Optional<Instant> past(Query query) {
    return query.text("at").map(_ -> query.instant("at", Instant.EPOCH));
  }
}
