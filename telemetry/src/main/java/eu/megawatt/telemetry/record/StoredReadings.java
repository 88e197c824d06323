package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.SampleStore;
import java.util.OptionalInt;

/** The store of samples, as records read it. */
public record StoredReadings(SampleStore store) implements ReadingsSource {

  @Override
  public OptionalInt known(EntityKind kind, String key) {
    return store.known(kind, key);
  }

  @Override
  public EntityKind kind(int entity) {
    return store.kind(entity);
  }

  @Override
  public String key(int entity) {
    return store.key(entity);
  }

  @Override
  public Readings read(int entity, long fromMillis, long toMillis) {
    return store.read(entity, fromMillis, toMillis);
  }
}
