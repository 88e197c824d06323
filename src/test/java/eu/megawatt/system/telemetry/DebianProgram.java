package eu.megawatt.system.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of Debian: the one on the machine, else one that apt fetches and that is unpacked
 * beside the tests without being installed, so that no service of it starts. Where neither is
 * possible the test is not run, and says why.
 */
public final class DebianProgram {

  private static final long PATIENCE_SECONDS = 180;

  private DebianProgram() {}

  /** Where the program is; aborts the test where there is none and none can be had. */
  public static Path find(String name) {
    Optional<Path> installed = onPath(name);
    return installed.isPresent() ? installed.get() : fetched(name);
  }

  private static Optional<Path> onPath(String name) {
    return Pattern.compile(":")
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static synchronized Path fetched(String name) {
    Path folder = Path.of("target", "debian", name).toAbsolutePath();
    Path program = folder.resolve("root/usr/bin").resolve(name);
    if (Files.isExecutable(program)) {
      return program;
    }
    if (onPath("apt-get").isEmpty() || onPath("dpkg-deb").isEmpty()) {
      return notRun(name, "there is no apt here");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Optional<String> failure = run(folder, "apt-get", "download", name);
    if (failure.isPresent()) {
      return notRun(name, "apt-get download: " + failure.get());
    }
    failure = run(folder, "sh", "-c", "dpkg-deb -x " + name + "_*.deb root");
    return failure.isPresent() || !Files.isExecutable(program)
        ? notRun(name, "its package cannot be unpacked: " + failure.orElse("no " + program))
        : program;
  }

  private static Path notRun(String name, String why) {
    Assumptions.abort("not run: %s is not on this machine, and %s".formatted(name, why));
    throw new AssertionError();
  }

  /** Runs a command to its end; says what went wrong, if anything did. */
  private static Optional<String> run(Path folder, String... command) {
    try {
      Path log = Files.createTempFile(folder, "log", ".txt");
      Process process =
          new ProcessBuilder(List.of(command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("no end within %d s".formatted(PATIENCE_SECONDS));
      }
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of(Files.readString(log).strip());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
