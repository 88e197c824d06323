package eu.megawatt.telemetry.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The samples that lie beside the checkout. */
public final class TestingShared {

  private TestingShared() {}

  /** The folder with the samples of telemetry; the test is not run where there is none. */
  public static Path telemetry() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolveSibling("shared").resolve("data/telemetry");
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    Assumptions.abort("no shared samples beside this checkout");
    throw new AssertionError();
  }

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(telemetry().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
