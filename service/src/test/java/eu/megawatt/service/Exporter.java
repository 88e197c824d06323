package eu.megawatt.service;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** An exporter of the power of one node, in Prometheus text. */
final class Exporter implements AutoCloseable {

  private final AtomicLong asked = new AtomicLong();
  private final HttpServer server;

  Exporter(String node, long watts) {
    byte[] body =
        "ipmi_dcmi_power_consumption_watts{node=\"%s\"} %d\nup 1\n"
            .formatted(node, watts)
            .getBytes(StandardCharsets.UTF_8);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/metrics",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
  }

  /** How often it was asked so far. */
  long asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
