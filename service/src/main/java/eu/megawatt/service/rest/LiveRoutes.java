package eu.megawatt.service.rest;

import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.telemetry.DomainPower;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/v1/fleet/summary}, {@code /power-domains} and {@code /racks}: the fleet as it is now.
 */
final class LiveRoutes {

  private static final String DOMAINS = "/api/v1/power-domains";

  /** An id may have slashes in it. */
  private static final String DOMAIN = DOMAINS + "/{+id}";

  private static final int MOST_STEPS = 100;

  /** What is asked of an instant this near is asked of now. */
  private static final Duration NOW = Duration.ofSeconds(60);

  private final Telemetry telemetry;

  LiveRoutes(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  void addTo(Routes routes) {
    routes
        .get("/api/v1/fleet/summary", this::summary)
        .get(DOMAINS, this::domains)
        .get(DOMAIN + "/heat-map", this::heatMap)
        .post(DOMAIN + "/loss-simulations", this::lose)
        .get(DOMAIN, this::domain)
        .get("/api/v1/racks/{+id}", this::rack)
        .get("/api/v1/feeds", this::feeds);
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
            "Nothing is kept of %s; summaries are kept for %d h and from this start on."
                .formatted(at, PowerHistory.KEPT.toHours()))
        .toException();
  }

  private void domains(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "siteId");
    Optional<String> site = query.text("siteId");
    LiveView view = telemetry.live().view();
    if (site.isPresent() && view.site(site.get()).isEmpty()) {
      throw none("site", site.get());
    }
    Answer.to(request, response)
        .ok(
            items(
                view.domains().stream()
                    .filter(it -> site.map(it.domain().site()::equals).orElse(true))
                    .toList()));
  }

  private void domain(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "depth");
    int steps = query.number("depth", MOST_STEPS, 0, MOST_STEPS);
    InventoryDomain domain = domain(request);
    Answer.to(request, response).ok(items(telemetry.live().view().below(domain.id(), steps)));
  }

  private static DomainPower.Items items(List<LiveDomain> domains) {
    return new DomainPower.Items(domains.stream().map(DomainPower::of).toList());
  }

  private void heatMap(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "metric", "at");
    String metric = query.word("metric", HeatMap.METRICS).orElse(HeatMap.METRICS.getFirst());
    InventoryDomain domain = domain(request);
    LiveView view = telemetry.live().view();
    Instant at = query.instant("at", view.at());
    if (at.isBefore(view.at().minus(NOW))) {
      throw Problem.of(
              ProblemKind.NOT_FOUND, "Racks are known as they are now, not as of %s.".formatted(at))
          .toException();
    }
    Answer.to(request, response).ok(HeatMap.of(view, domain, metric));
  }

  private void lose(ServerRequest request, ServerResponse response) {
    Query.of(request);
    InventoryDomain domain = domain(request);
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

  private InventoryDomain domain(ServerRequest request) {
    String id = PlanRoutes.id(request);
    return Optional.ofNullable(telemetry.live().view().inventory().domains().get(id))
        .orElseThrow(() -> none("power domain", id));
  }

  private static ProblemException none(String what, String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "The fleet has no %s \"%s\".".formatted(what, id))
        .toException();
  }
}
