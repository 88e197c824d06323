package eu.megawatt.telemetry.resolve;

import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Rejection;
import java.util.Map;

/** Finds whose a series is, by its labels. */
sealed interface Owners permits Roster, AsLabelled {

  Owner gpu(LabelRoles roles, Map<String, String> labels);

  Owner node(LabelRoles roles, Map<String, String> labels);

  /** A node by its CPUs: only one that has no GPU. */
  Owner cpuHost(LabelRoles roles, Map<String, String> labels);

  Owner meter(LabelRoles roles, Map<String, String> labels);

  /** What was found. */
  sealed interface Owner {}

  /**
   * Something that has readings.
   *
   * @param ratedMilliwatts 0 where that is not known
   */
  record Found(EntityKind kind, String key, long ratedMilliwatts) implements Owner {}

  /** A GPU that the inventory does not name, on a node that it does. */
  record Newcomer(String uuid, Node node, long ratedMilliwatts) implements Owner {}

  /**
   * Nothing.
   *
   * @param name by what the series calls it; empty where it does not say
   */
  record Nobody(Rejection reason, String name, String detail) implements Owner {}
}
