package eu.megawatt.service.live;

import eu.megawatt.service.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table of the newest end of an outage of each node that somebody has said. */
public final class IncidentRows {

  private IncidentRows() {}

  /** Notes an outage that is over, where it is one of a node. */
  static void note(Handle handle, Publication.Input input, Instant at) {
    if (!input.kind().equals(Inputs.OUTAGE) || ApartOutages.isOfThese(input.id())) {
      return;
    }
    Inputs.StoredOutage its = Json.read(input.body(), Inputs.StoredOutage.class);
    if (its.isOver() && its.node().isPresent()) {
      String node = its.node().get();
      handle.execute("DELETE FROM node_incident WHERE node = ?", node);
      handle.execute(
          "INSERT INTO node_incident (node, at_ms, reason) VALUES (?, ?, ?)",
          node,
          at.toEpochMilli(),
          its.reason());
    }
  }

  /** When it ended, by the nodes' names as they were said. */
  public static Map<String, Instant> all(Handle handle) {
    Map<String, Instant> all = new HashMap<>();
    handle
        .createQuery("SELECT node, at_ms FROM node_incident")
        .map((rs, _) -> Map.entry(rs.getString(1), Instant.ofEpochMilli(rs.getLong(2))))
        .forEach(it -> all.put(it.getKey(), it.getValue()));
    return all;
  }
}
