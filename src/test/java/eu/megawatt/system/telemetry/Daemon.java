package eu.megawatt.system.telemetry;

import eu.megawatt.system.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that serves HTTP on the loopback until it is closed. */
public final class Daemon implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long SECONDS_TO_END = 20;

  private final Process process;
  private final URI address;
  private final Path log;

  private Daemon(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /** A port that nobody listens on just now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a program in a folder and waits until it answers at a path. */
  public static Daemon start(Path folder, int port, String readyPath, List<String> command) {
    try {
      Path log = Files.createTempFile(folder, "daemon", ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Daemon daemon = new Daemon(process, URI.create("http://127.0.0.1:" + port), log);
      daemon.awaitReady(readyPath);
      return daemon;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(String path) {
    try {
      Await.present(
          address + path + " to answer",
          () -> {
            if (!process.isAlive()) {
              throw new AssertionError("It ended early: " + log());
            }
            return answers(path) ? Optional.of(true) : Optional.empty();
          });
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  private boolean answers(String path) {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Such as {@code http://127.0.0.1:9090}. */
  public URI address() {
    return address;
  }

  /** What it has said so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
  }
}
