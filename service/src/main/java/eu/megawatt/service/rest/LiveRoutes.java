package eu.megawatt.service.rest;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.schedule.NewestPlan;
import eu.megawatt.service.schedule.ReservedPower;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.telemetry.DomainPower;
import eu.megawatt.service.telemetry.FleetMoment;
import eu.megawatt.service.telemetry.FleetSummary;
import eu.megawatt.service.telemetry.HeatMap;
import eu.megawatt.service.telemetry.LossAnswer;
import eu.megawatt.service.telemetry.PowerHistory;
import eu.megawatt.service.telemetry.RackDetail;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.telemetry.live.LiveDomain;
import eu.megawatt.telemetry.live.LiveView;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /api/v1/fleet/summary}, {@code /power-domains} and {@code /racks}: the fleet as it is now.
 */
final class LiveRoutes {

  private static final String DOMAINS = "/api/v1/power-domains";

  /** An id may have slashes in it. */
  private static final String DOMAIN = DOMAINS + "/{+id}";

  private static final int MOST_STEPS = 100;

  private final Telemetry telemetry;
  private final NewestPlan plans;

  LiveRoutes(Telemetry telemetry, NewestPlan plans) {
    this.telemetry = telemetry;
    this.plans = plans;
  }

  void addTo(Routes routes) {
    routes
        .get("/api/v1/fleet/summary", Scope.FLEET_READ, this::summary)
        .get(DOMAINS, Scope.FLEET_READ, this::domains)
        .get(DOMAIN + "/heat-map", Scope.FLEET_READ, this::heatMap)
        .ask(DOMAIN + "/loss-simulations", Scope.FLEET_READ, Tenancy.CLOSED, this::lose)
        .get(DOMAIN, Scope.FLEET_READ, this::domain)
        .get("/api/v1/racks/{+id}", Scope.FLEET_READ, this::rack)
        .get("/api/v1/feeds", Scope.TELEMETRY_READ, this::feeds);
  }

  private void summary(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "at");
    FleetSummary now = telemetry.summary();
    Instant at = query.instant("at", now.at());
    FleetSummary asked =
        at.isBefore(now.at())
            ? telemetry.history().summaryAt(at).orElseThrow(() -> tooLongAgo(at))
            : now;
    Answer.to(request, response).ok(asked);
  }

  private static ProblemException tooLongAgo(Instant at) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "Nothing is kept of %s; what was measured is kept for %d h and from this start on."
                .formatted(at, PowerHistory.KEPT.toHours()))
        .toException();
  }

  private void domains(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "siteId", "at");
    Optional<String> site = query.text("siteId");
    Optional<FleetMoment> then = past(query);
    LiveView view = telemetry.live().view();
    Inventory inventory = then.map(FleetMoment::inventory).orElse(view.inventory());
    if (site.isPresent() && !inventory.sites().containsKey(site.get())) {
      throw none("site", site.get());
    }
    Answer.to(request, response)
        .ok(
            then.map(it -> items(it, site))
                .orElseGet(
                    () ->
                        items(
                            view.domains().stream()
                                .filter(it -> site.map(it.domain().site()::equals).orElse(true))
                                .toList())));
  }

  private void domain(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "depth");
    int steps = query.number("depth", MOST_STEPS, 0, MOST_STEPS);
    InventoryDomain domain = domain(request, telemetry.live().view().inventory());
    Answer.to(request, response).ok(items(telemetry.live().view().below(domain.id(), steps)));
  }

  private DomainPower.Items items(List<LiveDomain> domains) {
    LiveView view = telemetry.live().view();
    Map<String, Long> reserved = reserved(view.inventory(), view.at());
    return new DomainPower.Items(
        domains.stream()
            .map(it -> DomainPower.of(it, Optional.ofNullable(reserved.get(it.domain().id()))))
            .toList());
  }

  private DomainPower.Items items(FleetMoment then, Optional<String> site) {
    Map<String, Long> reserved = reserved(then.inventory(), then.at());
    return new DomainPower.Items(
        then.inventory().domainsInOrder().stream()
            .filter(it -> site.map(it.site()::equals).orElse(true))
            .map(it -> DomainPower.of(then, it, Optional.ofNullable(reserved.get(it.id()))))
            .toList());
  }

  private Map<String, Long> reserved(Inventory inventory, Instant at) {
    return plans
        .covering(at, at.plusNanos(1))
        .map(plan -> ReservedPower.of(plan, inventory, at))
        .orElse(Map.of());
  }

  /** What was kept of the instant that is asked for; empty where now is meant. */
  private Optional<FleetMoment> past(Query query) {
    Instant now = telemetry.live().view().at();
    Instant at = query.instant("at", now);
    return at.isBefore(now)
        ? Optional.of(telemetry.history().momentAt(at).orElseThrow(() -> tooLongAgo(at)))
        : Optional.empty();
  }

  private void heatMap(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "metric", "at");
    String metric = query.word("metric", HeatMap.METRICS).orElse(HeatMap.METRICS.getFirst());
    FleetMoment moment = past(query).orElseGet(() -> FleetMoment.of(telemetry.live().view()));
    Answer.to(request, response)
        .ok(HeatMap.of(moment, domain(request, moment.inventory()), metric));
  }

  private void lose(ServerRequest request, ServerResponse response) {
    Query.of(request);
    InventoryDomain domain = domain(request, telemetry.live().view().inventory());
    Answer.to(request, response).ok(LossAnswer.of(telemetry.live().lose(domain.id())));
  }

  private void rack(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Rack rack =
        Optional.ofNullable(telemetry.live().view().inventory().racks().get(id))
            .orElseThrow(() -> none("rack", id));
    Answer.to(request, response).ok(RackDetail.of(rack, telemetry.live().nodesOf(id)));
  }

  private void feeds(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(telemetry.ingest().feeds());
  }

  private static InventoryDomain domain(ServerRequest request, Inventory inventory) {
    String id = PlanRoutes.id(request);
    return Optional.ofNullable(inventory.domains().get(id))
        .orElseThrow(() -> none("power domain", id));
  }

  private static ProblemException none(String what, String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "The fleet has no %s \"%s\".".formatted(what, id))
        .toException();
  }
}
