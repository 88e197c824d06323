package eu.megawatt.service.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of subscriptions, in H2 or PostgreSQL. */
final class SubscriptionRows {

  private static final String DISABLED_BY_HAND = "It was disabled by hand.";

  private SubscriptionRows() {}

  /** A subscription and what it signs with. */
  record Row(Subscription subscription, Secrets secrets) {}

  static List<Row> all(Handle handle) {
    return handle
        .createQuery(
            "SELECT sequence, id, tenant, version, url, event_types, description, disabled, created_ms,"
                + " changed_ms, secrets FROM webhook_subscription ORDER BY sequence")
        .map(SubscriptionRows::row)
        .list();
  }

  static Row insert(
      Handle handle,
      String id,
      SubscriptionDraft draft,
      Optional<String> tenant,
      Secrets secrets,
      Instant now) {
    String disabled = draft.enabled() ? "" : DISABLED_BY_HAND;
    long sequence =
        handle
            .createUpdate(
                "INSERT INTO webhook_subscription (id, tenant, version, url, event_types,"
                    + " description, disabled, secrets, created_ms, changed_ms)"
                    + " VALUES (:id, :tenant, 1, :url, :types,"
                    + " :description, :disabled, :secrets, :now, :now)")
            .bind("id", id)
            .bind("tenant", tenant.orElse(""))
            .bind("url", draft.url().toString())
            .bind("types", words(draft.eventTypes()))
            .bind("description", draft.description())
            .bind("disabled", disabled)
            .bind("secrets", secrets.json())
            .bind("now", now.toEpochMilli())
            .executeAndReturnGeneratedKeys("sequence")
            .mapTo(Long.class)
            .one();
    return new Row(
        new Subscription(
            sequence,
            id,
            tenant,
            1,
            draft.url(),
            draft.eventTypes(),
            draft.description(),
            orNone(disabled),
            now,
            now),
        secrets);
  }

  /** The next version of a subscription, as a draft wants it. */
  static Subscription changed(Subscription old, SubscriptionDraft draft, Instant now) {
    return next(
        old,
        draft,
        draft.enabled() ? Optional.empty() : old.disabled().or(() -> orNone(DISABLED_BY_HAND)),
        now);
  }

  /** The next version of a subscription, of which something else has changed. */
  static Subscription touched(Subscription old, Instant now) {
    return next(old, draft(old), old.disabled(), now);
  }

  /** The next version of a subscription, to which nothing more is sent. */
  static Subscription disabled(Subscription old, String reason, Instant now) {
    return next(old, draft(old), Optional.of(reason), now);
  }

  private static SubscriptionDraft draft(Subscription old) {
    return new SubscriptionDraft(
        old.url(), old.eventTypes(), old.description(), old.disabled().isEmpty());
  }

  private static Subscription next(
      Subscription old, SubscriptionDraft draft, Optional<String> disabled, Instant now) {
    return new Subscription(
        old.sequence(),
        old.id(),
        old.tenant(),
        old.version() + 1,
        draft.url(),
        draft.eventTypes(),
        draft.description(),
        disabled,
        old.createdAt(),
        now);
  }

  static void update(Handle handle, Row row) {
    Subscription it = row.subscription();
    handle
        .createUpdate(
            "UPDATE webhook_subscription SET version = :version, url = :url, event_types = :types,"
                + " description = :description, disabled = :disabled, secrets = :secrets,"
                + " changed_ms = :changed WHERE id = :id")
        .bind("version", it.version())
        .bind("url", it.url().toString())
        .bind("types", words(it.eventTypes()))
        .bind("description", it.description())
        .bind("disabled", it.disabled().orElse(""))
        .bind("secrets", row.secrets().json())
        .bind("changed", it.changedAt().toEpochMilli())
        .bind("id", it.id())
        .execute();
  }

  static void delete(Handle handle, String id) {
    handle.execute("DELETE FROM webhook_subscription WHERE id = ?", id);
  }

  private static String words(List<EventType> types) {
    return types.stream().map(EventType::word).collect(Collectors.joining(","));
  }

  private static Row row(ResultSet rs, StatementContext ctx) throws SQLException {
    return new Row(
        new Subscription(
            rs.getLong("sequence"),
            rs.getString("id"),
            orNone(rs.getString("tenant")),
            rs.getLong("version"),
            URI.create(rs.getString("url")),
            Arrays.stream(rs.getString("event_types").split(",", -1))
                .flatMap(it -> EventType.ofWord(it).stream())
                .toList(),
            rs.getString("description"),
            orNone(rs.getString("disabled")),
            Instant.ofEpochMilli(rs.getLong("created_ms")),
            Instant.ofEpochMilli(rs.getLong("changed_ms"))),
        Secrets.read(rs.getString("secrets")));
  }

  private static Optional<String> orNone(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }
}
