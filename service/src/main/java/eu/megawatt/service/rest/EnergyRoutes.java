package eu.megawatt.service.rest;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.service.energy.EnergyGrouping;
import eu.megawatt.service.energy.EnergyQuery;
import eu.megawatt.service.energy.EnergySeries;
import eu.megawatt.service.energy.JobEnergies;
import eu.megawatt.service.fleet.CurrentFleet;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.record.JobFilter;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code /api/v1/energy-series} and {@code /api/v1/job-energies}: what was used. */
final class EnergyRoutes {

  private static final int DEFAULT_POINTS = 2_000;
  private static final int MOST_POINTS = 10_000;
  private static final int LONGEST_STEP = 86_400 * 366;
  private static final int STEP = EnergyQuery.QUARTER_SECONDS;
  private static final Duration LONGEST = Duration.ofDays(3_660);
  private static final Duration LONGEST_OF_JOBS = Duration.ofDays(366);
  private static final List<String> SCOPES = List.of("fleet", "site", "domain", "node", "job");
  private static final List<String> CLASSES =
      Arrays.stream(JobKind.values()).map(JobKind::word).toList();

  private final EnergyQuery energy;
  private final JobEnergies jobs;
  private final CurrentFleet fleet;
  private final Paging paging;
  private final Clock clock;

  EnergyRoutes(
      EnergyQuery energy, JobEnergies jobs, CurrentFleet fleet, Paging paging, Clock clock) {
    this.energy = energy;
    this.jobs = jobs;
    this.fleet = fleet;
    this.paging = paging;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .get("/api/v1/energy-series", Scope.ENERGY_READ, Tenancy.OWN, this::series)
        .get("/api/v1/job-energies", Scope.ENERGY_READ, Tenancy.OWN, this::jobs);
  }

  /** A range of time. */
  private record Range(Instant from, Instant to) {}

  private Range range(Query query, Duration longest) {
    Instant to = query.instant("to", clock.instant());
    Instant from = query.instant("from", to.minus(Duration.ofDays(1)));
    if (!from.isBefore(to)) {
      throw Query.bad("to", "EmptyRange", "must be after from (" + from + ").");
    }
    if (Duration.between(from, to).compareTo(longest) > 0) {
      throw Query.bad(
          "from",
          "TooLong",
          "is more than %d days before to. Maybe ask for less.".formatted(longest.toDays()));
    }
    return new Range(from, to);
  }

  private void series(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(request, "scope", "id", "from", "to", "stepSeconds", "maxPoints", "groupBy");
    Range range = range(query, LONGEST);
    String scope = query.word("scope", SCOPES).orElse("fleet");
    requireOwn(Caller.of(request), scope, query.text("id").orElse(""));
    EnergyGrouping grouping =
        EnergyGrouping.of(query.word("groupBy", EnergyGrouping.words()).orElse(""));
    EnergySeries answer =
        energy.answer(
            new EnergyQuery.Asked(
                scope,
                query.text("id"),
                subjects(query, scope),
                range.from(),
                range.to(),
                step(query, range),
                grouping),
            clock.instant());
    if (request.headers().first(HeaderNames.ACCEPT).orElse("").startsWith("text/csv")) {
      Answer.to(request, response).text("text/csv;charset=UTF-8", answer.toCsv());
    } else {
      Answer.to(request, response).ok(answer);
    }
  }

  /** Who is bound to a tenant sees its jobs alone; another's used as little as one that is none. */
  private void requireOwn(Caller caller, String scope, String id) {
    if (caller.tenant().isEmpty()) {
      return;
    }
    if (!scope.equals("job")) {
      caller.requireEverybodys();
    }
    if (!jobs.isOf(caller.tenant().get(), id)) {
      throw Problem.of(
              ProblemKind.NOT_FOUND, "There is no job \"%s\" with allocations.".formatted(id))
          .toException();
    }
  }

  private List<Subject> subjects(Query query, String scope) {
    Inventory inventory = fleet.inventory();
    if (scope.equals("fleet")) {
      if (query.text("id").isPresent()) {
        throw Query.bad("id", "NotHere", "belongs to a site, domain, node or job.");
      }
      return inventory.sites().keySet().stream()
          .map(site -> new Subject(RecordScope.SITE, site))
          .toList();
    }
    String id =
        query
            .text("id")
            .orElseThrow(() -> Query.bad("id", "Missing", "must say which " + scope + "."));
    // A job is whatever there are records of; one of which there are none used nothing.
    Set<String> known =
        switch (scope) {
          case "site" -> inventory.sites().keySet();
          case "domain" -> inventory.domains().keySet();
          case "node" -> inventory.nodes().keySet();
          default -> Set.of(id);
        };
    if (!known.contains(id)) {
      throw Problem.of(ProblemKind.NOT_FOUND, "The fleet has no %s \"%s\".".formatted(scope, id))
          .toException();
    }
    return List.of(new Subject(RecordScope.ofWord(scope).orElseThrow(), id));
  }

  private static long step(Query query, Range range) {
    if (query.text("stepSeconds").isEmpty()) {
      return EnergyQuery.stepFor(
          range.from(), range.to(), query.number("maxPoints", DEFAULT_POINTS, 1, MOST_POINTS));
    }
    int step = query.number("stepSeconds", STEP, STEP, LONGEST_STEP);
    if (step % STEP != 0) {
      throw Query.bad("stepSeconds", "NotAMultiple", "must be a multiple of " + STEP + ".");
    }
    if (Duration.between(range.from(), range.to()).toSeconds() / step > MOST_POINTS) {
      throw Query.bad(
          "stepSeconds",
          "TooManyPoints",
          "makes more than %d points of this range. Maybe ask for a longer step."
              .formatted(MOST_POINTS));
    }
    return step;
  }

  private void jobs(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(request, "from", "to", "tenant", "workloadClass", "pageSize", "pageToken");
    Range range = range(query, LONGEST_OF_JOBS);
    Answer.to(request, response)
        .ok(
            paging.byNumber(
                "job-energies",
                query,
                (after, limit) ->
                    jobs.list(
                        range.from(),
                        range.to(),
                        new JobFilter(
                            Caller.of(request).tenantAsked(query.text("tenant")),
                            query.word("workloadClass", CLASSES),
                            Math.toIntExact(after)),
                        limit)));
  }
}
