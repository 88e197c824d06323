package eu.megawatt.service.slurm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between Megawatt and slurmrestd. Once armed it passes a submission on and, when Slurm has
 * the job, kills in place of answering.
 */
final class KillingProxy implements AutoCloseable {

  private static final List<String> PASSED_ON =
      List.of("X-SLURM-USER-NAME", "X-SLURM-USER-TOKEN", "Content-Type", "Accept");

  private final HttpServer server;

  /** slurmrestd closes the connection of who asks for HTTP/2. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI to;
  private final AtomicInteger left = new AtomicInteger(-1);
  private final AtomicReference<Runnable> kill = new AtomicReference<>(() -> {});
  private final CountDownLatch killed = new CountDownLatch(1);

  private KillingProxy(HttpServer server, URI to) {
    this.server = server;
    this.to = to;
  }

  static KillingProxy before(URI slurmrestd) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      KillingProxy proxy = new KillingProxy(server, slurmrestd);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", proxy::handle);
      server.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Kills at a submission to come: 1 is the next. */
  void arm(int submission, Runnable deed) {
    kill.set(deed);
    left.set(submission);
  }

  boolean hasKilled() {
    return killed.getCount() == 0;
  }

  private void handle(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String name : PASSED_ON) {
      List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
      values.forEach(it -> request.header(name, it));
    }
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      boolean isSubmission = exchange.getRequestURI().getPath().endsWith("/job/submit");
      if (isSubmission && left.getAndUpdate(it -> it < 0 ? it : it - 1) == 1) {
        kill.get().run();
        killed.countDown();
      } else {
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(answer.body());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
