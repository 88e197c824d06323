package eu.megawatt.reports.file;

import java.util.List;

/**
 * A file as the manifest knows it.
 *
 * @param name without a folder
 * @param sha256 of all its bytes, in lower-case hexadecimal
 */
public record ManifestFile(
    String name, FileFormat format, long bytes, String sha256, List<WrittenTable> tables) {

  public ManifestFile {
    tables = List.copyOf(tables);
    if (!isPlain(name)) {
      throw new IllegalArgumentException(
          "name is (%s); allowed is the name of a file in the manifest's own folder"
              .formatted(name));
    }
  }

  /** Whether a name stays in its folder. */
  static boolean isPlain(String name) {
    return !name.isBlank()
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
  }
}
