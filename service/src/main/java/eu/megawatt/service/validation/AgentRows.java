package eu.megawatt.service.validation;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** The table of agents. */
final class AgentRows {

  private AgentRows() {}

  /** Those that have not left. */
  static List<Agents.Kept> present(Handle handle) {
    return handle
        .createQuery(
            "SELECT id, node_id, secret_sha256, enrolled_ms, last_seen_ms, facts, devices"
                + " FROM validation_agent WHERE left_ms = 0")
        .map((rs, _) -> kept(rs))
        .list();
  }

  private static Agents.Kept kept(ResultSet rs) throws SQLException {
    long seen = rs.getLong(5);
    Map<String, String> facts = new TreeMap<>();
    Json.read(rs.getString(6), JsonNode.class)
        .properties()
        .forEach(it -> facts.put(it.getKey(), it.getValue().asText()));
    return new Agents.Kept(
        rs.getString(1),
        rs.getString(2),
        rs.getString(3),
        Instant.ofEpochMilli(rs.getLong(4)),
        new AtomicLong(seen),
        new AtomicLong(seen),
        facts,
        Arrays.asList(Json.read(rs.getString(7), JsonNode[].class)));
  }

  static void add(Handle handle, Agents.Kept agent) {
    handle.execute(
        "INSERT INTO validation_agent (id, node_id, secret_sha256, enrolled_ms, last_seen_ms,"
            + " left_ms, left_reason, facts, devices) VALUES (?, ?, ?, ?, ?, 0, '', ?, ?)",
        agent.id(),
        agent.nodeId(),
        agent.secretSha256(),
        agent.enrolledAt().toEpochMilli(),
        agent.lastSeenMs().get(),
        Json.write(agent.facts()),
        Json.write(agent.devices()));
  }

  static void seen(Handle handle, String id, long atMs) {
    handle.execute("UPDATE validation_agent SET last_seen_ms = ? WHERE id = ?", atMs, id);
  }

  /** Deletes those that left before an instant. */
  static void forget(Handle handle, Instant before) {
    handle.execute(
        "DELETE FROM validation_agent WHERE left_ms > 0 AND left_ms < ?", before.toEpochMilli());
  }

  /** The agent of a node leaves, if it has one. */
  static void leave(Handle handle, String nodeId, String reason, Instant now) {
    handle.execute(
        "UPDATE validation_agent SET left_ms = ?, left_reason = ? WHERE node_id = ? AND left_ms = 0",
        now.toEpochMilli(),
        reason,
        nodeId);
  }
}
