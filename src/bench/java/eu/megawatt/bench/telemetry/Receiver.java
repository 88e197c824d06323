package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.process.Megawatt;
import eu.megawatt.bench.process.ServerProcess;
import eu.megawatt.telemetry.simulate.RowsOfNodes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A receiver of remote_write as a process of its own, pinned to the first core. */
final class Receiver implements AutoCloseable {

  private static final List<String> PINNED = List.of("taskset", "-c", "0");

  private final ServerProcess server;
  private final Path folder;

  private Receiver(ServerProcess server, Path folder) {
    this.server = server;
    this.folder = folder;
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
    return new Receiver(
        switch (kind) {
          case MEGAWATT -> megawatt(folder, nodes);
          case PROMETHEUS -> prometheus(folder);
          case VICTORIA_METRICS -> victoriaMetrics(folder);
        },
        folder);
  }

  private static ServerProcess megawatt(Path folder, int nodes)
      throws IOException, InterruptedException {
    ServerProcess server = Megawatt.start(folder.resolve("data"), folder.resolve("log"), PINNED);
    Megawatt.bring(RowsOfNodes.of(nodes), server);
    return server;
  }

  private static ServerProcess prometheus(Path folder) throws IOException, InterruptedException {
    int port = ServerProcess.freePort();
    Path config = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
    ServerProcess server =
        pinned(
            folder,
            port,
            List.of(
                Kind.PROMETHEUS.program(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--web.enable-remote-write-receiver"));
    server.awaitPage("/-/ready");
    return server;
  }

  private static ServerProcess victoriaMetrics(Path folder)
      throws IOException, InterruptedException {
    int port = ServerProcess.freePort();
    ServerProcess server =
        pinned(
            folder,
            port,
            List.of(
                Kind.VICTORIA_METRICS.program(),
                "-storageDataPath=" + folder.resolve("data"),
                "-httpListenAddr=127.0.0.1:" + port));
    server.awaitPage("/health");
    return server;
  }

  private static ServerProcess pinned(Path folder, int port, List<String> command)
      throws IOException {
    List<String> whole = new ArrayList<>(PINNED);
    whole.addAll(command);
    return ServerProcess.start(whole, Map.of("GOMAXPROCS", "1"), port, folder.resolve("log"));
  }

  /** Where remote_write goes. */
  URI writeAddress() {
    return server.base().resolve("/api/v1/write");
  }

  /** What to authorise with; empty for nothing. */
  String token() {
    return server.token();
  }

  /** Of the receiver itself: both taskset and the launcher become what they start. */
  long pid() {
    return server.pid();
  }

  /** The body of a page; empty where it is answered otherwise than with 200. */
  Optional<String> page(String path) throws InterruptedException {
    return server.page(path);
  }

  /** Where ours keeps its samples. */
  Path samples() {
    return folder.resolve("data/telemetry/samples");
  }

  /** Ends it as a power cut would: nothing of it runs any more when this returns. */
  void kill() throws InterruptedException {
    server.kill();
  }

  /** Ends it and forgets what it has stored. */
  @Override
  public void close() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
