package eu.megawatt.service.validation;

import eu.megawatt.service.store.Listed;
import eu.megawatt.service.validation.Enrolments.EnrolmentView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of one-time tokens. */
final class EnrolmentRows {

  private static final String COLUMNS =
      "sequence, id, node_id, created_by, created_ms, expires_ms, used_ms, agent_id";

  private EnrolmentRows() {}

  /**
   * One as it is kept.
   *
   * @param agentId empty text until it is used
   */
  record Kept(
      long sequence,
      String id,
      String nodeId,
      String createdBy,
      long createdMs,
      long expiresMs,
      long usedMs,
      String agentId) {

    boolean isUsed() {
      return usedMs > 0;
    }

    boolean hasExpired(Instant now) {
      return !isUsed() && expiresMs <= now.toEpochMilli();
    }

    private EnrolmentView view(Instant now) {
      return new EnrolmentView(
          id,
          nodeId,
          isUsed() ? "Used" : hasExpired(now) ? "Expired" : "Open",
          createdBy,
          Instant.ofEpochMilli(createdMs),
          Instant.ofEpochMilli(expiresMs),
          isUsed() ? Optional.of(Instant.ofEpochMilli(usedMs)) : Optional.empty(),
          Optional.of(agentId).filter(it -> !it.isEmpty()));
    }
  }

  private static Kept kept(ResultSet rs) throws SQLException {
    return new Kept(
        rs.getLong(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        rs.getLong(5),
        rs.getLong(6),
        rs.getLong(7),
        rs.getString(8));
  }

  static long openCount(Handle handle, Instant now) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM validation_enrolment WHERE used_ms = 0 AND expires_ms > :now")
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  static boolean add(
      Handle handle,
      String id,
      String nodeId,
      String hash,
      String by,
      Instant now,
      Instant expiresAt) {
    return handle.execute(
            "INSERT INTO validation_enrolment (id, node_id, token_sha256, created_by, created_ms,"
                + " expires_ms, used_ms, agent_id) VALUES (?, ?, ?, ?, ?, ?, 0, '')",
            id,
            nodeId,
            hash,
            by,
            now.toEpochMilli(),
            expiresAt.toEpochMilli())
        == 1;
  }

  static Optional<Kept> byHash(Handle handle, String hash) {
    return find(handle, "token_sha256", hash);
  }

  static Optional<Kept> byId(Handle handle, String id) {
    return find(handle, "id", id);
  }

  private static Optional<Kept> find(Handle handle, String column, String value) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_enrolment WHERE %s = :value".formatted(COLUMNS, column))
        .bind("value", value)
        .map((rs, _) -> kept(rs))
        .findOne();
  }

  static void use(Handle handle, String id, String agentId, Instant now) {
    handle.execute(
        "UPDATE validation_enrolment SET used_ms = ?, agent_id = ? WHERE id = ?",
        now.toEpochMilli(),
        agentId,
        id);
  }

  /** Deletes those that were used or expired before an instant. */
  static void forget(Handle handle, Instant before) {
    handle.execute(
        "DELETE FROM validation_enrolment WHERE expires_ms < ? AND used_ms < ?",
        before.toEpochMilli(),
        before.toEpochMilli());
  }

  static List<Listed.Row<EnrolmentView>> list(Handle handle, long before, int limit, Instant now) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_enrolment WHERE sequence < :before ORDER BY sequence DESC LIMIT :most"
                .formatted(COLUMNS))
        .bind("before", before)
        .bind("most", limit + 1)
        .map((rs, _) -> kept(rs))
        .map(it -> new Listed.Row<>(it.sequence(), it.view(now)))
        .list();
  }
}
