package eu.megawatt.service.approval;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes that wait for somebody else's yes: a thousand at most, three days each. They are kept, so
 * they wait over a restart; what was approved and not yet made then is made when the same answer is
 * given again. Thread-safe.
 */
public final class Approvals {

  /** How many may wait. */
  public static final int MOST = 1_000;

  private static final Duration VALID = Duration.ofDays(3);
  private static final Duration REMEMBERED = Duration.ofDays(90);
  private static final String WAITING = "Waiting";
  private static final String APPROVED = "Approved";
  private static final String REFUSED = "Refused";
  private static final String FAILED = "Failed";

  private final ApprovalRows rows;
  private final Set<String> held;
  private final UnaryOperator<String> principal;
  private final Clock clock;
  private final Map<FourEyes, Function<String, Object>> makers = new EnumMap<>(FourEyes.class);

  /**
   * @param held the kinds that wait; others are made at once
   * @param principal who stands behind a caller, such as who made a token
   */
  public Approvals(
      Database database, Set<String> held, UnaryOperator<String> principal, Clock clock) {
    this.rows = new ApprovalRows(database);
    this.held = Set.copyOf(held);
    this.principal = principal;
    this.clock = clock;
  }

  /**
   * Says how changes of a kind are made; before the first is decided.
   *
   * @param maker makes one from what was held, and says what came of it; a {@link ProblemException}
   *     where it cannot be made any more
   */
  public void make(FourEyes kind, Function<String, Object> maker) {
    makers.put(kind, maker);
  }

  /** Whether changes of a kind wait. */
  public boolean isHeld(FourEyes kind) {
    return held.contains(kind.word());
  }

  /**
   * Has a change wait. The same of the same caller while it waits is the one that waits.
   *
   * @param summary in a sentence, for who decides
   * @param change a record, which comes back as JSON to whoever makes it
   * @param caller id of who asks
   */
  public synchronized Approval hold(FourEyes kind, String summary, Object change, String caller) {
    Instant now = clock.instant();
    String content = Json.write(change);
    String hash = Sha256.hex(content);
    Optional<ApprovalRows.Row> same = rows.waiting(kind.word(), hash, caller, now.toEpochMilli());
    if (same.isPresent()) {
      return view(same.get());
    }
    rows.forget(now.minus(REMEMBERED).toEpochMilli());
    if (rows.waitingCount(now.toEpochMilli()) >= MOST) {
      throw Problem.of(
              ProblemKind.UNAVAILABLE,
              "%d changes wait to be approved already. Maybe decide some.".formatted(MOST))
          .toException();
    }
    String id = Identifiers.next("apr", now);
    rows.add(
        new ApprovalRows.Row(
            0,
            id,
            kind.word(),
            summary,
            content,
            caller,
            principal.apply(caller),
            now.toEpochMilli(),
            now.plus(VALID).toEpochMilli(),
            WAITING,
            "",
            0,
            "",
            ""),
        hash);
    return find(id).orElseThrow();
  }

  public Optional<Approval> find(String id) {
    return rows.find(id).map(this::view);
  }

  /** Newest first, those before a place in the list. */
  public Listed<Approval> list(long before, int limit) {
    Listed<ApprovalRows.Row> found = rows.list(before, limit);
    return new Listed<>(
        found.entries().stream().map(this::view).toList(), found.last(), found.more());
  }

  /** Changes that wait. */
  public int waitingCount() {
    return rows.waitingCount(clock.millis());
  }

  /**
   * Says yes or no to a change of somebody else's; a yes makes it. The same answer again changes
   * nothing. Empty where there is no such change.
   *
   * @param caller id of who decides
   * @throws ProblemException 403 where it is the caller's own, 409 where it was decided otherwise
   *     or too late, and whatever making it says
   */
  public synchronized Optional<Approval> decide(
      String id, boolean yes, String reason, String caller) {
    Optional<ApprovalRows.Row> row = rows.find(id);
    row.ifPresent(it -> decide(it, yes, reason, caller));
    return row.flatMap(_ -> find(id));
  }

  private void decide(ApprovalRows.Row row, boolean yes, String reason, String caller) {
    if (row.principal().equals(principal.apply(caller))) {
      throw Problem.of(
              ProblemKind.FORBIDDEN,
              "You have asked for this change yourself; somebody else has to decide.")
          .toException();
    }
    boolean isFirst =
        rows.decide(row.id(), yes ? APPROVED : REFUSED, caller, clock.millis(), reason);
    String state = isFirst ? (yes ? APPROVED : REFUSED) : state(row);
    if (!state.equals(yes ? APPROVED : REFUSED)) {
      throw Problem.of(
              ProblemKind.DECIDED,
              "The change %s is %s, and cannot be decided again.".formatted(row.id(), state))
          .toException();
    }
    if (yes && row.outcome().isEmpty()) {
      make(row);
    }
  }

  private void make(ApprovalRows.Row row) {
    Function<String, Object> maker =
        FourEyes.ofWord(row.kind())
            .flatMap(it -> Optional.ofNullable(makers.get(it)))
            .orElseThrow(() -> new IllegalStateException("Nobody makes changes of " + row.kind()));
    try {
      rows.end(row.id(), APPROVED, Json.write(maker.apply(row.content())));
    } catch (ProblemException e) {
      rows.end(row.id(), FAILED, Json.write(e.problem()));
      throw e;
    }
  }

  private String state(ApprovalRows.Row row) {
    return row.state().equals(WAITING) && clock.millis() >= row.expiresMs()
        ? "Expired"
        : row.state();
  }

  private Approval view(ApprovalRows.Row row) {
    boolean isDecided = row.decidedMs() > 0;
    return new Approval(
        row.id(),
        row.kind(),
        row.summary(),
        state(row),
        row.askedBy(),
        Instant.ofEpochMilli(row.askedMs()),
        Instant.ofEpochMilli(row.expiresMs()),
        isDecided ? Optional.of(row.decidedBy()) : Optional.empty(),
        isDecided ? Optional.of(Instant.ofEpochMilli(row.decidedMs())) : Optional.empty(),
        isDecided ? Optional.of(row.reason()) : Optional.empty(),
        Json.read(row.content(), Object.class),
        row.outcome().isEmpty()
            ? Optional.empty()
            : Optional.of(Json.read(row.outcome(), Object.class)));
  }
}
