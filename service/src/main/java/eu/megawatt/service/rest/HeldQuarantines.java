package eu.megawatt.service.rest;

import eu.megawatt.service.approval.Approval;
import eu.megawatt.service.approval.Approvals;
import eu.megawatt.service.approval.FourEyes;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.validation.Quarantines;
import java.util.Optional;

/** Nodes that a person sets apart or releases as changes that wait, where they are to. */
final class HeldQuarantines {

  private final Quarantines quarantines;
  private final Approvals approvals;

  HeldQuarantines(Quarantines quarantines, Approvals approvals) {
    this.quarantines = quarantines;
    this.approvals = approvals;
    approvals.make(FourEyes.QUARANTINES, this::make);
  }

  /**
   * A node that is to be set apart, or released.
   *
   * @param by id of who asks
   */
  record Held(String nodeId, boolean isRelease, String reason, String by) {}

  /** Whether setting a node apart, or releasing it, has to wait: it changes something. */
  boolean isHeld(String nodeId, boolean isRelease) {
    return approvals.isHeld(FourEyes.QUARANTINES) && quarantines.isSetApart(nodeId) == isRelease;
  }

  /** Has a change wait that could be made now. */
  Approval hold(String nodeId, boolean isRelease, Optional<String> reason, String caller) {
    String why = quarantines.requireSettable(nodeId, reason);
    return approvals.hold(
        FourEyes.QUARANTINES,
        "%s is %s: %s".formatted(nodeId, isRelease ? "released" : "set apart", why),
        new Held(nodeId, isRelease, why, caller),
        caller);
  }

  private Quarantines.QuarantineView make(String content) {
    Held held = Json.read(content, Held.class);
    Optional<String> why = Optional.of(held.reason());
    return held.isRelease()
        ? quarantines.release(held.nodeId(), why, held.by()).orElseThrow(() -> never(held.nodeId()))
        : quarantines.set(held.nodeId(), why, held.by());
  }

  static ProblemException never(String nodeId) {
    return Problem.of(ProblemKind.NOT_FOUND, "%s never was set apart.".formatted(nodeId))
        .toException();
  }
}
