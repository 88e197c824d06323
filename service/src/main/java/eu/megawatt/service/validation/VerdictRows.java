package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.Verdict;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of verdicts, with all that ever were. */
final class VerdictRows {

  /** What has replaced a verdict that still holds. */
  static final long CURRENT = Long.MAX_VALUE;

  private static final String COLUMNS =
      "sequence, order_id, run_id, node_id, device_kind, device_id, device_model, driver, kernel,"
          + " engine, verdict, is_needed, speed, profile_version, at_ms, body";

  private VerdictRows() {}

  private static StoredVerdict stored(ResultSet rs) throws SQLException {
    return new StoredVerdict(
        rs.getLong(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        new StoredVerdict.Key(rs.getString(5), rs.getString(6), rs.getString(9)),
        rs.getString(7),
        rs.getString(8),
        rs.getString(10),
        Verdict.valueOf(rs.getString(11)),
        rs.getBoolean(12),
        rs.getDouble(13),
        rs.getLong(14),
        Instant.ofEpochMilli(rs.getLong(15)),
        Json.read(rs.getString(16), StoredVerdict.Content.class));
  }

  /** Adds verdicts; each holds in place of the one before it. */
  static void add(Handle handle, List<StoredVerdict> verdicts) {
    try (RowBatch replaced =
            RowBatch.of(
                handle,
                "UPDATE validation_verdict SET replaced_by = ? WHERE node_id = ? AND replaced_by = ?"
                    + " AND device_kind = ? AND device_id = ? AND kernel = ?");
        RowBatch added =
            RowBatch.of(
                handle,
                "INSERT INTO validation_verdict (%s, replaced_by) VALUES (%s?)"
                    .formatted(COLUMNS, "?, ".repeat(16)))) {
      for (StoredVerdict it : verdicts) {
        replaced.add(
            it.sequence(),
            it.nodeId(),
            CURRENT,
            it.key().deviceKind(),
            it.key().deviceId(),
            it.key().kernel());
        added.add(
            it.sequence(),
            it.orderId(),
            it.runId(),
            it.nodeId(),
            it.key().deviceKind(),
            it.key().deviceId(),
            it.deviceModel(),
            it.driver(),
            it.key().kernel(),
            it.engine(),
            it.verdict().name(),
            it.isNeeded(),
            it.speed(),
            it.profileVersion(),
            it.at().toEpochMilli(),
            Json.write(it.content()),
            CURRENT);
      }
      replaced.execute();
      added.execute();
    }
  }

  static long last(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(sequence), 0) FROM validation_verdict")
        .mapTo(Long.class)
        .one();
  }

  static List<StoredVerdict> ofRun(Handle handle, String runId) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_verdict WHERE run_id = :run ORDER BY sequence"
                .formatted(COLUMNS))
        .bind("run", runId)
        .map((rs, _) -> stored(rs))
        .list();
  }

  /** Those of a node that hold now. */
  static List<StoredVerdict> ofNode(Handle handle, String nodeId) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_verdict WHERE node_id = :node AND replaced_by = :current ORDER BY device_kind, device_id, kernel"
                .formatted(COLUMNS))
        .bind("node", nodeId)
        .bind("current", CURRENT)
        .map((rs, _) -> stored(rs))
        .list();
  }

  /** Those of all nodes that hold now. */
  static List<StoredVerdict> current(Handle handle) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_verdict WHERE replaced_by = :current ORDER BY node_id, kernel, sequence"
                .formatted(COLUMNS))
        .bind("current", CURRENT)
        .map((rs, _) -> stored(rs))
        .list();
  }

  /** Those of one kernel that hold now. */
  static List<StoredVerdict> ofKernel(Handle handle, String kernel) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_verdict WHERE replaced_by = :current AND kernel = :kernel ORDER BY node_id, sequence"
                .formatted(COLUMNS))
        .bind("current", CURRENT)
        .bind("kernel", kernel)
        .map((rs, _) -> stored(rs))
        .list();
  }

  /** All that were ever of a node, newest first; of one kernel or, where that is empty, of all. */
  static List<StoredVerdict> past(
      Handle handle, String nodeId, String kernel, long before, int limit) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_verdict WHERE node_id = :node AND sequence < :before AND (:kernel = '' OR kernel = :kernel) ORDER BY sequence DESC LIMIT :limit"
                .formatted(COLUMNS))
        .bind("node", nodeId)
        .bind("before", before)
        .bind("kernel", kernel)
        .bind("limit", limit)
        .map((rs, _) -> stored(rs))
        .list();
  }

  /** How fast devices of a model are now. */
  static List<Speeds> speeds(Handle handle, String deviceModel) {
    return handle
        .createQuery(
            "SELECT node_id, kernel, engine, speed FROM validation_verdict"
                + " WHERE device_model = :model AND replaced_by = :current AND speed > 0")
        .bind("model", deviceModel)
        .bind("current", CURRENT)
        .map((rs, _) -> speeds(rs))
        .list();
  }

  /** How fast devices of a model with a driver were when a verdict was the newest. */
  static List<Speeds> speeds(Handle handle, String deviceModel, String driver, long asOf) {
    return handle
        .createQuery(
            "SELECT node_id, kernel, engine, speed FROM validation_verdict"
                + " WHERE device_model = :model AND driver = :driver AND replaced_by > :asOf"
                + " AND sequence <= :asOf AND speed > 0")
        .bind("model", deviceModel)
        .bind("driver", driver)
        .bind("asOf", asOf)
        .map((rs, _) -> speeds(rs))
        .list();
  }

  /**
   * Deletes verdicts from before an instant that neither hold nor were held against what is kept.
   */
  static void forget(Handle handle, Instant before) {
    handle
        .createUpdate(
            "DELETE FROM validation_verdict WHERE at_ms < :before AND replaced_by <= COALESCE("
                + "(SELECT MIN(as_of) FROM validation_order WHERE judged_ms > 0), :last)")
        .bind("before", before.toEpochMilli())
        .bind("last", CURRENT - 1)
        .execute();
  }

  /** A node, a kernel, an engine and a speed, in this order. */
  static Speeds speeds(ResultSet rs) throws SQLException {
    return new Speeds(rs.getString(1), rs.getString(2), rs.getString(3), rs.getDouble(4));
  }

  /** What a device reached in a kernel at a time. */
  record Moment(long atMs, double speed) {}

  /** What a device has reached since an instant with the same driver and engine, oldest first. */
  static List<Moment> history(Handle handle, StoredVerdict like, long sinceMs, long asOf) {
    return handle
        .createQuery(
            "SELECT at_ms, speed FROM validation_verdict WHERE node_id = :node"
                + " AND device_kind = :kind AND device_id = :device AND kernel = :kernel"
                + " AND device_model = :model AND driver = :driver AND engine = :engine"
                + " AND at_ms >= :since AND sequence <= :asOf AND speed > 0 ORDER BY sequence")
        .bind("node", like.nodeId())
        .bind("kind", like.key().deviceKind())
        .bind("device", like.key().deviceId())
        .bind("kernel", like.key().kernel())
        .bind("model", like.deviceModel())
        .bind("driver", like.driver())
        .bind("engine", like.engine())
        .bind("since", sinceMs)
        .bind("asOf", asOf)
        .map((rs, _) -> new Moment(rs.getLong(1), rs.getDouble(2)))
        .list();
  }
}
