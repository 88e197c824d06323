package eu.megawatt.system.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An exporter of one GPU whose counter grows with every scrape, and that remembers what it said.
 */
public final class GpuExporter implements AutoCloseable {

  /** The GPU's UUID, unless it is told another. */
  public static final String UUID = "GPU-0e0e0e0e-1111-2222-3333-444444444444";

  private static final long STEP_MILLIJOULES = 700_001;

  private final AtomicLong millijoules = new AtomicLong(126_272_101_025L);
  private final List<Long> said = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String uuid;
  private final String host;

  public GpuExporter() {
    this(UUID, "gpu-node-1");
  }

  /** Of a GPU in a node. */
  public GpuExporter(String uuid, String host) {
    this.uuid = uuid;
    this.host = host;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/metrics", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    long energy = millijoules.addAndGet(STEP_MILLIJOULES);
    said.add(energy);
    String labels = "{gpu=\"0\",UUID=\"%s\",Hostname=\"%s\"}".formatted(uuid, host);
    byte[] body =
        """
        # TYPE DCGM_FI_DEV_POWER_USAGE gauge
        DCGM_FI_DEV_POWER_USAGE%s 603.637000
        # TYPE DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION counter
        DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION%s %d
        """
            .formatted(labels, labels, energy)
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** The counter's values that it has shown, in their order. */
  public List<Long> said() {
    return List.copyOf(said);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
