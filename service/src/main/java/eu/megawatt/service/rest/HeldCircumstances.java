package eu.megawatt.service.rest;

import eu.megawatt.service.approval.Approval;
import eu.megawatt.service.approval.Approvals;
import eu.megawatt.service.approval.FourEyes;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.live.Circumstances;
import eu.megawatt.service.live.LimitBody;
import eu.megawatt.service.live.ReplanView;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import java.util.Optional;

/** Limits and outages as changes that wait, where they are to. */
final class HeldCircumstances {

  private final Circumstances circumstances;
  private final Approvals approvals;

  HeldCircumstances(Circumstances circumstances, Approvals approvals) {
    this.circumstances = circumstances;
    this.approvals = approvals;
    approvals.make(FourEyes.LIMITS, this::make);
  }

  /** One of the three. */
  record Held(
      Optional<LimitBody> limit,
      Optional<Circumstances.OutageBody> outage,
      Optional<String> outageEnd,
      Optional<String> reason) {}

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
        new Held(Optional.of(limit), Optional.empty(), Optional.empty(), limit.reason()),
        caller);
  }

  /** Has an outage wait that could be said now. */
  Approval hold(Circumstances.OutageBody outage, String caller) {
    circumstances.outage(outage, true);
    return hold(
        "GPUs are out: %s.".formatted(Json.write(outage)),
        new Held(Optional.empty(), Optional.of(outage), Optional.empty(), outage.reason()),
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
        new Held(Optional.empty(), Optional.empty(), Optional.of(outageId), Optional.of(reason)),
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
}
