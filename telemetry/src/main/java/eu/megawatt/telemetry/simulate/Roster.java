package eu.megawatt.telemetry.simulate;

import java.util.List;

/**
 * The nodes of a pod and what loads their GPUs bear.
 *
 * @param aheadOfUtcMillis of the time zone that the users of its services live in
 */
record Roster(List<Member> members, Loads loads, long aheadOfUtcMillis) {

  /** A node and its GPUs. */
  record Member(String nodeId, List<String> gpuUuids) {}

  Roster {
    members = List.copyOf(members);
  }
}
