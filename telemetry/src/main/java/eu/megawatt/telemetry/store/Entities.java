package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.EntityKind;
import java.util.OptionalInt;

/**
 * The numbers that stand for GPUs, nodes and meters in samples: 0, 1, 2 … in the order in which
 * they were first asked for, the same for ever. Thread-safe.
 */
public interface Entities {

  /**
   * The number of an entity, a new one if it has none yet. A new number is on disk before the first
   * sample that uses it is acknowledged.
   *
   * @throws IllegalStateException if there are as many entities as the store may have
   */
  int entity(EntityKind kind, String key);

  /** The number of an entity, if it has one. */
  OptionalInt known(EntityKind kind, String key);

  /** What the entity is called: a GPU's UUID, the id of a node or a meter. */
  String key(int entity);

  EntityKind kind(int entity);

  /** How many numbers are given; all below it are in use. */
  int count();
}
