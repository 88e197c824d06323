package eu.megawatt.telemetry.source;

import eu.megawatt.telemetry.resolve.Registration;
import eu.megawatt.telemetry.sample.EntityKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers entities in the order in which they are asked for. */
public final class Numbering implements Registration {

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  @Override
  public synchronized int entity(EntityKind kind, String key) {
    return numbers.computeIfAbsent(kind.word() + " " + key, _ -> numbers.size());
  }
}
