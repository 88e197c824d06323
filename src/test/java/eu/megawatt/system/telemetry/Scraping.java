package eu.megawatt.system.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The programs that scrape exporters, keep what they find, and send it on. */
public final class Scraping {

  private Scraping() {}

  /** Who takes remote_write, and the token he asks for. */
  public record Receiver(URI url, String token) {}

  /**
   * Starts Debian's Prometheus, which scrapes every second.
   *
   * @param sendTo where it sends everything by remote_write, in the order of time
   */
  public static Daemon prometheus(Path folder, List<URI> exporters, Optional<Receiver> sendTo) {
    Path program = DebianProgram.find("prometheus");
    int port = Daemon.freePort();
    Path config = config(folder, exporters, sendTo);
    return Daemon.start(
        folder,
        port,
        "/-/ready",
        List.of(
            program.toString(),
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.resolve("prometheus"),
            "--web.listen-address=127.0.0.1:" + port));
  }

  /** Starts Debian's VictoriaMetrics, which scrapes every second. */
  public static Daemon victoriaMetrics(Path folder, List<URI> exporters) {
    Path program = DebianProgram.find("victoria-metrics");
    int port = Daemon.freePort();
    Path config = config(folder, exporters, Optional.empty());
    return Daemon.start(
        folder,
        port,
        "/health",
        List.of(
            program.toString(),
            "-promscrape.config=" + config,
            "-storageDataPath=" + folder.resolve("victoria"),
            "-search.latencyOffset=0s",
            "-httpListenAddr=127.0.0.1:" + port));
  }

  /** Starts Debian's node_exporter. */
  public static Daemon nodeExporter(Path folder) {
    Path program = DebianProgram.find("prometheus-node-exporter");
    int port = Daemon.freePort();
    return Daemon.start(
        folder,
        port,
        "/metrics",
        List.of(program.toString(), "--web.listen-address=127.0.0.1:" + port));
  }

  /**
   * Starts Debian's vmagent, which scrapes every second and sends everything by remote_write, in
   * the order of time.
   */
  public static Daemon vmagent(Path folder, List<URI> exporters, Receiver sendTo) {
    Path program = DebianProgram.find("vmagent");
    int port = Daemon.freePort();
    Path config = config(folder, exporters, Optional.empty());
    return Daemon.start(
        folder,
        port,
        "/health",
        List.of(
            program.toString(),
            "-promscrape.config=" + config,
            "-remoteWrite.url=" + sendTo.url(),
            "-remoteWrite.bearerToken=" + sendTo.token(),
            "-remoteWrite.tmpDataPath=" + folder.resolve("vmagent"),
            "-remoteWrite.queues=1",
            "-httpListenAddr=127.0.0.1:" + port));
  }

  private static Path config(Path folder, List<URI> exporters, Optional<Receiver> sendTo) {
    String targets =
        exporters.stream()
            .map(exporter -> "'" + exporter.getAuthority() + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    String text =
        """
        global: {scrape_interval: 1s, scrape_timeout: 1s}
        scrape_configs:
          - job_name: test
            static_configs: [{targets: %s}]
        """
            .formatted(targets);
    String remote =
        sendTo
            .map(
                it ->
                    """
                    remote_write:
                      - url: '%s'
                        authorization: {credentials: '%s'}
                        queue_config: {max_shards: 1, batch_send_deadline: 1s}
                    """
                        .formatted(it.url(), it.token()))
            .orElse("");
    try {
      return Files.writeString(folder.resolve("scraping.yml"), text + remote);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
