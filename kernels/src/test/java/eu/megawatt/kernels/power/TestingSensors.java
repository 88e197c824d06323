package eu.megawatt.kernels.power;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A made-up tree of the files in {@code /sys}. */
record TestingSensors(Path root) {

  /** Writes a file, and the directories it is in. */
  TestingSensors write(String path, Object value) {
    try {
      Path file = root.resolve("sys/class").resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, value + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String path) throws IOException {
    Files.delete(root.resolve("sys/class").resolve(path));
  }

  /** A zone of powercap. */
  TestingSensors zone(String zone, String name, long microjoules, long full) {
    return write("powercap/" + zone + "/name", name)
        .write("powercap/" + zone + "/energy_uj", microjoules)
        .write("powercap/" + zone + "/max_energy_range_uj", full);
  }
}
