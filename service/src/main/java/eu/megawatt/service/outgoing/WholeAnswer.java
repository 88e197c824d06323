package eu.megawatt.service.outgoing;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers that have to be there as a whole in time; the JDK's own timeout ends with the headers.
 */
public final class WholeAnswer {

  private WholeAnswer() {}

  /**
   * Sends a request and waits until its answer has been read; else it is broken off.
   *
   * @throws TimeoutException where the answer is not there in time
   * @throws ExecutionException where there is none, with the reason as its cause
   */
  public static <T> HttpResponse<T> of(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<HttpResponse<T>> asked = client.sendAsync(request, handler);
    try {
      return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      asked.cancel(true);
    }
  }
}
