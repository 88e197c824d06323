package eu.megawatt.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@code megawatt} of its own process, with what it says. */
public final class MegawattProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 240;
  private static final String MAIN = "eu.megawatt.service.cli.Megawatt";

  private final Process process;
  private final Path out;
  private final Path err;

  private MegawattProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What came of a command. */
  public record Outcome(int code, String out, String err) {}

  /** Starts a command on Java at once; what it says goes to files in a folder. */
  public static MegawattProcess java(Path folder, String... arguments) {
    return java(folder, Map.of(), arguments);
  }

  /** The same with further environment variables. */
  public static MegawattProcess java(
      Path folder, Map<String, String> environment, String... arguments) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java.toString(), "-Xmx1g", "-cp", Repository.classPath(), MAIN));
    command.addAll(List.of(arguments));
    return start(folder, folder, command, environment);
  }

  /** Runs a command to its end. */
  public static Outcome run(Path folder, String... arguments) {
    try (MegawattProcess process = java(folder, arguments)) {
      return process.outcome();
    }
  }

  /** Runs the launcher as it is after a build, from a directory, to its end. */
  public static Outcome launch(
      Path folder, Path directory, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Repository.launcher().toString());
    command.addAll(List.of(arguments));
    try (MegawattProcess process = start(folder, directory, command, environment)) {
      return process.outcome();
    }
  }

  private static MegawattProcess start(
      Path folder, Path directory, List<String> command, Map<String, String> environment) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().remove("MEGAWATT_ADMIN_TOKEN");
      builder.environment().put("MEGAWATT_BUILT", "1");
      builder.environment().put("MEGAWATT_JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      return new MegawattProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome outcome() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("It did not end: " + out() + err());
      }
      return new Outcome(process.exitValue(), out(), err());
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

  /** Waits until it has said something on standard output, and returns everything said. */
  public String awaitOut(String text) {
    return Await.present(
        "\"" + text + "\" to be said",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("It ended early: " + out() + err());
          }
          return Optional.of(out()).filter(said -> said.contains(text));
        });
  }

  /** Bytes of its heap that are reached from somewhere, once it has collected what is not. */
  public long liveHeapBytes() {
    try {
      Path java = Path.of(System.getProperty("java.home"), "bin", "jcmd");
      Process asked =
          new ProcessBuilder(java.toString(), String.valueOf(process.pid()), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String[] total = said.substring(said.lastIndexOf("Total")).strip().split("\\s+", -1);
      return Long.parseLong(total[2]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits a moment; whether it has ended by itself. */
  public boolean endsWithin(Duration moment) {
    try {
      return process.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it as a power cut would: nothing of it runs any more when this returns. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
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
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
  }
}
