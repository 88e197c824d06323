package eu.megawatt.service.validation;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The tables of proofs, and of what devices were when they were measured last. */
final class ProofRows {

  private ProofRows() {}

  static void put(Handle handle, KeptProof proof) {
    handle.execute("DELETE FROM validation_proof WHERE node_id = ?", proof.nodeId());
    handle.execute(
        "INSERT INTO validation_proof (node_id, run_id, proved_ms, measured_ms, facts)"
            + " VALUES (?, ?, ?, ?, ?)",
        proof.nodeId(),
        proof.runId(),
        proof.provedAt().toEpochMilli(),
        proof.measuredFrom().toEpochMilli(),
        Json.write(new TreeMap<>(proof.facts())));
  }

  /** By node. */
  static Map<String, KeptProof> all(Handle handle) {
    Map<String, KeptProof> all = new HashMap<>();
    handle
        .createQuery("SELECT node_id, run_id, proved_ms, measured_ms, facts FROM validation_proof")
        .map(
            (rs, _) ->
                new KeptProof(
                    rs.getString(1),
                    rs.getString(2),
                    Instant.ofEpochMilli(rs.getLong(3)),
                    Instant.ofEpochMilli(rs.getLong(4)),
                    facts(rs.getString(5))))
        .forEach(it -> all.put(it.nodeId(), it));
    return all;
  }

  static void putFacts(Handle handle, String nodeId, Map<String, String> facts, Instant at) {
    handle.execute("DELETE FROM validation_facts WHERE node_id = ?", nodeId);
    handle.execute(
        "INSERT INTO validation_facts (node_id, at_ms, facts) VALUES (?, ?, ?)",
        nodeId,
        at.toEpochMilli(),
        Json.write(new TreeMap<>(facts)));
  }

  /** What was seen of a node's devices. */
  record Seen(Instant at, Map<String, String> facts) {}

  /** By node. */
  static Map<String, Seen> allFacts(Handle handle) {
    Map<String, Seen> all = new HashMap<>();
    handle
        .createQuery("SELECT node_id, at_ms, facts FROM validation_facts")
        .map(
            (rs, _) ->
                Map.entry(
                    rs.getString(1),
                    new Seen(Instant.ofEpochMilli(rs.getLong(2)), facts(rs.getString(3)))))
        .forEach(it -> all.put(it.getKey(), it.getValue()));
    return all;
  }

  private static Map<String, String> facts(String json) {
    Map<String, String> facts = new TreeMap<>();
    Json.read(json, JsonNode.class)
        .properties()
        .forEach(it -> facts.put(it.getKey(), it.getValue().asText()));
    return facts;
  }
}
