package eu.megawatt.service.cli;

import eu.megawatt.service.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@code megawatt} of its own process. */
public final class Spawned implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  private Spawned(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a command; what it says goes to files in a folder. */
  public static Spawned megawatt(Path folder, String... arguments) {
    return megawatt(folder, Map.of(), arguments);
  }

  /** The same with further environment variables. */
  static Spawned megawatt(Path folder, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path", "")));
    command.add(Megawatt.class.getName());
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().remove("MEGAWATT_ADMIN_TOKEN");
      builder.environment().putAll(environment);
      return new Spawned(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end and returns its exit code. */
  public int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("It did not end: " + out() + err());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What it has said on standard output so far. */
  public String out() {
    return read(out);
  }

  /** What it has said on standard error so far. */
  public String err() {
    return read(err);
  }

  /** Waits until it has said something, and returns everything said. */
  public String awaitOut(String text) {
    return Await.present(
        "\"" + text + "\" said: " + err(),
        () -> Optional.of(out()).filter(it -> it.contains(text)));
  }

  long pid() {
    return process.pid();
  }

  /** What Ctrl-C sends. */
  void interrupt() {
    signal("-INT");
  }

  /** What cannot be caught. */
  public void kill() {
    signal("-KILL");
    exitCode();
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
