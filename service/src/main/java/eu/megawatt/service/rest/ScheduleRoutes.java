package eu.megawatt.service.rest;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.service.live.CurrentSchedule;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.schedule.AllocationFilter;
import eu.megawatt.service.schedule.Gantt;
import eu.megawatt.service.schedule.Library;
import eu.megawatt.service.schedule.PowerSeries;
import eu.megawatt.service.schedule.Schedule;
import eu.megawatt.service.schedule.UnplacedJob;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /api/v1/plans/{id}/...}: a plan as its readers want it. */
final class ScheduleRoutes {

  private static final String PATH = PlanRoutes.PATH + "/{id}";
  private static final int DEFAULT_POINTS = 2000;
  private static final int MOST_POINTS = 100_000;
  private static final List<String> KINDS = Stream.of(JobKind.values()).map(JobKind::word).toList();
  private static final List<String> REASONS =
      Stream.of(ReasonCode.values()).map(ReasonCode::token).toList();

  private final Library library;
  private final CurrentSchedule current;
  private final Paging paging;

  ScheduleRoutes(Library library, CurrentSchedule current, Paging paging) {
    this.library = library;
    this.current = current;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH + "/power-series", Scope.PLANS_READ, this::powerSeries)
        .get(PATH + "/allocations", Scope.PLANS_READ, Tenancy.OWN, this::allocations)
        .get(PATH + "/gantt", Scope.PLANS_READ, Tenancy.OWN, this::gantt)
        .get(PATH + "/unplaced", Scope.PLANS_READ, Tenancy.OWN, this::unplaced);
  }

  private void powerSeries(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "siteId", "from", "to", "maxPoints");
    Schedule schedule = schedule(request);
    Range range = Range.of(query, schedule);
    PowerSeries series =
        PowerSeries.of(
            schedule,
            query.text("siteId").map(id -> site(schedule, id)),
            range.from(),
            range.to(),
            query.number("maxPoints", DEFAULT_POINTS, 1, MOST_POINTS));
    if (wantsCsv(request)) {
      Answer.to(request, response).text("text/csv;charset=UTF-8", series.toCsv());
    } else {
      Answer.to(request, response).ok(series);
    }
  }

  private void allocations(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(
            request,
            "from",
            "to",
            "siteId",
            "poolId",
            "kind",
            "tenant",
            "q",
            "sort",
            "pageSize",
            "pageToken");
    Schedule schedule = schedule(request);
    Range range = Range.of(query, schedule);
    AllocationFilter filter =
        new AllocationFilter(
            range.from(),
            range.to(),
            query.text("siteId"),
            query.text("poolId"),
            query.word("kind", KINDS),
            Caller.of(request).tenantAsked(query.text("tenant")),
            query.text("q"),
            query.word("sort", AllocationFilter.SORTS).orElse(AllocationFilter.SORTS.getFirst()));
    Answer.to(request, response)
        .ok(
            paging.of(
                "allocations/" + PlanRoutes.id(request),
                query,
                filter.apply(schedule.allocations())));
  }

  private void gantt(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "from", "to", "siteId", "q");
    Schedule schedule = schedule(request);
    Range range = Range.of(query, schedule);
    Answer.to(request, response)
        .ok(
            Gantt.of(
                schedule,
                range.from(),
                range.to(),
                query.text("siteId"),
                query.text("q"),
                Caller.of(request).tenant()));
  }

  private void unplaced(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "reason", "q", "pageSize", "pageToken");
    Optional<String> reason = query.word("reason", REASONS);
    Optional<String> tenant = Caller.of(request).tenant();
    if (PlanRoutes.isCurrent(request)) {
      schedule(request);
      Answer.to(request, response)
          .ok(
              paging.byNumber(
                  "unplaced/" + CurrentSchedule.ID,
                  query,
                  (from, limit) -> current.unplaced(reason, query.text("q"), tenant, from, limit)));
      return;
    }
    List<UnplacedJob> all = UnplacedJob.all(schedule(request), reason, query.text("q"), tenant);
    Answer.to(request, response).ok(paging.of("unplaced/" + PlanRoutes.id(request), query, all));
  }

  private Schedule schedule(ServerRequest request) {
    if (PlanRoutes.isCurrent(request)) {
      return current.schedule().orElseThrow(CurrentPlanRoutes::nothing);
    }
    String id = PlanRoutes.id(request);
    return library.schedule(id).orElseThrow(() -> PlanRoutes.none(id));
  }

  private static Site site(Schedule schedule, String id) {
    return Optional.ofNullable(schedule.scenario().sites().get(id))
        .orElseThrow(
            () ->
                Problem.of(ProblemKind.NOT_FOUND, "The plan has no site \"" + id + "\".")
                    .toException());
  }

  private static boolean wantsCsv(ServerRequest request) {
    return request.headers().first(HeaderNames.ACCEPT).orElse("").startsWith("text/csv");
  }

  /** The part of the horizon that is asked about. */
  private record Range(Instant from, Instant to) {

    static Range of(Query query, Schedule schedule) {
      TimeGrid grid = schedule.scenario().grid();
      Range range = new Range(query.instant("from", grid.start()), query.instant("to", grid.end()));
      if (!range.from.isBefore(range.to)) {
        throw Query.bad("to", "EmptyRange", "must be after from (" + range.from + ").");
      }
      return range;
    }
  }
}
