package eu.megawatt.service.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A Slurm of four nodes in a folder of its own, until it is closed: {@code n1} and {@code n2} are
 * the partition {@code east}, {@code n3} and {@code n4} the partition {@code west}, with 8 GPUs
 * each. Where there is no Slurm and none can be had the test is not run, and says why.
 */
final class SlurmLab implements AutoCloseable {

  /** Whose jobs are run. */
  static final String USER = "daemon";

  private static final Path SCRIPT =
      Path.of("..", "src", "test", "slurm", "lab").toAbsolutePath().normalize();
  private static final long PATIENCE_SECONDS = 60;
  private static final long INSTALLING_SECONDS = 400;

  private final Path folder;
  private final URI url;

  private SlurmLab(Path folder) {
    this.folder = folder;
    this.url = URI.create(lab("url", folder.toString()));
  }

  /** Starts one. */
  static SlurmLab start() {
    Ran installed = run(INSTALLING_SECONDS, List.of("install"));
    Assumptions.assumeTrue(installed.status == 0, "not run: " + installed.said);
    Assumptions.assumeTrue(
        isRoot(), "not run: nodes of Slurm run jobs for others, so it needs root");
    try {
      // Not JUnit's own folder, which nobody else may enter: slurmrestd runs as nobody.
      Path folder = Files.createTempDirectory("slurm-lab");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      lab("start", folder.toString());
      return new SlurmLab(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Where slurmrestd answers. */
  URI url() {
    return url;
  }

  Path folder() {
    return folder;
  }

  /** A token of a user. */
  String token(String user) {
    return lab("token", folder.toString(), user);
  }

  /** A file with the token of {@link #USER}. */
  Path tokenFile() {
    try {
      return Files.writeString(folder.resolve("token"), token(USER) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a daemon as {@code kill -9} does. */
  void kill(String daemon) {
    lab("kill", daemon, folder.toString());
  }

  void startSlurmctld() {
    lab("start-ctld", folder.toString());
  }

  void startSlurmrestd() {
    lab("start-restd", folder.toString());
  }

  /** Runs a command of Slurm; what it said. */
  String run(String... command) {
    List<String> words = new ArrayList<>(List.of("do", folder.toString()));
    words.addAll(List.of(command));
    return lab(words.toArray(String[]::new));
  }

  @Override
  public void close() {
    lab("stop", folder.toString());
  }

  private static String lab(String... words) {
    Ran ran = run(PATIENCE_SECONDS, List.of(words));
    if (ran.status != 0) {
      throw new AssertionError(
          "lab %s ended with %d: %s".formatted(String.join(" ", words), ran.status, ran.said));
    }
    return ran.said;
  }

  private record Ran(int status, String said) {}

  private static Ran run(long patienceSeconds, List<String> words) {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(words);
    try {
      Path said = Files.createTempFile("slurm-lab", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
          process.destroy();
          throw new AssertionError(
              "lab %s has no end: %s".formatted(words.getFirst(), Files.readString(said)));
        }
        return new Ran(process.exitValue(), Files.readString(said).strip());
      } finally {
        Files.delete(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
