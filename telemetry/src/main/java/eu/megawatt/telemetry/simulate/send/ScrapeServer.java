package eu.megawatt.telemetry.simulate.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.SimulatedNode;
import eu.megawatt.telemetry.simulate.emit.Emission;
import eu.megawatt.telemetry.simulate.emit.ExporterText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The exporters of a simulated fleet, to be scraped on the loopback: {@code /nodes/ID/metrics} for
 * each node, {@code /meters/metrics}, and {@code /targets} for Prometheus' HTTP service discovery.
 * A node in a gap, or out of service, answers 503.
 */
public final class ScrapeServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;
  private static final String BEFORE = "/nodes/";
  private static final String AFTER = "/metrics";

  private final Emission emission;
  private final LongSupplier nowMillis;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, SimulatedNode> nodes = new HashMap<>();
  private final String targets;

  /** What is answered. */
  private record Page(int status, String type, String text) {
    static Page plain(int status, String text) {
      return new Page(status, "text/plain; charset=utf-8", text + "\n");
    }
  }

  /**
   * Starts it.
   *
   * @param port 0 for any free one
   * @param nowMillis the time in the simulation
   */
  public ScrapeServer(SimulatedFleet fleet, Emission emission, int port, LongSupplier nowMillis)
      throws IOException {
    this.emission = emission;
    this.nowMillis = nowMillis;
    fleet.nodes().forEach(node -> nodes.put(node.id(), node));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    targets = targets(fleet, server.getAddress().getPort());
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static String targets(SimulatedFleet fleet, int port) {
    return fleet.nodes().stream()
        .map(
            node ->
                "{\"targets\":[\"127.0.0.1:%d\"],\"labels\":{\"__metrics_path__\":\"%s%s%s\",\"instance\":\"%s\"}}"
                    .formatted(port, BEFORE, node.id(), AFTER, node.id()))
        .collect(Collectors.joining(",\n", "[", "]\n"));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Page page =
          exchange.getRequestMethod().equals("GET")
              ? page(exchange.getRequestURI().getPath())
              : Page.plain(NOT_ALLOWED, "Only GET is answered here.");
      byte[] bytes = page.text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.type);
      exchange.sendResponseHeaders(page.status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Page page(String path) {
    if (path.equals("/targets")) {
      return new Page(OK, "application/json", targets);
    }
    if (path.equals("/meters/metrics")) {
      return meters();
    }
    if (path.startsWith(BEFORE) && path.endsWith(AFTER)) {
      SimulatedNode node = nodes.get(id(path));
      if (node != null) {
        return node(node);
      }
    }
    return Page.plain(NOT_FOUND, "Maybe ask for /targets, /nodes/ID/metrics or /meters/metrics.");
  }

  private static String id(String path) {
    int end = path.length() - AFTER.length();
    return end > BEFORE.length() ? path.substring(BEFORE.length(), end) : "";
  }

  private Page node(SimulatedNode node) {
    ExporterText text = new ExporterText();
    synchronized (emission) {
      if (!emission.answer(node, nowMillis.getAsLong(), text)) {
        return Page.plain(UNAVAILABLE, node.id() + " does not answer now.");
      }
    }
    return new Page(OK, ExporterText.CONTENT_TYPE, text.text());
  }

  private Page meters() {
    ExporterText text = new ExporterText();
    synchronized (emission) {
      emission.answerForMeters(nowMillis.getAsLong(), text);
    }
    return new Page(OK, ExporterText.CONTENT_TYPE, text.text());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
