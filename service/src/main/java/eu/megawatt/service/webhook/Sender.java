package eu.megawatt.service.webhook;

import eu.megawatt.service.outgoing.WholeAnswer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one delivery: to a checked address, signed, with a limit on the time it takes and on what
 * is read of the answer. Redirections are not followed and no proxy is used, as either would lead
 * somewhere that has not been checked. Thread-safe.
 */
final class Sender implements AutoCloseable {

  private final Targets targets;
  private final Duration timeout;
  private final Clock clock;
  private Optional<HttpClient> client = Optional.empty();
  private boolean closed;

  Sender(Targets targets, Duration timeout, Clock clock) {
    this.targets = targets;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** Made when it is first needed: it takes a while, which a start need not wait for. */
  private synchronized HttpClient client() {
    if (closed) {
      throw new IllegalStateException("Nothing is sent any more");
    }
    HttpClient made =
        client.orElseGet(
            () ->
                HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(timeout)
                    .build());
    client = Optional.of(made);
    return made;
  }

  /** Sends it once, and says what came of it. */
  Attempt send(Delivery delivery, URI url, Secrets secrets) {
    Instant at = clock.instant();
    long start = System.nanoTime();
    try (HeldNames.Hold _ = targets.hold(url)) {
      int status = status(request(delivery.event(), url, secrets, at));
      return Attempt.answered(at, millisSince(start), status);
    } catch (RefusedTargetException e) {
      return Attempt.failed(at, millisSince(start), "was not made: the address " + e.getMessage());
    } catch (TimeoutException _) {
      return Attempt.failed(at, millisSince(start), "was not answered in " + timeout);
    } catch (ExecutionException e) {
      return Attempt.failed(at, millisSince(start), "broke: " + cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Attempt.failed(at, millisSince(start), "was interrupted");
    }
  }

  private static HttpRequest request(KeptEvent event, URI url, Secrets secrets, Instant at) {
    byte[] body = event.body();
    return HttpRequest.newBuilder(url)
        .header("Content-Type", "application/json")
        .header("User-Agent", "Megawatt-Webhooks")
        .header("webhook-id", event.id())
        .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
        .header("webhook-signature", secrets.sign(event.id(), at, body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private int status(HttpRequest request)
      throws InterruptedException, ExecutionException, TimeoutException {
    return WholeAnswer.of(client(), request, _ -> new BriefBody(), timeout).statusCode();
  }

  private static String cause(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static long millisSince(long startNanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }

  /** Breaks off what is being sent. */
  @Override
  public synchronized void close() {
    closed = true;
    client.ifPresent(HttpClient::shutdownNow);
  }
}
