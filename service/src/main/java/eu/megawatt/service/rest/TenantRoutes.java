package eu.megawatt.service.rest;

import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.live.ShareBody;
import eu.megawatt.service.live.TenantShares;
import eu.megawatt.service.live.TenantView;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /api/v1/tenants}: what tenants have of the fleet's power, use and wait for. */
final class TenantRoutes {

  private static final String PATH = "/api/v1/tenants";
  private static final String ONE = PATH + "/{id}";
  private static final String SHARE = ONE + "/share";
  private static final int LONGEST_REASON = 500;

  private final TenantShares shares;
  private final HeldCircumstances held;

  TenantRoutes(TenantShares shares, HeldCircumstances held) {
    this.shares = shares;
    this.held = held;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.JOBS_READ, Tenancy.OWN, this::list)
        .get(ONE, Scope.JOBS_READ, Tenancy.OWN, this::show)
        .get(SHARE, Scope.JOBS_READ, Tenancy.OWN, this::share)
        .put(SHARE, Scope.LIMITS_WRITE, this::put)
        .delete(SHARE, Scope.LIMITS_WRITE, this::remove);
  }

  /** All of a list. */
  record Tenants(List<TenantView> items) {}

  private void list(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Caller caller = Caller.of(request);
    Answer.to(request, response)
        .ok(new Tenants(shares.all().stream().filter(it -> caller.sees(it.id())).toList()));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String tenant = tenant(request);
    Answer.to(request, response)
        .ok(
            shares
                .find(tenant, Caller.of(request).tenant().isEmpty())
                .orElseThrow(() -> none(tenant)));
  }

  private void share(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String tenant = tenant(request);
    TenantView.ShareView share = shares.share(tenant).orElseThrow(() -> without(tenant));
    Answer.to(request, response).versioned(share.version(), share);
  }

  private void put(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly");
    boolean isTrial = query.flag("validateOnly");
    ShareBody body = Body.json(request, ShareBody.class);
    String tenant = PlanRoutes.id(request);
    try {
      if (!isTrial && held.areHeld()) {
        ApprovalRoutes.held(
            request,
            response,
            held.hold(tenant, body, IfMatch.of(request), Caller.of(request).id()));
        return;
      }
      TenantShares.Outcome outcome = shares.put(tenant, body, isTrial, IfMatch.of(request));
      outcome
          .share()
          .filter(_ -> !isTrial)
          .ifPresent(it -> response.header(HeaderNames.ETAG, '"' + it.version() + '"'));
      Answer.to(request, response)
          .json(outcome.isNew() && !isTrial ? Status.CREATED_201 : Status.OK_200, outcome.plan());
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private void remove(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly", "reason");
    boolean isTrial = query.flag("validateOnly");
    String tenant = PlanRoutes.id(request);
    String reason =
        query
            .text("reason")
            .filter(it -> !it.isBlank() && it.length() <= LONGEST_REASON)
            .orElseThrow(
                () ->
                    Query.bad(
                        "reason",
                        "Missing",
                        "must say why, in 1 to %d characters.".formatted(LONGEST_REASON)));
    try {
      if (!isTrial && held.areHeld()) {
        if (shares.share(tenant).isEmpty()) {
          throw without(tenant);
        }
        ApprovalRoutes.held(
            request,
            response,
            held.holdEnd(tenant, reason, IfMatch.of(request), Caller.of(request).id()));
        return;
      }
      Answer.to(request, response)
          .ok(
              shares
                  .remove(tenant, reason, isTrial, IfMatch.of(request))
                  .orElseThrow(() -> without(tenant))
                  .plan());
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  /** The tenant that a path names; 404 where it is another's than the caller's. */
  private static String tenant(ServerRequest request) {
    String id = PlanRoutes.id(request);
    if (!Caller.of(request).sees(id)) {
      throw none(id);
    }
    return id;
  }

  private static ProblemException none(String tenant) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no tenant \"%s\" with a share or jobs.".formatted(tenant))
        .toException();
  }

  static ProblemException without(String tenant) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "Nothing was said of what tenant \"%s\" has: nothing is guaranteed, and it may borrow."
                .formatted(tenant))
        .toException();
  }
}
