package eu.megawatt.service.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table of when the plan holds nodes for runs. */
final class HoldRows {

  private static final String OPEN =
      "((o.state IN ('Waiting', 'Running') AND o.over_ms > :now)"
          + " OR (o.state = 'Done' AND o.judged_ms = 0))";
  private static final int MOST_DURATIONS = 200;

  private HoldRows() {}

  /**
   * What of a run is open on a node.
   *
   * @param isHeld whether the plan holds the node for it
   * @param isPlanned whether the policy has asked for it
   */
  record Open(
      String runId, String nodeId, boolean isHeld, boolean isPlanned, Instant from, Instant to) {}

  static void add(Handle handle, Open hold) {
    handle.execute(
        "INSERT INTO validation_hold (run_id, node_id, from_ms, to_ms, is_planned)"
            + " VALUES (?, ?, ?, ?, ?)",
        hold.runId(),
        hold.nodeId(),
        hold.from().toEpochMilli(),
        hold.to().toEpochMilli(),
        hold.isPlanned());
  }

  /** Of each node the run that it does first, by node. */
  static Map<String, Open> open(Handle handle, Instant now) {
    Map<String, Open> open = new HashMap<>();
    handle
        .createQuery(
            "SELECT o.run_id, o.node_id, h.from_ms, h.to_ms, h.is_planned"
                + " FROM validation_order o LEFT JOIN validation_hold h"
                + " ON h.run_id = o.run_id AND h.node_id = o.node_id WHERE"
                + OPEN
                + " ORDER BY o.sequence")
        .bind("now", now.toEpochMilli())
        .map(
            (rs, _) -> {
              long to = rs.getLong(4);
              return new Open(
                  rs.getString(1),
                  rs.getString(2),
                  to > 0,
                  rs.getBoolean(5),
                  Instant.ofEpochMilli(rs.getLong(3)),
                  Instant.ofEpochMilli(to));
            })
        .forEach(it -> open.putIfAbsent(it.nodeId(), it));
    return open;
  }

  /** The newest run that the policy has asked for of each node, by node. */
  static Map<String, Open> lastPlanned(Handle handle, Instant since) {
    Map<String, Open> last = new HashMap<>();
    handle
        .createQuery(
            "SELECT run_id, node_id, from_ms, to_ms FROM validation_hold"
                + " WHERE is_planned AND to_ms > :since ORDER BY to_ms")
        .bind("since", since.toEpochMilli())
        .map(
            (rs, _) ->
                new Open(
                    rs.getString(1),
                    rs.getString(2),
                    true,
                    true,
                    Instant.ofEpochMilli(rs.getLong(3)),
                    Instant.ofEpochMilli(rs.getLong(4))))
        .forEach(it -> last.put(it.nodeId(), it));
    return last;
  }

  /** How long orders of an extent took that were done, the newest first, by node. */
  static Map<String, List<Duration>> durations(Handle handle, String extent) {
    Map<String, List<Duration>> byNode = new HashMap<>();
    handle
        .createQuery(
            "SELECT node_id, ended_ms - began_ms FROM validation_order WHERE state = 'Done'"
                + " AND began_ms > 0 AND part = 1 AND extent = :extent AND soak_seconds = 0"
                + " ORDER BY sequence DESC LIMIT :most")
        .bind("extent", extent)
        .bind("most", MOST_DURATIONS)
        .map((rs, _) -> Map.entry(rs.getString(1), Duration.ofMillis(rs.getLong(2))))
        .forEach(
            it -> byNode.computeIfAbsent(it.getKey(), _ -> new ArrayList<>()).add(it.getValue()));
    return byNode;
  }

  /** When a person has released nodes last, by node. */
  static Map<String, Instant> released(Handle handle) {
    Map<String, Instant> released = new HashMap<>();
    handle
        .createQuery(
            "SELECT node_id, MAX(released_ms) FROM validation_quarantine"
                + " WHERE released_ms > 0 AND released_by <> :verdicts GROUP BY node_id")
        .bind("verdicts", Quarantines.VERDICTS)
        .map((rs, _) -> Map.entry(rs.getString(1), Instant.ofEpochMilli(rs.getLong(2))))
        .forEach(it -> released.put(it.getKey(), it.getValue()));
    return released;
  }
}
