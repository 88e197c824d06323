package eu.megawatt.service.kueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Says over HTTP whether a controller is well, and what it has done; nothing that is secret. */
public final class StatusPage implements AutoCloseable {

  private static final int WAITING = 8;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;

  /**
   * Begins to listen, on all addresses, since probes come from outside of the pod.
   *
   * @param port 0 for any free one
   * @throws IOException where the port is taken
   */
  public StatusPage(int port, KueueController controller) throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), WAITING);
    page(
        "/observe/health/live",
        () -> controller.isAlive() ? OK : UNAVAILABLE,
        () -> controller.isAlive() ? "alive\n" : "a thread has ended\n");
    page(
        "/observe/health/ready",
        () -> controller.isReady() ? OK : UNAVAILABLE,
        () -> controller.isReady() ? "ready\n" : "not all is listed yet\n");
    page("/observe/metrics", () -> OK, controller::metrics);
    server.start();
  }

  private void page(String path, Supplier<Integer> status, Supplier<String> text) {
    server.createContext(path, exchange -> answer(exchange, status.get(), text.get()));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
