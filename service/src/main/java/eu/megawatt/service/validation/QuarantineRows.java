package eu.megawatt.service.validation;

import eu.megawatt.service.store.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of quarantines. */
final class QuarantineRows {

  private static final String COLUMNS =
      "sequence, id, node_id, reason, run_id, set_by, set_ms, passed_ms, released_ms, released_by,"
          + " release_reason";

  private QuarantineRows() {}

  /**
   * One as it is kept.
   *
   * @param runId empty text where a person has said so
   * @param passedMs the first of the passes in a row since; 0 where there is none
   * @param releasedMs 0 while the node is set apart
   */
  record Kept(
      long sequence,
      String id,
      String nodeId,
      String reason,
      String runId,
      String setBy,
      long setMs,
      long passedMs,
      long releasedMs,
      String releasedBy,
      String releaseReason) {

    boolean isOpen() {
      return releasedMs == 0;
    }

    /** Whether verdicts have set it apart and may release it. */
    boolean isOfVerdicts() {
      return !runId.isEmpty();
    }
  }

  private static Kept kept(ResultSet rs) throws SQLException {
    return new Kept(
        rs.getLong(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        rs.getString(5),
        rs.getString(6),
        rs.getLong(7),
        rs.getLong(8),
        rs.getLong(9),
        rs.getString(10),
        rs.getString(11));
  }

  static List<Kept> open(Handle handle) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_quarantine WHERE released_ms = 0 ORDER BY sequence"
                .formatted(COLUMNS))
        .map((rs, _) -> kept(rs))
        .list();
  }

  /** The newest of a node. */
  static Optional<Kept> last(Handle handle, String nodeId) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_quarantine WHERE node_id = :node ORDER BY sequence DESC LIMIT 1"
                .formatted(COLUMNS))
        .bind("node", nodeId)
        .map((rs, _) -> kept(rs))
        .findOne();
  }

  /** Newest first, those before a sequence. */
  static List<Listed.Row<Kept>> list(
      Handle handle, String nodeId, boolean isOpenOnly, long before, int most) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_quarantine WHERE sequence < :before".formatted(COLUMNS)
                + " AND (:node = '' OR node_id = :node) AND (released_ms = 0 OR :open = 0)"
                + " ORDER BY sequence DESC LIMIT :most")
        .bind("before", before)
        .bind("node", nodeId)
        .bind("open", isOpenOnly ? 1 : 0)
        .bind("most", most)
        .map((rs, _) -> kept(rs))
        .map(it -> new Listed.Row<>(it.sequence(), it))
        .list();
  }

  static void add(Handle handle, Kept it) {
    handle.execute(
        "INSERT INTO validation_quarantine (id, node_id, reason, run_id, set_by, set_ms,"
            + " passed_ms, released_ms, released_by, release_reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, 0, 0, '', '')",
        it.id(),
        it.nodeId(),
        it.reason(),
        it.runId(),
        it.setBy(),
        it.setMs());
  }

  static void passed(Handle handle, String id, long atMs) {
    handle.execute("UPDATE validation_quarantine SET passed_ms = ? WHERE id = ?", atMs, id);
  }

  static void release(Handle handle, String id, String by, String reason, Instant now) {
    handle.execute(
        "UPDATE validation_quarantine SET released_ms = ?, released_by = ?, release_reason = ?"
            + " WHERE id = ? AND released_ms = 0",
        now.toEpochMilli(),
        by,
        reason,
        id);
  }

  /** Deletes those that were released before an instant. */
  static void forget(Handle handle, Instant before) {
    handle.execute(
        "DELETE FROM validation_quarantine WHERE released_ms > 0 AND released_ms < ?",
        before.toEpochMilli());
  }
}
