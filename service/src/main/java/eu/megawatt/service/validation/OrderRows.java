package eu.megawatt.service.validation;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of orders. */
final class OrderRows {

  private static final String COLUMNS =
      "id, run_id, node_id, part, extent, kernels, blocks, soak_seconds, seed, start_ms, end_ms,"
          + " over_ms, state, agent_id, detail, created_ms, result_count, judged_ms, as_of,"
          + " well_since_ms";
  private static final String OPEN = " state IN ('Waiting', 'Running') AND over_ms > :now";

  private OrderRows() {}

  private static KeptOrder kept(ResultSet rs) throws SQLException {
    List<String> kernels = new ArrayList<>();
    Json.read(rs.getString(6), JsonNode.class).forEach(it -> kernels.add(it.asText()));
    return new KeptOrder(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        rs.getInt(4),
        Extent.valueOf(rs.getString(5)),
        kernels,
        rs.getInt(7),
        rs.getInt(8),
        rs.getLong(9),
        Instant.ofEpochMilli(rs.getLong(10)),
        Instant.ofEpochMilli(rs.getLong(11)),
        Instant.ofEpochMilli(rs.getLong(12)),
        OrderState.of(rs.getString(13)),
        rs.getString(14),
        rs.getString(15),
        Instant.ofEpochMilli(rs.getLong(16)),
        rs.getInt(17),
        rs.getLong(18),
        rs.getLong(19),
        rs.getLong(20));
  }

  static void add(Handle handle, Collection<KeptOrder> orders) {
    try (RowBatch rows =
        RowBatch.of(
            handle,
            "INSERT INTO validation_order (%s, ended_ms, completion) VALUES (%s0, '')"
                .formatted(COLUMNS, "?, ".repeat(20)))) {
      for (KeptOrder it : orders) {
        rows.add(
            it.id(),
            it.runId(),
            it.nodeId(),
            it.part(),
            it.extent().name(),
            Json.write(it.kernels()),
            it.blocks(),
            it.soakSeconds(),
            it.seed(),
            it.startAt().toEpochMilli(),
            it.endBy().toEpochMilli(),
            it.overAt().toEpochMilli(),
            it.state().word(),
            it.agentId(),
            it.detail(),
            it.createdAt().toEpochMilli(),
            it.resultCount(),
            it.judgedMs(),
            it.asOf(),
            it.wellSinceMs());
      }
      rows.execute();
    }
  }

  static Optional<KeptOrder> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT %s FROM validation_order WHERE id = :id".formatted(COLUMNS))
        .bind("id", id)
        .map((rs, _) -> kept(rs))
        .findOne();
  }

  /** The oldest that a node is to do. */
  static Optional<KeptOrder> next(Handle handle, String nodeId, Instant now) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_order WHERE node_id = :node AND %s ORDER BY sequence LIMIT 1"
                .formatted(COLUMNS, OPEN))
        .bind("node", nodeId)
        .bind("now", now.toEpochMilli())
        .map((rs, _) -> kept(rs))
        .findOne();
  }

  static List<KeptOrder> ofRun(Handle handle, String runId) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_order WHERE run_id = :run ORDER BY sequence"
                .formatted(COLUMNS))
        .bind("run", runId)
        .map((rs, _) -> kept(rs))
        .list();
  }

  /** Those that are done and not judged. */
  static List<KeptOrder> unjudged(Handle handle) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_order WHERE state = 'Done' AND judged_ms = 0 ORDER BY sequence"
                .formatted(COLUMNS))
        .map((rs, _) -> kept(rs))
        .list();
  }

  /** Those that agents are at. */
  static List<KeptOrder> running(Handle handle, Instant now) {
    return handle
        .createQuery(
            "SELECT %s FROM validation_order WHERE state = 'Running' AND over_ms > :now ORDER BY sequence"
                .formatted(COLUMNS))
        .bind("now", now.toEpochMilli())
        .map((rs, _) -> kept(rs))
        .list();
  }

  static long openCount(Handle handle, Instant now) {
    return handle
        .createQuery("SELECT COUNT(*) FROM validation_order WHERE" + OPEN)
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  static void begin(Handle handle, KeptOrder order, String agentId, Instant now) {
    handle.execute(
        "UPDATE validation_order SET state = 'Running', agent_id = ?, over_ms = ?, began_ms = ?"
            + " WHERE id = ?",
        agentId,
        order.overOnceBegun().toEpochMilli(),
        Math.max(now.toEpochMilli(), order.startAt().toEpochMilli()),
        order.id());
  }

  static void end(Handle handle, String id, OrderState state, String detail, Instant now) {
    handle.execute(
        "UPDATE validation_order SET state = ?, detail = ?, ended_ms = ? WHERE id = ?",
        state.word(),
        detail,
        now.toEpochMilli(),
        id);
  }

  /** Takes back what of a run is still open. */
  static void cancel(Handle handle, String runId, String reason, Instant now) {
    handle
        .createUpdate(
            "UPDATE validation_order SET state = 'Cancelled', detail = :reason, ended_ms = :now"
                + " WHERE run_id = :run AND"
                + OPEN)
        .bind("reason", reason)
        .bind("now", now.toEpochMilli())
        .bind("run", runId)
        .execute();
  }

  static void complete(Handle handle, String id, int results, String completion, Instant now) {
    handle.execute(
        "UPDATE validation_order SET state = 'Done', result_count = ?, completion = ?, ended_ms = ?"
            + " WHERE id = ?",
        results,
        completion,
        now.toEpochMilli(),
        id);
  }

  static void judged(Handle handle, String id, Instant at, long asOf, long wellSinceMs) {
    handle.execute(
        "UPDATE validation_order SET judged_ms = ?, as_of = ?, well_since_ms = ? WHERE id = ?",
        at.toEpochMilli(),
        asOf,
        wellSinceMs,
        id);
  }
}
