package eu.megawatt.service.rest;

import eu.megawatt.service.approval.Approval;
import eu.megawatt.service.approval.Approvals;
import eu.megawatt.service.approval.FourEyes;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.live.Circumstances;
import eu.megawatt.service.live.LimitBody;
import eu.megawatt.service.live.ReplanView;
import eu.megawatt.service.live.ShareBody;
import eu.megawatt.service.live.TenantShares;
import eu.megawatt.service.live.TenantView;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import java.util.Optional;

/** Limits, outages and tenants' shares as changes that wait, where they are to. */
final class HeldCircumstances {

  private final Circumstances circumstances;
  private final TenantShares shares;
  private final Approvals approvals;

  HeldCircumstances(Circumstances circumstances, TenantShares shares, Approvals approvals) {
    this.circumstances = circumstances;
    this.shares = shares;
    this.approvals = approvals;
    approvals.make(FourEyes.LIMITS, this::make);
  }

  /** One of the four. */
  record Held(
      Optional<LimitBody> limit,
      Optional<Circumstances.OutageBody> outage,
      Optional<String> outageEnd,
      Optional<HeldShare> share,
      Optional<String> reason) {}

  /**
   * Another share of a tenant, or none.
   *
   * @param body empty where it is to be taken away
   * @param instead the version that it was made for; empty where there was none
   */
  record HeldShare(String tenantId, Optional<ShareBody> body, Optional<String> instead) {}

  boolean areHeld() {
    return approvals.isHeld(FourEyes.LIMITS);
  }

  /** Has a limit wait that could be set now. */
  Approval hold(LimitBody limit, String caller) {
    circumstances.limit(limit, true);
    String where = limit.domainId().or(limit::siteId).orElse("");
    return hold(
        limit
            .limitW()
            .map(it -> "Limit %s to %d W.".formatted(where, it))
            .orElseGet(() -> "Take back the limit of %s.".formatted(where)),
        new Held(
            Optional.of(limit),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            limit.reason()),
        caller);
  }

  /** Has an outage wait that could be said now. */
  Approval hold(Circumstances.OutageBody outage, String caller) {
    circumstances.outage(outage, true);
    return hold(
        "GPUs are out: %s.".formatted(Json.write(outage)),
        new Held(
            Optional.empty(),
            Optional.of(outage),
            Optional.empty(),
            Optional.empty(),
            outage.reason()),
        caller);
  }

  /** Has the end of an outage wait. */
  Approval holdEnd(String outageId, String reason, String caller) {
    if (circumstances.outages().stream().noneMatch(it -> it.id().equals(outageId))) {
      throw Problem.of(ProblemKind.NOT_FOUND, "There is no outage %s.".formatted(outageId))
          .toException();
    }
    return hold(
        "The outage %s ends.".formatted(outageId),
        new Held(
            Optional.empty(),
            Optional.empty(),
            Optional.of(outageId),
            Optional.empty(),
            Optional.of(reason)),
        caller);
  }

  /** Has a share wait that a tenant could have now. */
  Approval hold(String tenant, ShareBody body, Expectation expected, String caller) {
    Optional<String> instead = shares.share(tenant).map(TenantView.ShareView::version);
    expected.check("The share of %s is at version".formatted(tenant), instead, false);
    shares.put(tenant, body, true, expected);
    return hold(
        "The share of %s: %s.".formatted(tenant, Json.write(body)),
        new Held(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new HeldShare(tenant, Optional.of(body), instead)),
            body.reason()),
        caller);
  }

  /** Has the end of a share wait. */
  Approval holdEnd(String tenant, String reason, Expectation expected, String caller) {
    Optional<String> instead = shares.share(tenant).map(TenantView.ShareView::version);
    expected.check("The share of %s is at version".formatted(tenant), instead, false);
    return hold(
        "%s has no share any more.".formatted(tenant),
        new Held(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new HeldShare(tenant, Optional.empty(), instead)),
            Optional.of(reason)),
        caller);
  }

  private Approval hold(String summary, Held change, String caller) {
    return approvals.hold(FourEyes.LIMITS, cut(summary), change, caller);
  }

  private static String cut(String summary) {
    return summary.substring(0, Math.min(summary.length(), 1_000));
  }

  private ReplanView make(String content) {
    Held held = Json.read(content, Held.class);
    if (held.share().isPresent()) {
      return make(held.share().get(), held.reason().orElse(""));
    }
    if (held.limit().isPresent()) {
      return circumstances.limit(held.limit().get(), false);
    }
    if (held.outage().isPresent()) {
      return circumstances.outage(held.outage().get(), false);
    }
    String id = held.outageEnd().orElseThrow();
    return circumstances
        .endOutage(id, held.reason().orElse(""))
        .orElseThrow(
            () ->
                Problem.of(ProblemKind.NOT_FOUND, "There is no outage %s.".formatted(id))
                    .toException());
  }

  private ReplanView make(HeldShare held, String reason) {
    Expectation expected = new Expectation(Optional.of(held.instead().orElse(Expectation.ABSENT)));
    try {
      return held.body().isPresent()
          ? shares.put(held.tenantId(), held.body().get(), false, expected).plan()
          : shares
              .remove(held.tenantId(), reason, false, expected)
              .orElseThrow(() -> TenantRoutes.without(held.tenantId()))
              .plan();
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }
}
