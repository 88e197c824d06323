package eu.megawatt.telemetry.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bodies that real senders sent, and two generated ones of the size of theirs. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Captured(String name, byte[] body) {

  private static final String FOLDER = "shared/data/telemetry/remote_write";

  /** Every body there is. */
  public static List<Captured> all() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(it -> it.toString().endsWith(".bin"))
          .sorted()
          .map(Captured::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Captured of(String name) {
    return read(folder().resolve(name));
  }

  private static Captured read(Path file) {
    try {
      return new Captured(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Beside the checkout; tests begin in the module's folder. */
  private static Path folder() {
    for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
      Path folder = here.resolve(FOLDER);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    throw new IllegalStateException("there is no " + FOLDER + " beside the checkout");
  }

  public boolean isV2() {
    return name.contains("-v2-");
  }
}
