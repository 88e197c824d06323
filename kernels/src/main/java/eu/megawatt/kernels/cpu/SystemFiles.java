package eu.megawatt.kernels.cpu;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Linux says of itself in files. What cannot be read is empty.
 *
 * @param root {@code /}, or where a test has made its own
 */
record SystemFiles(Path root) {

  /** A file's text without white space around it. */
  Optional<String> text(String path) {
    return text(root.resolve(path));
  }

  static Optional<String> text(Path path) {
    try {
      return Optional.of(Files.readString(path).strip()).filter(text -> !text.isEmpty());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The value of the first line of a file that begins with a key and a colon. */
  Optional<String> value(String path, String key) {
    return text(path).stream()
        .flatMap(String::lines)
        .filter(
            line -> line.contains(":") && line.substring(0, line.indexOf(':')).strip().equals(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  /** The entries of a directory whose names a glob fits, in the order of their names. */
  List<Path> entries(String directory, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(directory), glob)) {
      entries.forEach(found::add);
    } catch (IOException _) {
      return List.of();
    }
    found.sort(null);
    return found;
  }
}
