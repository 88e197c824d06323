package eu.megawatt.telemetry.simulate.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.megawatt.telemetry.simulate.emit.TestingWire;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/** A real HTTP server that takes remote_write and answers as it is told. */
final class TestingReceiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final WriteVersion version;
  private final IntUnaryOperator statusOfRequest;
  private final List<TestingWire.Sample> samples = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();
  private int requests;

  /**
   * Starts it.
   *
   * @param statusOfRequest how to answer the first request, the second and so on
   */
  TestingReceiver(WriteVersion version, IntUnaryOperator statusOfRequest) throws IOException {
    this.version = version;
    this.statusOfRequest = statusOfRequest;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/api/v1/write", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/write");
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      int status = statusOfRequest.applyAsInt(requests++);
      for (String name :
          List.of(
              "Content-Type",
              "Content-Encoding",
              "X-Prometheus-Remote-Write-Version",
              "Authorization")) {
        headers.add(name + ": " + exchange.getRequestHeaders().getFirst(name));
      }
      if (status == 204) {
        samples.addAll(TestingWire.samples(version, body));
      }
      if (status == 503) {
        exchange.getResponseHeaders().set("Retry-After", "0");
      }
      if (status == 204) {
        exchange.sendResponseHeaders(status, -1); // writing even nothing after it would be an error
      } else {
        byte[] text = "no, thank you".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
      }
    }
  }

  synchronized List<TestingWire.Sample> samples() {
    return List.copyOf(samples);
  }

  synchronized List<String> headers() {
    return List.copyOf(headers);
  }

  synchronized int requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
