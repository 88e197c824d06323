package eu.megawatt.telemetry.live;

import eu.megawatt.telemetry.sample.EntityKind;
import java.util.Optional;

/** Says what the numbers in samples are of: the store's register. Called by many threads. */
public interface Directory {

  /** Entities that have a number; the numbers go from 0 to one less. */
  int entities();

  EntityKind kind(int entity);

  /** A GPU's UUID, or an id in the inventory. */
  String key(int entity);

  /** The node that adopted a GPU which the inventory does not name. */
  Optional<String> nodeOf(String gpuUuid);
}
