package eu.megawatt.telemetry.store;

import eu.megawatt.outside.SampleFiles;
import java.util.Map;
import java.util.Objects;

/** Reads the files of a store with nothing of the store's own code. */
final class OutsideReader {

  final SampleModel samples = new SampleModel();
  private final SampleFiles files;

  OutsideReader(Map<String, byte[]> files) {
    this.files =
        new SampleFiles(files.keySet(), name -> Objects.requireNonNull(files.get(name), name));
  }

  /** Reads everything that counts. */
  OutsideReader read() {
    files.read(
        (entity, quantity, atMillis, value) -> samples.add(entity, atMillis, quantity, value));
    return this;
  }
}
