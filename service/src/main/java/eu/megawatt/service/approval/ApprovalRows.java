package eu.megawatt.service.approval;

import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of changes that wait. Thread-safe. */
final class ApprovalRows {

  private static final String SELECT =
      "SELECT sequence, id, kind, summary, content, asked_by, principal, asked_ms, expires_ms,"
          + " state, decided_by, decided_ms, reason, outcome FROM pending_approval";

  private final Database database;

  ApprovalRows(Database database) {
    this.database = database;
  }

  /** A row; what is empty or 0 is not known yet. */
  record Row(
      long sequence,
      String id,
      String kind,
      String summary,
      String content,
      String askedBy,
      String principal,
      long askedMs,
      long expiresMs,
      String state,
      String decidedBy,
      long decidedMs,
      String reason,
      String outcome) {}

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        rs.getLong(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        rs.getString(5),
        rs.getString(6),
        rs.getString(7),
        rs.getLong(8),
        rs.getLong(9),
        rs.getString(10),
        rs.getString(11),
        rs.getLong(12),
        rs.getString(13),
        rs.getString(14));
  }

  void add(Row row, String contentSha256) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO pending_approval (id, kind, summary, content, content_sha256,"
                        + " asked_by, principal, asked_ms, expires_ms, state, decided_by,"
                        + " decided_ms, reason, outcome)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, '', '')",
                    row.id,
                    row.kind,
                    row.summary,
                    row.content,
                    contentSha256,
                    row.askedBy,
                    row.principal,
                    row.askedMs,
                    row.expiresMs,
                    row.state));
  }

  Optional<Row> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + " WHERE id = :id")
                    .bind("id", id)
                    .map((rs, _) -> row(rs))
                    .findOne());
  }

  /** One that waits for the same, asked for by the same. */
  Optional<Row> waiting(String kind, String contentSha256, String askedBy, long nowMs) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + " WHERE state = 'Waiting' AND expires_ms > :now AND kind = :kind"
                            + " AND content_sha256 = :hash AND asked_by = :by"
                            + " ORDER BY sequence LIMIT 1")
                    .bind("now", nowMs)
                    .bind("kind", kind)
                    .bind("hash", contentSha256)
                    .bind("by", askedBy)
                    .map((rs, _) -> row(rs))
                    .findOne());
  }

  Listed<Row> list(long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            SELECT
                                + " WHERE sequence < :before ORDER BY sequence DESC LIMIT :limit")
                        .bind("before", before)
                        .bind("limit", limit + 1)
                        .map((rs, _) -> row(rs))
                        .map(it -> new Listed.Row<>(it.sequence, it))
                        .list()),
        limit);
  }

  int waitingCount(long nowMs) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT COUNT(*) FROM pending_approval"
                            + " WHERE state = 'Waiting' AND expires_ms > :now")
                    .bind("now", nowMs)
                    .mapTo(Integer.class)
                    .one());
  }

  /** Decides one that waits; false where it does not. */
  boolean decide(String id, String state, String by, long nowMs, String reason) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.execute(
                        "UPDATE pending_approval SET state = ?, decided_by = ?, decided_ms = ?,"
                            + " reason = ? WHERE id = ? AND state = 'Waiting' AND expires_ms > ?",
                        state,
                        by,
                        nowMs,
                        reason,
                        id,
                        nowMs)
                    > 0);
  }

  void end(String id, String state, String outcome) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE pending_approval SET state = ?, outcome = ? WHERE id = ?",
                    state,
                    outcome,
                    id));
  }

  /** Forgets those that ended before an instant. */
  void forget(long beforeMs) {
    database
        .jdbi()
        .useHandle(
            (Handle it) ->
                it.execute("DELETE FROM pending_approval WHERE expires_ms < ?", beforeMs));
  }
}
