package eu.megawatt.service.kueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.megawatt.service.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Kubernetes API that answers as files say, and takes nothing that they do not have. The second
 * line of a file says what it was recorded from; the few that were written by hand say so in their
 * first. What is captured stands where answers have {@code ${name}}.
 */
public final class Recorded implements Kubernetes {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int UNEXPECTED = 599;

  private final List<Exchange> open = new ArrayList<>();
  private final List<String> unexpected = new CopyOnWriteArrayList<>();
  private final Map<String, String> captured = new ConcurrentHashMap<>();
  private final Map<String, String> uids = new HashMap<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /** One that answers with the exchanges of some files. */
  public Recorded(String... files) {
    for (String file : files) {
      open.addAll(Exchange.of(file));
    }
    open.stream()
        .flatMap(it -> it.lines().stream())
        .filter(it -> it.startsWith("{"))
        .flatMap(it -> json(it).findParents("uid").stream())
        .forEach(it -> uids.put(it.path("name").asText(), it.path("uid").asText()));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public String token() {
    return "of-the-cluster";
  }

  @Override
  public String uid(String workload) {
    return uids.getOrDefault(workload, "");
  }

  @Override
  public String captured(String name) {
    return captured.getOrDefault("${" + name + "}", "");
  }

  /** Lets those go on who wait for a gate. */
  @Override
  public void open(String gate) {
    gate(gate).countDown();
  }

  private CountDownLatch gate(String name) {
    return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
  }

  @Override
  public void awaitAll() {
    Await.until(
        "all exchanges",
        () -> {
          assertThat(unexpected).isEmpty();
          synchronized (open) {
            return open.isEmpty();
          }
        });
  }

  @Override
  public void awaitGate(String name) {
    Await.until(
        "gate " + name + " " + unexpected,
        () -> {
          assertThat(unexpected).isEmpty();
          return gate(name).getCount() == 0;
        });
  }

  private void answer(HttpExchange http) throws IOException {
    try (http) {
      String request = http.getRequestMethod() + " " + http.getRequestURI();
      String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Optional<Exchange> found = take(request, body);
      if (found.isEmpty()) {
        http.sendResponseHeaders(UNEXPECTED, -1);
        return;
      }
      Exchange exchange = found.get();
      if (!exchange.opens().isEmpty()) {
        open(exchange.opens());
      }
      if (exchange.isNever()) {
        closed.await();
        return;
      }
      http.sendResponseHeaders(exchange.status(), 0);
      say(exchange.lines(), http.getResponseBody());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(List<String> lines, OutputStream out) throws IOException, InterruptedException {
    for (String line : lines) {
      if (line.startsWith("@ ")) {
        gate(line.substring(2)).await();
      } else if (line.equals("...")) {
        closed.await();
      } else {
        out.write((filled(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  private String filled(String line) {
    String filled = line;
    for (Map.Entry<String, String> each : captured.entrySet()) {
      filled = filled.replace(each.getKey(), each.getValue());
    }
    return filled;
  }

  private Optional<Exchange> take(String request, String body) {
    synchronized (open) {
      Optional<Exchange> found =
          open.stream().filter(it -> it.request().equals(request)).findFirst();
      Optional<String> difference =
          found.isEmpty()
              ? Optional.of("is not expected")
              : new Expected(captured).difference("", json(found.get().body()), json(body));
      difference.ifPresent(it -> unexpected.add("%s %s: %s".formatted(request, it, body)));
      found.ifPresent(open::remove);
      return difference.isEmpty() ? found : Optional.empty();
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
    assertThat(unexpected).isEmpty();
    synchronized (open) {
      assertThat(open).isEmpty();
    }
  }
}
