package eu.megawatt.service.validation;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.service.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of validation runs. */
final class RunRows {

  private static final String COLUMNS =
      "r.sequence, r.id, r.extent, r.kernels, r.soak_seconds, r.reason, r.created_by, r.created_ms,"
          + " r.start_ms, r.end_ms, r.key_name, r.request_sha256, r.cancelled_ms, r.cancel_reason";

  private RunRows() {}

  private static KeptRun kept(ResultSet rs) throws SQLException {
    List<String> kernels = new ArrayList<>();
    Json.read(rs.getString(4), JsonNode.class).forEach(it -> kernels.add(it.asText()));
    long cancelled = rs.getLong(13);
    return new KeptRun(
        rs.getLong(1),
        rs.getString(2),
        Extent.valueOf(rs.getString(3)),
        kernels,
        rs.getInt(5),
        rs.getString(6),
        rs.getString(7),
        Instant.ofEpochMilli(rs.getLong(8)),
        Instant.ofEpochMilli(rs.getLong(9)),
        Instant.ofEpochMilli(rs.getLong(10)),
        rs.getString(11),
        rs.getString(12),
        cancelled == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(cancelled)),
        rs.getString(14));
  }

  static void add(Handle handle, KeptRun run) {
    handle.execute(
        "INSERT INTO validation_run (id, extent, kernels, soak_seconds, reason, created_by,"
            + " created_ms, start_ms, end_ms, key_name, request_sha256, cancelled_ms,"
            + " cancel_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')",
        run.id(),
        run.extent().name(),
        Json.write(run.kernels()),
        run.soakSeconds(),
        run.reason(),
        run.createdBy(),
        run.createdAt().toEpochMilli(),
        run.startAt().toEpochMilli(),
        run.endBy().toEpochMilli(),
        run.keyName(),
        run.requestSha256());
  }

  static Optional<KeptRun> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT %s FROM validation_run r WHERE r.id = :id".formatted(COLUMNS))
        .bind("id", id)
        .map((rs, _) -> kept(rs))
        .findOne();
  }

  /** The newest that a key has made since an instant. */
  static Optional<KeptRun> ofKey(Handle handle, String key, Instant since) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_run r WHERE r.key_name = :key AND r.created_ms > :since ORDER BY r.sequence DESC LIMIT 1"
                .formatted(COLUMNS))
        .bind("key", key)
        .bind("since", since.toEpochMilli())
        .map((rs, _) -> kept(rs))
        .findOne();
  }

  /** Newest first; empty words leave everything in. */
  static List<KeptRun> list(Handle handle, String nodeId, String kernel, long before, int most) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_run r WHERE r.sequence < :before".formatted(COLUMNS)
                + " AND (:node = '' OR EXISTS (SELECT 1 FROM validation_order o"
                + " WHERE o.run_id = r.id AND o.node_id = :node))"
                + " AND (:kernel = '' OR EXISTS (SELECT 1 FROM validation_order p"
                + " JOIN validation_result s ON s.order_id = p.id"
                + " WHERE p.run_id = r.id AND s.kernel = :kernel))"
                + " ORDER BY r.sequence DESC LIMIT :most")
        .bind("before", before)
        .bind("node", nodeId)
        .bind("kernel", kernel)
        .bind("most", most)
        .map((rs, _) -> kept(rs))
        .list();
  }

  /**
   * Runs that were over before an instant, that nothing which still holds was judged from, and that
   * no node is set apart for; the oldest first.
   */
  static List<String> over(Handle handle, Instant before, int most) {
    return handle
        .createQuery(
            "SELECT r.id FROM validation_run r WHERE r.end_ms < :before"
                + " AND NOT EXISTS (SELECT 1 FROM validation_order o WHERE o.run_id = r.id"
                + " AND (o.over_ms >= :before OR (o.state = 'Done' AND o.judged_ms = 0)))"
                + " AND NOT EXISTS (SELECT 1 FROM validation_verdict v WHERE v.run_id = r.id"
                + " AND v.replaced_by = :current)"
                + " AND NOT EXISTS (SELECT 1 FROM validation_quarantine q WHERE q.run_id = r.id"
                + " AND q.released_ms = 0)"
                + " ORDER BY r.sequence LIMIT :most")
        .bind("before", before.toEpochMilli())
        .bind("current", VerdictRows.CURRENT)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  /** Deletes a run with its orders and samples, and when the plan held nodes for it. */
  static void forget(Handle handle, String id) {
    handle.execute(
        "DELETE FROM validation_result WHERE order_id IN"
            + " (SELECT id FROM validation_order WHERE run_id = ?)",
        id);
    handle.execute("DELETE FROM validation_order WHERE run_id = ?", id);
    handle.execute("DELETE FROM validation_hold WHERE run_id = ?", id);
    handle.execute("DELETE FROM validation_run WHERE id = ?", id);
  }

  static void cancel(Handle handle, String id, String reason, Instant now) {
    handle.execute(
        "UPDATE validation_run SET cancelled_ms = ?, cancel_reason = ? WHERE id = ?",
        now.toEpochMilli(),
        reason,
        id);
  }
}
