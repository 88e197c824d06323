package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.scheduler.live.IdleSlots;
import eu.megawatt.service.live.Apart;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Nodes that the plan does without until they deliver again: whoever is set apart, and the plan
 * without it, are kept in one transaction. Thread-safe.
 */
public final class Quarantines {

  /** Who has said what verdicts have. */
  static final String VERDICTS = "verdicts";

  private final Database database;
  private final SetApart plan;
  private final Proofs proofs;
  private final Outbox outbox;
  private final PlanEvents events;
  private final Supplier<Inventory> fleet;
  private final Clock clock;

  Quarantines(
      Database database,
      SetApart plan,
      Proofs proofs,
      Outbox outbox,
      PlanEvents events,
      Supplier<Inventory> fleet,
      Clock clock) {
    this.database = database;
    this.plan = plan;
    this.proofs = proofs;
    this.outbox = outbox;
    this.events = events;
    this.fleet = fleet;
    this.clock = clock;
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
      change(fresh(nodeId, why, "", by), true, Proofs.Fresh.NOTHING, _ -> {});
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
        .ifPresent(
            it -> change(released(it, why, by), false, Proofs.Fresh.release(nodeId), _ -> {}));
    return last(nodeId).map(QuarantineView::of);
  }

  /**
   * Keeps verdicts, and what they are to a node that is set apart or is to be, or that waits to be
   * proved.
   *
   * @param proof what a node has that delivers
   */
  synchronized void keep(String nodeId, Look look, Proofs.Judged judged, KeptProof proof) {
    Optional<Kept> before = last(nodeId).filter(Kept::isOpen);
    Standing standing = look.standing(before);
    boolean isProved = standing instanceof Standing.Delivers;
    Proofs.Fresh fresh =
        new Proofs.Fresh(
            Optional.of(proof).filter(_ -> isProved), Optional.of(judged), Optional.empty());
    Consumer<Handle> write =
        handle -> {
          standing.write().accept(handle);
          ProofRows.putFacts(handle, nodeId, judged.facts(), proof.provedAt());
          fresh.proof().ifPresent(it -> ProofRows.put(handle, it));
        };
    switch (standing) {
      case Standing.Fails it when before.isEmpty() ->
          change(fresh(nodeId, it.reason(), it.runId(), VERDICTS), true, fresh, write);
      case Standing.Delivers it when before.isPresent() && it.isReleased() ->
          change(released(before.get(), it.reason(), VERDICTS), false, fresh, write);
      default ->
          write(
              fresh,
              handle -> {
                write.accept(handle);
                before.ifPresent(
                    it -> QuarantineRows.passed(handle, it.id(), standing.passedMs(it.passedMs())));
              });
    }
  }

  /** What verdicts are to a node, and how they are written. */
  interface Look {
    Standing standing(Optional<Kept> before);
  }

  private void write(Proofs.Fresh fresh, Consumer<Handle> write) {
    if (proofs.isAtWork()) {
      become(reasons(), fresh, "Nodes were measured", write);
    } else {
      database.jdbi().useTransaction(write::accept);
      database.force();
    }
  }

  private void become(
      Map<String, Apart.Evidence> reasons, Proofs.Fresh fresh, String why, Consumer<Handle> also) {
    Proofs.Seen seen = proofs.seen(fresh, clock.instant());
    int _ =
        plan.become(
            new Apart(reasons, proofs.waits(seen)), seen.returns(), seen.until(), why, also);
  }

  /**
   * Looks when nodes can be measured, has the plan do without them for that time and has runs be
   * made for it: all in one transaction.
   *
   * @param wants by what is known, and by the nodes that are set apart
   * @param made the runs by the slots that there are; must be quick
   * @return the slots, by node
   */
  synchronized Map<String, IdleSlots.Slot> measure(
      BiFunction<Proofs.Seen, Set<String>, List<SetApart.Want>> wants,
      BiFunction<Proofs.Seen, Map<String, IdleSlots.Slot>, List<RunRow>> made) {
    Proofs.Seen seen = proofs.seen(Proofs.Fresh.NOTHING, clock.instant());
    Map<String, Apart.Evidence> reasons = reasons();
    return plan.measure(
        new Apart(reasons, proofs.waits(seen)),
        seen.returns(),
        seen.until(),
        wants.apply(seen, reasons.keySet()),
        slots -> {
          List<RunRow> rows = made.apply(seen, slots);
          Proofs.Seen next = seen.with(rows.stream().flatMap(it -> it.holds().stream()).toList());
          return new SetApart.Measuring(
              new Apart(reasons, proofs.waits(next)),
              next.until(),
              "%d runs are planned that measure nodes".formatted(rows.size()),
              handle -> rows.forEach(it -> it.write(handle)));
        });
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

  private void change(Kept it, boolean isSet, Proofs.Fresh fresh, Consumer<Handle> also) {
    Map<String, Apart.Evidence> reasons = reasons();
    if (isSet) {
      reasons.put(it.nodeId(), evidence(it));
    } else {
      reasons.remove(it.nodeId());
    }
    Instant now = clock.instant();
    String why =
        isSet
            ? "%s is set apart: %s".formatted(it.nodeId(), it.reason())
            : "%s is released: %s".formatted(it.nodeId(), it.releaseReason());
    become(
        reasons,
        fresh,
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

  private Map<String, Apart.Evidence> reasons() {
    Map<String, Apart.Evidence> reasons = new TreeMap<>();
    database
        .jdbi()
        .withHandle(QuarantineRows::open)
        .forEach(it -> reasons.put(it.nodeId(), evidence(it)));
    return reasons;
  }

  private static Apart.Evidence evidence(Kept it) {
    return new Apart.Evidence(it.reason(), Optional.of(it.runId()).filter(id -> !id.isEmpty()));
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
