package eu.megawatt.service.rest;

import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.live.Circumstances;
import eu.megawatt.service.live.DataLinks;
import eu.megawatt.service.live.LimitBody;
import eu.megawatt.service.live.ReplanView;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.store.Sha256;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * {@code /api/v1/power-limits}, {@code /api/v1/outages}, {@code /api/v1/rates}, {@code
 * /api/v1/links}.
 */
final class CircumstanceRoutes {

  private static final String LIMITS = "/api/v1/power-limits";
  private static final String OUTAGES = "/api/v1/outages";
  private static final String RATES = "/api/v1/rates";
  private static final String LINKS = "/api/v1/links";
  private static final int VERSION_LENGTH = 20;
  private static final int MOST_BYTES = 1 << 20;

  private final Circumstances circumstances;
  private final DataLinks links;
  private final HeldCircumstances held;

  CircumstanceRoutes(Circumstances circumstances, DataLinks links, HeldCircumstances held) {
    this.circumstances = circumstances;
    this.links = links;
    this.held = held;
  }

  void addTo(Routes routes) {
    routes
        .post(LIMITS, Scope.LIMITS_WRITE, this::limit)
        .get(LIMITS, Scope.LIMITS_READ, this::limits)
        .post(OUTAGES, Scope.LIMITS_WRITE, this::outage)
        .get(OUTAGES, Scope.LIMITS_READ, this::outages)
        .post(OUTAGES + "/{id}/end", Scope.LIMITS_WRITE, this::endOutage)
        .get(LINKS, Scope.LIMITS_READ, Tenancy.SHARED, this::knownLinks)
        .put(LINKS, Scope.LIMITS_WRITE, this::putLinks)
        .get(LINKS + "/transfers", Scope.LIMITS_READ, Tenancy.SHARED, this::transfers)
        .get(RATES + "/{id}", Scope.FINANCE_READ, Tenancy.SHARED, this::knownRates)
        .put(RATES + "/{id}", Scope.FINANCE_WRITE, this::rates);
  }

  /** All of a list. */
  record Limits(List<Circumstances.LimitView> items) {}

  /** All of a list. */
  record Outages(List<Circumstances.OutageView> items) {}

  private void limit(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly");
    boolean isTrial = query.flag("validateOnly");
    LimitBody body = Body.json(request, LimitBody.class);
    if (!isTrial && held.areHeld()) {
      ApprovalRoutes.held(request, response, held.hold(body, Caller.of(request).id()));
      return;
    }
    answer(request, response, isTrial, circumstances.limit(body, isTrial));
  }

  private static void answer(
      ServerRequest request, ServerResponse response, boolean isTrial, ReplanView done) {
    Answer.to(request, response).json(isTrial ? Status.OK_200 : Status.CREATED_201, done);
  }

  private void limits(ServerRequest request, ServerResponse response) {
    Query.of(request);
    List<Circumstances.LimitView> limits = circumstances.limits();
    Answer.to(request, response).versioned(version(limits), new Limits(limits));
  }

  private void outage(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly");
    boolean isTrial = query.flag("validateOnly");
    Circumstances.OutageBody body = Body.json(request, Circumstances.OutageBody.class);
    if (!isTrial && held.areHeld()) {
      ApprovalRoutes.held(request, response, held.hold(body, Caller.of(request).id()));
      return;
    }
    answer(request, response, isTrial, circumstances.outage(body, isTrial));
  }

  private void outages(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(new Outages(circumstances.outages()));
  }

  private void endOutage(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    String reason = JobRoutes.reason(request);
    if (held.areHeld()) {
      ApprovalRoutes.held(request, response, held.holdEnd(id, reason, Caller.of(request).id()));
      return;
    }
    Answer.to(request, response)
        .ok(
            circumstances
                .endOutage(id, reason)
                .orElseThrow(
                    () ->
                        Problem.of(ProblemKind.NOT_FOUND, "There is no outage " + id + ".")
                            .toException()));
  }

  private void rates(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly");
    Circumstances.RatesBody body = Body.json(request, Circumstances.RatesBody.class, MOST_BYTES);
    try {
      Answer.to(request, response)
          .ok(
              circumstances.rates(
                  PlanRoutes.id(request), body, query.flag("validateOnly"), IfMatch.of(request)));
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private void knownLinks(ServerRequest request, ServerResponse response) {
    Query.of(request);
    DataLinks.LinksView all = links.all();
    Answer.to(request, response).versioned(all.version(), all);
  }

  private void transfers(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "sizeBytes");
    Answer.to(request, response)
        .ok(links.transfers(query.longNumber("sizeBytes", 1, DataLinks.MOST_BYTES)));
  }

  private void putLinks(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly");
    DataLinks.LinksBody body = Body.json(request, DataLinks.LinksBody.class);
    try {
      Answer.to(request, response)
          .ok(links.put(body, query.flag("validateOnly"), IfMatch.of(request)));
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private void knownRates(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String siteId = PlanRoutes.id(request);
    Circumstances.RatesView rates =
        circumstances
            .rates(siteId)
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "No prices of %s were said; those of the scenario count. Maybe PUT some."
                                .formatted(siteId))
                        .toException());
    Answer.to(request, response).versioned(rates.version(), rates);
  }

  private static String version(Object body) {
    return Sha256.hex(Json.bytes(body)).substring(0, VERSION_LENGTH);
  }
}
