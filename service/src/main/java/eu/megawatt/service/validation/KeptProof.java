package eu.megawatt.service.validation;

import java.time.Instant;
import java.util.Map;

/**
 * That all that placements need has passed on a node in one look.
 *
 * @param measuredFrom nothing of the look was measured before
 * @param facts drivers and firmware that its devices had, by {@link DeviceFacts}' names
 */
record KeptProof(
    String nodeId,
    String runId,
    Instant provedAt,
    Instant measuredFrom,
    Map<String, String> facts) {

  KeptProof {
    facts = Map.copyOf(facts);
  }
}
