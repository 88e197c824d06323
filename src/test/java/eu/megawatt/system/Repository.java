package eu.megawatt.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where this source tree lies, and what was built of it. */
public final class Repository {

  private static final Path ROOT = root();

  private Repository() {}

  /** The launcher that users start. */
  public static Path launcher() {
    return ROOT.resolve("megawatt");
  }

  /** What the launcher gives to Java as its class path. */
  public static String classPath() {
    Path built = ROOT.resolve("service/target");
    if (!Files.isDirectory(built.resolve("lib"))) {
      throw new AssertionError(built + " is not built. Maybe run mvn package first.");
    }
    return built.resolve("classes") + System.getProperty("path.separator") + built.resolve("lib/*");
  }

  /** A file or folder of this source tree. */
  public static Path file(String path) {
    return ROOT.resolve(path);
  }

  /** A file of the contract that lies beside the repository; empty where it does not. */
  public static Optional<Path> shared(String file) {
    for (Path at = ROOT; at != null; at = at.getParent()) {
      Path shared = at.resolveSibling("shared").resolve(file);
      if (Files.exists(shared)) {
        return Optional.of(shared);
      }
    }
    return Optional.empty();
  }

  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("megawatt")) && Files.exists(at.resolve("pom.xml"))) {
        return at;
      }
    }
    throw new AssertionError("These tests run from within the source tree.");
  }
}
