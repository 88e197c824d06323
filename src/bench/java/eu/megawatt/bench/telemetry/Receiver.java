package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.telemetry.simulate.RowsOfNodes;
import java.io.ByteArrayOutputStream;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A receiver of remote_write as a process of its own, pinned to the first core. */
final class Receiver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long BETWEEN_LOOKS_MILLIS = 50;
  private static final String CORE = "0";

  private final Process process;
  private final Path folder;
  private final URI base;
  private final String token;

  private Receiver(Process process, Path folder, URI base, String token) {
    this.process = process;
    this.folder = folder;
    this.base = base;
    this.token = token;
  }

  /** Which programs can be measured. */
  enum Kind {
    MEGAWATT("Megawatt"),
    PROMETHEUS("prometheus"),
    VICTORIA_METRICS("victoria-metrics");

    private final String program;

    Kind(String program) {
      this.program = program;
    }

    /** As people call it, and its command where it is not ours. */
    String program() {
      return program;
    }

    /** Whether it can be run here. */
    boolean isInstalled() {
      return this == MEGAWATT
          || Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
  }

  /** Starts one with an empty store and, if it is ours, the fleet that the corpus is of. */
  static Receiver start(Kind kind, int nodes) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("bench-telemetry");
    return switch (kind) {
      case MEGAWATT -> megawatt(folder, nodes);
      case PROMETHEUS -> prometheus(folder);
      case VICTORIA_METRICS -> victoriaMetrics(folder);
    };
  }

  private static Receiver megawatt(Path folder, int nodes)
      throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    String launcher = Checkout.root().resolve("megawatt").toString();
    int port = freePort();
    Process process =
        pinned(
            folder,
            Map.of(),
            List.of(
                launcher, "serve", "--port", Integer.toString(port), "--data", data.toString()));
    Path tokenFile = data.resolve("admin-token");
    awaitTrue(
        process, folder, () -> Files.exists(data.resolve("address")) && Files.exists(tokenFile));
    Receiver receiver =
        new Receiver(process, folder, loopback(port), Files.readString(tokenFile).strip());
    receiver.awaitAnswer("/api/v1/status");
    receiver.bringFleet(nodes);
    return receiver;
  }

  private void bringFleet(int nodes) throws IOException, InterruptedException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    InventoryWriter.write(RowsOfNodes.of(nodes), Syntax.JSON, document);
    HttpResponse<String> answer =
        send(
            request("/api/v1/fleet/document")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(document.toByteArray())));
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "The fleet was refused: %d %s".formatted(answer.statusCode(), answer.body()));
    }
  }

  private static Receiver prometheus(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    Path config = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
    Process process =
        pinned(
            folder,
            Map.of("GOMAXPROCS", "1"),
            List.of(
                Kind.PROMETHEUS.program(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--web.enable-remote-write-receiver"));
    Receiver receiver = new Receiver(process, folder, loopback(port), "");
    receiver.awaitAnswer("/-/ready");
    return receiver;
  }

  private static Receiver victoriaMetrics(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    Process process =
        pinned(
            folder,
            Map.of("GOMAXPROCS", "1"),
            List.of(
                Kind.VICTORIA_METRICS.program(),
                "-storageDataPath=" + folder.resolve("data"),
                "-httpListenAddr=127.0.0.1:" + port));
    Receiver receiver = new Receiver(process, folder, loopback(port), "");
    receiver.awaitAnswer("/health");
    return receiver;
  }

  private static Process pinned(Path folder, Map<String, String> variables, List<String> command)
      throws IOException {
    List<String> whole = new ArrayList<>(List.of("taskset", "-c", CORE));
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static URI loopback(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where remote_write goes. */
  URI writeAddress() {
    return base.resolve("/api/v1/write");
  }

  /** What to authorise with; empty for nothing. */
  String token() {
    return token;
  }

  /** Of the receiver itself: both taskset and the launcher become what they start. */
  long pid() {
    return process.pid();
  }

  /** The body of a page; empty where it is answered otherwise than with 200. */
  Optional<String> page(String path) throws InterruptedException {
    try {
      HttpResponse<String> answer = send(request(path).GET());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // not up yet, or too busy to answer
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private void awaitAnswer(String path) throws IOException, InterruptedException {
    awaitTrue(process, folder, () -> page(path).isPresent());
  }

  /** Something that becomes true. */
  private interface Look {
    boolean isTrue() throws IOException, InterruptedException;
  }

  private static void awaitTrue(Process process, Path folder, Look look)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!look.isTrue()) {
      if (process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)
          || System.nanoTime() > until) {
        process.destroyForcibly();
        throw new IOException(
            "The receiver did not start; it said:\n" + Files.readString(folder.resolve("log")));
      }
    }
  }

  /** Where ours keeps its samples. */
  Path samples() {
    return folder.resolve("data/telemetry/samples");
  }

  /** Ends it as a power cut would: nothing of it runs any more when this returns. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it and forgets what it has stored. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
