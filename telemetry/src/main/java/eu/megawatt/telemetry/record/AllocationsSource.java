package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.energy.Allocation;
import java.util.Collection;
import java.util.List;

/** Where it is known which job had what. */
@FunctionalInterface
public interface AllocationsSource {

  /** Those in force at any instant of [fromMillis, toMillis), since 1970, in no order. */
  Collection<Allocation> overlapping(long fromMillis, long toMillis);

  /** Nobody ever had anything. */
  static AllocationsSource none() {
    return (_, _) -> List.of();
  }
}
