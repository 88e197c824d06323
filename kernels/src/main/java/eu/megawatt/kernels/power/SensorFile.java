package eu.megawatt.kernels.power;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Small files of {@code /sys}, each with one value. */
final class SensorFile {

  private SensorFile() {}

  /** A file's text; empty where it cannot be read. */
  static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** A file's whole number, which is never negative; empty where it cannot be read. */
  static OptionalLong number(Path file) {
    return text(file)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }

  /** The entries of a directory whose names a glob fits, by name; none where there is no such. */
  static List<Path> entries(Path directory, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      entries.forEach(found::add);
    } catch (IOException _) {
      return List.of();
    }
    found.sort(null);
    return List.copyOf(found);
  }
}
