package eu.megawatt.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody whom webhooks are sent to: notes what comes and answers as it was told, or with 200. */
public final class Receiver implements AutoCloseable {

  private static final int OK = 200;
  private static final byte[] WORDS = "thank you".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private volatile int times = 1;
  private volatile Optional<CountDownLatch> gate = Optional.empty();

  /**
   * What came.
   *
   * @param headers by their names in lower case
   */
  public record Received(String path, Map<String, String> headers, String body) {

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      received.add(
          new Received(
              exchange.getRequestURI().toString(),
              Map.copyOf(headers),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      awaitGate();
      int status = Optional.ofNullable(statuses.poll()).orElse(OK);
      exchange.getResponseHeaders().set("Location", url() + "elsewhere");
      exchange.sendResponseHeaders(status, 0);
      for (int i = 0; i < times; i++) {
        exchange.getResponseBody().write(WORDS);
      }
    }
  }

  private void awaitGate() {
    gate.ifPresent(
        it -> {
          try {
            it.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What came so far. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Waits until so many have come, and returns them. */
  public List<Received> awaitReceived(int count) {
    Await.until(count + " webhooks", () -> received.size() >= count);
    return received();
  }

  /** Answers the next with these. */
  public void answer(Integer... next) {
    statuses.addAll(List.of(next));
  }

  /** Says its words so many times from now on. */
  public void babble(int count) {
    times = count;
  }

  /** Lets everyone wait for an answer. */
  public void shut() {
    gate = Optional.of(new CountDownLatch(1));
  }

  /** Answers them all. */
  public void open() {
    gate.ifPresent(CountDownLatch::countDown);
    gate = Optional.empty();
  }

  @Override
  public void close() {
    open();
    server.stop(0);
    threads.shutdownNow();
  }
}
