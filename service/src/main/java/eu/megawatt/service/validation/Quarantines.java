package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.live.PlanEvents;
import eu.megawatt.service.live.SetApart;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.validation.QuarantineRows.Kept;
import eu.megawatt.service.webhook.EventType;
import eu.megawatt.service.webhook.Outbox;
import eu.megawatt.service.webhook.WebhookEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Nodes that the plan does without until they deliver again: whoever is set apart, and the plan
 * without it, are kept in one transaction. Thread-safe.
 */
public final class Quarantines {

  /** Who has said what verdicts have. */
  static final String VERDICTS = "verdicts";

  private static final Logger LOG = Logger.getLogger(Quarantines.class.getName());

  private final Database database;
  private final SetApart plan;
  private final Outbox outbox;
  private final PlanEvents events;
  private final Supplier<Inventory> fleet;
  private final Clock clock;

  Quarantines(
      Database database,
      SetApart plan,
      Outbox outbox,
      PlanEvents events,
      Supplier<Inventory> fleet,
      Clock clock) {
    this.database = database;
    this.plan = plan;
    this.outbox = outbox;
    this.events = events;
    this.fleet = fleet;
    this.clock = clock;
    plan.onAnotherFleet(() -> Thread.ofVirtual().name("quarantines").start(this::restate));
  }

  /**
   * One as it is shown.
   *
   * @param runId whose verdict it is; absent where a person has said so
   * @param passedAt the first of the passes in a row since
   */
  public record QuarantineView(
      String id,
      String nodeId,
      String state,
      String reason,
      Optional<String> runId,
      String setBy,
      Instant setAt,
      Optional<Instant> passedAt,
      Optional<Instant> releasedAt,
      Optional<String> releasedBy,
      Optional<String> releaseReason) {

    static QuarantineView of(Kept it) {
      return new QuarantineView(
          it.id(),
          it.nodeId(),
          it.isOpen() ? "Quarantined" : "Released",
          it.reason(),
          Optional.of(it.runId()).filter(id -> !id.isEmpty()),
          it.setBy(),
          Instant.ofEpochMilli(it.setMs()),
          instant(it.passedMs()),
          instant(it.releasedMs()),
          Optional.of(it.releasedBy()).filter(by -> !by.isEmpty()),
          Optional.of(it.releaseReason()).filter(why -> !why.isEmpty()));
    }

    private static Optional<Instant> instant(long ms) {
      return ms == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
    }
  }

  /**
   * Whether a person may have the plan do without a node.
   *
   * @return why, as it is kept
   */
  public String requireSettable(String nodeId, Optional<String> reason) {
    List<FieldError> errors = new ArrayList<>();
    Enrolments.requireNode(nodeId, "id", fleet.get(), errors);
    String why = RunCheck.reason(reason, errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return why;
  }

  /** Whether the plan does without a node. */
  public boolean isSetApart(String nodeId) {
    return last(nodeId).filter(Kept::isOpen).isPresent();
  }

  /** A person has the plan do without a node; again changes nothing. */
  public synchronized QuarantineView set(String nodeId, Optional<String> reason, String by) {
    String why = requireSettable(nodeId, reason);
    Optional<Kept> before = last(nodeId).filter(Kept::isOpen);
    if (before.isEmpty()) {
      change(fresh(nodeId, why, "", by), true, _ -> {});
    }
    return QuarantineView.of(last(nodeId).orElseThrow());
  }

  /** A person has a node released; again changes nothing. Empty where it never was set apart. */
  public synchronized Optional<QuarantineView> release(
      String nodeId, Optional<String> reason, String by) {
    List<FieldError> errors = new ArrayList<>();
    String why = RunCheck.reason(reason, errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    last(nodeId)
        .filter(Kept::isOpen)
        .ifPresent(it -> change(released(it, why, by), false, _ -> {}));
    return last(nodeId).map(QuarantineView::of);
  }

  /** Keeps verdicts, and what they are to a node that is set apart or is to be. */
  synchronized void keep(String nodeId, Look look) {
    Optional<Kept> before = last(nodeId).filter(Kept::isOpen);
    Standing standing = look.standing(before);
    switch (standing) {
      case Standing.Fails it when before.isEmpty() ->
          change(fresh(nodeId, it.reason(), it.runId(), VERDICTS), true, it.write());
      case Standing.Delivers it when before.isPresent() && it.isReleased() ->
          change(released(before.get(), it.reason(), VERDICTS), false, it.write());
      default -> write(before, standing);
    }
  }

  /** What verdicts are to a node, and how they are written. */
  interface Look {
    Standing standing(Optional<Kept> before);
  }

  private void write(Optional<Kept> before, Standing standing) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              standing.write().accept(handle);
              before.ifPresent(
                  it -> QuarantineRows.passed(handle, it.id(), standing.passedMs(it.passedMs())));
            });
    database.force();
  }

  private Kept fresh(String nodeId, String reason, String runId, String by) {
    Instant now = clock.instant();
    return new Kept(
        0,
        Identifiers.next("quar", now),
        nodeId,
        reason,
        runId,
        by,
        now.toEpochMilli(),
        0,
        0,
        "",
        "");
  }

  private Kept released(Kept it, String why, String by) {
    return new Kept(
        it.sequence(),
        it.id(),
        it.nodeId(),
        it.reason(),
        it.runId(),
        it.setBy(),
        it.setMs(),
        it.passedMs(),
        clock.millis(),
        by,
        why);
  }

  private void change(Kept it, boolean isSet, Consumer<Handle> also) {
    Map<String, String> reasons = reasons();
    if (isSet) {
      reasons.put(it.nodeId(), it.reason());
    } else {
      reasons.remove(it.nodeId());
    }
    Instant now = clock.instant();
    String why =
        isSet
            ? "%s is set apart: %s".formatted(it.nodeId(), it.reason())
            : "%s is released: %s".formatted(it.nodeId(), it.releaseReason());
    int _ =
        plan.become(
            reasons,
            why,
            handle -> {
              also.accept(handle);
              if (isSet) {
                QuarantineRows.add(handle, it);
              } else {
                QuarantineRows.release(handle, it.id(), it.releasedBy(), it.releaseReason(), now);
              }
              outbox.add(handle, event(it, isSet), now);
            });
    events.validated(
        new PlanEvents.NodeChange(it.nodeId(), it.runId(), isSet ? "Quarantined" : "Released"));
  }

  private static WebhookEvent event(Kept it, boolean isSet) {
    WebhookEvent event =
        WebhookEvent.of(
                isSet ? EventType.NODE_QUARANTINED : EventType.NODE_RELEASED,
                "nodes/" + it.nodeId(),
                "/api/v1/quarantines")
            .with("nodeId", it.nodeId())
            .with("reason", isSet ? it.reason() : it.releaseReason());
    return it.runId().isEmpty() ? event : event.with("runId", it.runId());
  }

  private Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    database
        .jdbi()
        .withHandle(QuarantineRows::open)
        .forEach(it -> reasons.put(it.nodeId(), it.reason()));
    return reasons;
  }

  /** Has the plan do without all that are set apart, whatever it is made on now. */
  synchronized void restate() {
    try {
      int _ = plan.become(reasons(), "Nodes that are set apart stay so", _ -> {});
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Nodes that are set apart could not be told to the plan", e);
    }
  }

  private Optional<Kept> last(String nodeId) {
    return database.jdbi().withHandle(handle -> QuarantineRows.last(handle, nodeId));
  }

  /** When a node was released last; 0 where it never was. */
  long wellSinceMs(String nodeId) {
    return last(nodeId).map(Kept::releasedMs).orElse(0L);
  }

  /** Newest first; empty words leave everything in. */
  public Listed<QuarantineView> list(String nodeId, boolean isOpenOnly, long before, int limit) {
    Listed<Kept> kept =
        database
            .jdbi()
            .withHandle(
                handle ->
                    Listed.of(
                        QuarantineRows.list(handle, nodeId, isOpenOnly, before, limit + 1), limit));
    return new Listed<>(
        kept.entries().stream().map(QuarantineView::of).toList(), kept.last(), kept.more());
  }

  /** Nodes that are set apart, with why. */
  public List<QuarantineView> open() {
    return database.jdbi().withHandle(QuarantineRows::open).stream()
        .map(QuarantineView::of)
        .toList();
  }
}
