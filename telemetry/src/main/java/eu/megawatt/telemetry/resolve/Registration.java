package eu.megawatt.telemetry.resolve;

import eu.megawatt.telemetry.sample.EntityKind;

/** Gives things their number: the store's register of entities, or a counter in a rehearsal. */
@FunctionalInterface
public interface Registration {

  /**
   * The number of an entity, the same at every call; a new one is durable before the first sample
   * of it is acknowledged.
   *
   * @param key a GPU's UUID, or an id in the inventory
   */
  int entity(EntityKind kind, String key);
}
