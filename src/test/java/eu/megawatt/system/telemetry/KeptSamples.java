package eu.megawatt.system.telemetry;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.SampleStore;
import eu.megawatt.telemetry.store.StoreSettings;
import eu.megawatt.telemetry.store.file.DirectoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a service that has ended has kept. */
final class KeptSamples {

  private static final long DAY_MILLIS = 86_400_000;

  private KeptSamples() {}

  /** A quantity of something by its time in milliseconds. */
  static SortedMap<Long, Long> of(Path folder, EntityKind kind, String key, Quantity what) {
    Path samples = folder.resolve("data/telemetry/samples");
    try (SampleStore store =
        SampleStore.open(StoreSettings.STANDARD, new DirectoryFiles(samples))) {
      SortedMap<Long, Long> kept = new TreeMap<>();
      OptionalInt entity = store.known(kind, key);
      if (entity.isEmpty()) {
        return kept;
      }
      long now = Instant.now().toEpochMilli();
      Readings readings = store.read(entity.getAsInt(), now - DAY_MILLIS, now + DAY_MILLIS);
      for (int row = 0; row < readings.size(); row++) {
        if (readings.has(row, what)) {
          kept.put(readings.atMillis(row), readings.value(row, what));
        }
      }
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
