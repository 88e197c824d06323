package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalInt;

/** All samples of the last day, on disk and partly in memory. Thread-safe. */
public final class SampleStore implements SampleSink, Entities, AutoCloseable {

  private SampleStore() {}

  /** Opens what is there, or a new store in an empty directory. */
  public static SampleStore open(StoreSettings settings, FileLayer files) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void append(SampleBatch batch) throws OverloadedException {
    throw new UnsupportedOperationException();
  }

  @Override
  public int entity(EntityKind kind, String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OptionalInt known(EntityKind kind, String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String key(int entity) {
    throw new UnsupportedOperationException();
  }

  @Override
  public EntityKind kind(int entity) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int count() {
    throw new UnsupportedOperationException();
  }

  /**
   * The rows of an entity in a half-open range, and the last row before it and the first after it
   * that have power or energy, where the gap they close is at most 24 hours.
   */
  public Readings read(int entity, long fromMillis, long toMillis) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes up to so many quarter-hours whose records may have changed. Each must be followed by
   * {@link #rolledUp} or {@link #giveBack}; until then it is taken again after a restart.
   */
  public Dirty takeDirty(int most) {
    throw new UnsupportedOperationException();
  }

  /** The records of these are safely written. */
  public void rolledUp(Dirty done) {
    throw new UnsupportedOperationException();
  }

  /** The records of these could not be written: they will be taken again. */
  public void giveBack(Dirty undone) {
    throw new UnsupportedOperationException();
  }

  /**
   * Moves what is in memory to run files, merges those, drops what is older than the window and the
   * part of the log that is no longer needed. Appends go on meanwhile.
   */
  public void checkpoint(Instant now) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** How the store is doing. */
  public StoreMetrics metrics() {
    throw new UnsupportedOperationException();
  }

  /** Writes what waits and lets go of the files. */
  @Override
  public void close() throws IOException {
    throw new UnsupportedOperationException();
  }
}
