package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Readings;
import java.util.OptionalInt;

/** Where readings come from: the store of samples. */
public interface ReadingsSource {

  /** The number of an entity that has ever been read. */
  OptionalInt known(EntityKind kind, String key);

  EntityKind kind(int entity);

  /** A GPU's UUID, or a node's or meter's id in the inventory. */
  String key(int entity);

  /**
   * The rows of an entity in [fromMillis, toMillis), and with them the last before and the first
   * after that have power or energy, if they are within a day.
   */
  Readings read(int entity, long fromMillis, long toMillis);
}
