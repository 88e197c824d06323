package eu.megawatt.telemetry.source;

import eu.megawatt.telemetry.sample.EntityKind;
import java.util.BitSet;

/**
 * Which zeros are readings. Sensors that are not there say 0 W: a GPU that answers draws something,
 * and a node's 0 W counts only once it has said more. A meter's 0 W is an idle feed. Thread-safe.
 */
final class ZeroWatts {

  private final BitSet saidMore = new BitSet();

  /** Whether a power is believed; remembers whoever says more than nothing. */
  synchronized boolean believes(EntityKind kind, int entity, long milliwatts) {
    if (milliwatts > 0) {
      if (kind == EntityKind.NODE) {
        saidMore.set(entity);
      }
      return true;
    }
    return kind == EntityKind.METER || (kind == EntityKind.NODE && saidMore.get(entity));
  }
}
