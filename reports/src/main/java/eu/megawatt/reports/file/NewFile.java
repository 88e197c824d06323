package eu.megawatt.reports.file;

import eu.megawatt.fleet.document.DocumentWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file of an export: it appears whole or not at all, and its fingerprint is taken on the way. */
final class NewFile {

  /** Writes tables to a stream. */
  interface Tables {
    List<WrittenTable> into(OutputStream out) throws IOException;
  }

  private NewFile() {}

  static ManifestFile write(Path file, FileFormat format, Tables tables) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      throw new IllegalArgumentException(
          "file is (%s), which would be zipped after its fingerprint. Maybe leave .gz out."
              .formatted(name));
    }
    List<ManifestFile> written = new ArrayList<>();
    DocumentWriter.writeFile(
        file,
        out -> {
          Fingerprint.Stream stream = new Fingerprint.Stream(out);
          List<WrittenTable> into = tables.into(stream);
          Fingerprint taken = stream.taken();
          written.add(new ManifestFile(name, format, taken.bytes(), taken.sha256(), into));
        });
    return written.getFirst();
  }
}
