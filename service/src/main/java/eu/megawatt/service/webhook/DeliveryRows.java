package eu.megawatt.service.webhook;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of events and of their deliveries, in H2 or PostgreSQL. */
final class DeliveryRows {

  private static final String WAITING = DeliveryState.WAITING.word();
  private static final String DEAD = DeliveryState.DEAD.word();
  private static final long NEVER = Long.MAX_VALUE;

  /** Long enough for the transaction that adds an event to add its deliveries. */
  private static final Duration EVENT_REST = Duration.ofHours(1);

  private static final String SELECT =
      "SELECT d.sequence, d.id, d.subscription_id, d.state, d.due_ms, d.round_number,"
          + " d.failed_count, d.finished_ms, d.reason, d.attempts, e.sequence AS event_sequence,"
          + " e.id AS event_id, e.kind, e.subject, e.content, e.at_ms"
          + " FROM webhook_delivery d JOIN webhook_event e ON e.sequence = d.event_sequence";

  private DeliveryRows() {}

  /** Adds an event and returns its sequence. */
  static long addEvent(Handle handle, WebhookEvent event, Instant now) {
    return handle
        .createUpdate(
            "INSERT INTO webhook_event (id, kind, subject, content, at_ms)"
                + " VALUES (:id, :kind, :subject, :content, :at)")
        .bind("id", Identifiers.next("msg", now))
        .bind("kind", event.type().word())
        .bind("subject", event.subject())
        .bind("content", event.dataJson())
        .bind("at", now.toEpochMilli())
        .executeAndReturnGeneratedKeys("sequence")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Adds a delivery of an event and returns its id.
   *
   * @param reason why it is dead from the beginning; empty where it is to be sent
   */
  static String add(
      Handle handle, long eventSequence, String subscriptionId, String reason, Instant now) {
    String id = Identifiers.next("delivery", now);
    handle
        .createUpdate(
            "INSERT INTO webhook_delivery (id, event_sequence, subscription_id, state, due_ms,"
                + " round_number, failed_count, finished_ms, reason, attempts) VALUES (:id, :event,"
                + " :subscription, :state, :now, 1, 0, :finished, :reason, '[]')")
        .bind("id", id)
        .bind("event", eventSequence)
        .bind("subscription", subscriptionId)
        .bind("state", reason.isEmpty() ? WAITING : DEAD)
        .bind("now", now.toEpochMilli())
        .bind("finished", reason.isEmpty() ? NEVER : now.toEpochMilli())
        .bind("reason", reason)
        .execute();
    return id;
  }

  /** How many wait, by subscription. */
  static Map<String, Long> waiting(Handle handle) {
    Map<String, Long> counts = new HashMap<>();
    handle
        .createQuery(
            "SELECT subscription_id, COUNT(*) FROM webhook_delivery WHERE state = :waiting"
                + " GROUP BY subscription_id")
        .bind("waiting", WAITING)
        .map((rs, _) -> Map.entry(rs.getString(1), rs.getLong(2)))
        .forEach(it -> counts.put(it.getKey(), it.getValue()));
    return counts;
  }

  /** The one of a subscription that is due first, maybe later than now. */
  static Optional<Delivery> next(Handle handle, String subscriptionId) {
    return handle
        .createQuery(
            SELECT
                + " WHERE d.state = :waiting AND d.subscription_id = :subscription"
                + " ORDER BY d.due_ms, d.sequence LIMIT 1")
        .bind("waiting", WAITING)
        .bind("subscription", subscriptionId)
        .map(DeliveryRows::row)
        .findOne();
  }

  static Optional<Delivery> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " WHERE d.id = :id")
        .bind("id", id)
        .map(DeliveryRows::row)
        .findOne();
  }

  /** Newest first, those before a sequence; empty texts stand for any. */
  static Listed<Delivery> list(
      Handle handle, String tenant, String subscriptionId, String state, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(
                SELECT
                    + " WHERE d.sequence < :before"
                    + " AND (:subscription = '' OR d.subscription_id = :subscription)"
                    + " AND (:state = '' OR d.state = :state)"
                    + " AND (:tenant = '' OR d.subscription_id IN"
                    + " (SELECT s.id FROM webhook_subscription s WHERE s.tenant = :tenant))"
                    + " ORDER BY d.sequence DESC LIMIT :limit")
            .bind("before", before)
            .bind("subscription", subscriptionId)
            .bind("state", state)
            .bind("tenant", tenant)
            .bind("limit", limit + 1)
            .map(
                (rs, ctx) -> {
                  Delivery delivery = row(rs, ctx);
                  return new Listed.Row<>(delivery.sequence(), delivery);
                })
            .list(),
        limit);
  }

  /**
   * Keeps what came of an attempt. Where the delivery was replayed or given up meanwhile, only the
   * attempt is noted, and false returned.
   */
  static boolean record(Handle handle, Delivery delivery) {
    String attempts = Json.write(delivery.attempts());
    int changed =
        handle
            .createUpdate(
                "UPDATE webhook_delivery SET state = :state, due_ms = :due, failed_count = :failed,"
                    + " finished_ms = :finished, reason = :reason, attempts = :attempts"
                    + " WHERE id = :id AND round_number = :round AND state = :waiting")
            .bind("state", delivery.state().word())
            .bind("due", delivery.dueAt().toEpochMilli())
            .bind("failed", delivery.failedCount())
            .bind("finished", delivery.finishedAt().map(Instant::toEpochMilli).orElse(NEVER))
            .bind("reason", delivery.reason().orElse(""))
            .bind("attempts", attempts)
            .bind("id", delivery.id())
            .bind("round", delivery.roundNumber())
            .bind("waiting", WAITING)
            .execute();
    if (changed == 0) {
      handle.execute(
          "UPDATE webhook_delivery SET attempts = ? WHERE id = ?", attempts, delivery.id());
    }
    return changed > 0;
  }

  /** Gives up all that wait for a subscription and returns how many. */
  static int retire(Handle handle, String subscriptionId, String reason, Instant now) {
    return handle.execute(
        "UPDATE webhook_delivery SET state = ?, finished_ms = ?, reason = ?"
            + " WHERE state = ? AND subscription_id = ?",
        DEAD,
        now.toEpochMilli(),
        reason,
        WAITING,
        subscriptionId);
  }

  /** Begins another round of a delivery, due now; false where it waited already. */
  static boolean replay(Handle handle, String id, Instant now) {
    boolean finished = nextRound(handle, id, "state <> ?", now) > 0;
    if (!finished) {
      nextRound(handle, id, "state = ?", now);
    }
    return finished;
  }

  private static int nextRound(Handle handle, String id, String where, Instant now) {
    return handle.execute(
        "UPDATE webhook_delivery SET state = ?, due_ms = ?, round_number = round_number + 1,"
            + " failed_count = 0, finished_ms = ?, reason = '' WHERE id = ? AND "
            + where,
        WAITING,
        now.toEpochMilli(),
        NEVER,
        id,
        WAITING);
  }

  /**
   * Forgets what has been finished for long, and what is beyond so many, the oldest first; events
   * that nobody is told of any more go too.
   */
  static void sweep(Handle handle, Instant now, Duration keep, long most) {
    handle.execute(
        "DELETE FROM webhook_delivery WHERE finished_ms <= ?", now.minus(keep).toEpochMilli());
    handle.execute(
        "DELETE FROM webhook_delivery WHERE state <> ? AND sequence <="
            + " (SELECT COALESCE(MAX(sequence), 0) FROM webhook_delivery) - ?",
        WAITING,
        most);
    handle.execute(
        "DELETE FROM webhook_event WHERE at_ms <= ? AND NOT EXISTS"
            + " (SELECT 1 FROM webhook_delivery d WHERE d.event_sequence = webhook_event.sequence)",
        now.minus(EVENT_REST).toEpochMilli());
  }

  private static Delivery row(ResultSet rs, StatementContext ctx) throws SQLException {
    return new Delivery(
        rs.getLong("sequence"),
        rs.getString("id"),
        new KeptEvent(
            rs.getLong("event_sequence"),
            rs.getString("event_id"),
            rs.getString("kind"),
            rs.getString("subject"),
            rs.getString("content"),
            Instant.ofEpochMilli(rs.getLong("at_ms"))),
        rs.getString("subscription_id"),
        DeliveryState.ofWord(rs.getString("state")),
        Instant.ofEpochMilli(rs.getLong("due_ms")),
        rs.getInt("round_number"),
        rs.getInt("failed_count"),
        Optional.of(rs.getLong("finished_ms")).filter(it -> it != NEVER).map(Instant::ofEpochMilli),
        Optional.of(rs.getString("reason")).filter(it -> !it.isEmpty()),
        List.of(Json.read(rs.getString("attempts"), Attempt[].class)));
  }
}
