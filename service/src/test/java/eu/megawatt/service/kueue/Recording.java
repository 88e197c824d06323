package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.megawatt.service.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real API server behind a proxy that writes down what a controller and it say to each other.
 * What happens in Kubernetes is played by hand, by {@link PlayedKueue}.
 */
final class Recording implements Kubernetes {

  private static final Path FILES =
      Path.of("src", "test", "resources", "eu", "megawatt", "service", "kueue");

  private final ApiServer server;
  private final PlayedKueue kueue;
  private final Interference interference;
  private final List<String> files;
  private final Map<String, Tape> tapes = new LinkedHashMap<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

  /** Resource versions that the controller was told of. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean isAllOfChecksThere = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer proxy;

  Recording(Path lab, String... files) {
    this.server = new ApiServer(lab);
    this.kueue = new PlayedKueue(server);
    this.files = List.of(files);
    this.interference = new Interference(this.files.getLast(), server, kueue);
    for (String file : files) {
      kueue.prepare(file);
      tapes.put(file, new Tape(file));
    }
    try {
      proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    proxy.setExecutor(threads);
    proxy.createContext("/", this::answer);
    proxy.start();
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
  }

  @Override
  public String token() {
    return server.read("controller-token");
  }

  @Override
  public String uid(String workload) {
    return server.get(PlayedKueue.path(workload)).at("/metadata/uid").asText();
  }

  @Override
  public String captured(String name) {
    return tape().captured(name);
  }

  /** Of what is recorded last: the files before it are of the checks. */
  private Tape tape() {
    return tapes.getOrDefault(files.getLast(), new Tape(""));
  }

  private Tape tape(String request) {
    return request.contains("/admissionchecks")
        ? tapes.getOrDefault(files.getFirst(), tape())
        : tape();
  }

  @Override
  public void open(String gate) {
    tape().cue(gate);
    kueue.play(gate);
  }

  private CountDownLatch gate(String name) {
    return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
  }

  private void opened(String name) {
    gate(name).countDown();
  }

  @Override
  public void awaitGate(String name) {
    Await.until("gate " + name, () -> gate(name).getCount() == 0);
  }

  /** Everything was asked for once the controller was told of what became of all of it. */
  @Override
  public void awaitAll() {
    int patches = interference.patches();
    int checks = files.getFirst().equals("start") ? 1 : 0;
    Await.until(
        "%d patches".formatted(patches),
        () ->
            tape().answeredPatchCount() == patches
                && tape("/admissionchecks").answeredPatchCount() == checks
                && tapes.values().stream().allMatch(Tape::isFollowed)
                && told.containsAll(versions()));
    isAllOfChecksThere.set(true);
  }

  private Set<String> versions() {
    Set<String> versions = ConcurrentHashMap.newKeySet();
    for (String resource : List.of("admissionchecks", "workloads")) {
      server
          .get("/apis/%s/%s".formatted(Resource.API_VERSION, resource))
          .path("items")
          .forEach(it -> versions.add(version(it)));
    }
    return versions;
  }

  private static String version(JsonNode object) {
    return object.at("/metadata/resourceVersion").asText();
  }

  private void answer(HttpExchange http) throws IOException {
    try (http) {
      String request = http.getRequestMethod() + " " + http.getRequestURI();
      byte[] body = http.getRequestBody().readAllBytes();
      Tape tape = tape(request);
      int exchange = tape.asked(request, Calls.MAPPER.readTree(body));
      if (interference.isNever(request)) {
        tape.lost(exchange);
        opened(tape.opens(exchange));
        closed.await();
        return;
      }
      interference.before(request);
      if (request.contains("watch=true")) {
        watch(http, tape, exchange);
      } else {
        call(http, body, tape, exchange);
        interference.after(request);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest forwarded(HttpExchange http, byte[] body) {
    String asked = interference.asked(http.getRequestURI().toString());
    HttpRequest.Builder request =
        server
            .stranger()
            .request(asked)
            .method(http.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : List.of("Authorization", "Content-Type")) {
      Optional.ofNullable(http.getRequestHeaders().getFirst(name))
          .ifPresent(it -> request.header(name, it));
    }
    return request.build();
  }

  private void call(HttpExchange http, byte[] body, Tape tape, int exchange)
      throws IOException, InterruptedException {
    Calls.Answer answer = server.stranger().call(forwarded(http, body));
    String text = answer.body().toString();
    tape.answered(exchange, answer.status());
    tape.line(exchange, text);
    answer.body().path("items").forEach(it -> told.add(version(it)));
    opened(tape.opens(exchange));
    http.sendResponseHeaders(answer.status(), 0);
    http.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void watch(HttpExchange http, Tape tape, int exchange)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = server.stranger().open(forwarded(http, new byte[0]));
    tape.answered(exchange, answer.statusCode());
    http.sendResponseHeaders(answer.statusCode(), 0);
    http.getResponseBody().flush();
    try (BoundedLines lines = new BoundedLines(answer.body())) {
      follow(lines, http.getResponseBody(), tape, exchange);
    }
  }

  private void follow(BoundedLines lines, OutputStream out, Tape tape, int exchange)
      throws IOException {
    Optional<byte[]> line = next(lines);
    while (line.isPresent()) {
      tape.event(exchange, new String(line.get(), StandardCharsets.UTF_8));
      out.write(line.get());
      out.write('\n');
      out.flush();
      told.add(version(BoundedLines.json(line.get()).path("object")));
      line = next(lines);
    }
    if (closed.getCount() == 0) {
      tape.goesOn(exchange);
    }
  }

  /** The end of the recording is the end of every watch. */
  private static Optional<byte[]> next(BoundedLines lines) {
    try {
      return lines.next();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.close();
    proxy.stop(0);
    threads.close();
    if (!isAllOfChecksThere.get()) {
      tapes.remove(files.getFirst()); // another scene begins with it too
    }
    tapes.forEach(this::write);
  }

  /** What a file is about stands in its first line, and stays as it is. */
  private void write(String file, Tape tape) {
    try {
      Path path = FILES.resolve(file + ".http");
      String about =
          Files.exists(path) ? Files.readAllLines(path).getFirst() : "# %s.".formatted(file);
      String from = "# Recorded; Kueue's part was played by hand. " + server.read("about");
      Files.writeString(path, tape.text(about + "\n" + from + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
