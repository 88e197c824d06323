package eu.megawatt.bench.process;

import java.io.IOException;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server on the loopback, from its start to its end; what it says goes to a file. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private final Process process;
  private final Path log;
  private final URI base;
  private final HttpClient client = HttpClient.newHttpClient();
  private String token = "";

  private ServerProcess(Process process, Path log, URI base) {
    this.process = process;
    this.log = log;
    this.base = base;
  }

  /** Starts a command that is to listen to a port; it need not answer yet. */
  public static ServerProcess start(
      List<String> command, Map<String, String> variables, int port, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(variables);
    return new ServerProcess(builder.start(), log, URI.create("http://127.0.0.1:" + port));
  }

  /** A port that nobody listens to. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Authorises all that is asked from now on. */
  public void authorise(String bearer) {
    token = bearer;
  }

  /** What to authorise with; empty for nothing. */
  public String token() {
    return token;
  }

  /** Where it is. */
  public URI base() {
    return base;
  }

  /** Of the server itself, where what was started becomes it. */
  public long pid() {
    return process.pid();
  }

  /** A request to a path, authorised. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The body of a page; empty where it is answered otherwise than with 200. */
  public Optional<String> page(String path) throws InterruptedException {
    try {
      HttpResponse<String> answer = send(request(path).GET());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // not up yet, or too busy to answer
    }
  }

  /** Waits until a page is answered with 200. */
  public void awaitPage(String path) throws IOException, InterruptedException {
    awaitTrue(() -> page(path).isPresent());
  }

  /** Something that becomes true. */
  public interface Look {
    boolean isTrue() throws IOException, InterruptedException;
  }

  /** Waits until something is so; ends it with what it said where it ends first, or takes long. */
  public void awaitTrue(Look look) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!look.isTrue()) {
      if (process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)
          || System.nanoTime() > until) {
        process.destroyForcibly();
        throw new IOException("The server did not start; it said:\n" + Files.readString(log));
      }
    }
  }

  /** Ends it as a power cut would: nothing of it runs any more when this returns. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    client.shutdownNow();
  }
}
