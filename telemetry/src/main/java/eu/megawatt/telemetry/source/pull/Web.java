package eu.megawatt.telemetry.source.pull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Gets resources: no longer than a timeout from the first byte asked to the last one read, and no
 * larger than a bound, unpacked. Redirects are not followed, so that a secret goes where it was
 * meant to. Thread-safe.
 */
public final class Web implements AutoCloseable {

  private static final int OK = 200;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final int mostBytes;

  /** A client that takes answers up to a size. */
  public Web(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** What was got, whatever the status. */
  public static final class Page {

    private final int status;
    private final String contentType;
    private final byte[] bytes;

    private Page(int status, String contentType, byte[] bytes) {
      this.status = status;
      this.contentType = contentType;
      this.bytes = bytes;
    }

    /** Of HTTP. */
    public int status() {
      return status;
    }

    /** As the header has it; empty without one. */
    public String contentType() {
      return contentType;
    }

    /** Unpacked; not to be changed. */
    public byte[] bytes() {
      return bytes;
    }

    /** Whether the status is 200. */
    public boolean isOk() {
      return status == OK;
    }
  }

  /**
   * Gets what stands at an address, whatever the status.
   *
   * @throws PullException if no answer came in time, or too large a one
   */
  public Page get(URI url, Map<String, String> headers, Duration timeout)
      throws PullException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(timeout).GET();
    request.setHeader("Accept-Encoding", "gzip");
    headers.forEach(request::setHeader);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
    try {
      return page(url, answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new PullException("no answer from %s within %s".formatted(url, words(timeout)), e);
    } catch (ExecutionException e) {
      throw failed(url, timeout, e);
    } finally {
      answer.cancel(true);
    }
  }

  private Page page(URI url, HttpResponse<byte[]> response) throws PullException {
    byte[] body = response.body();
    if (response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
      body = unpacked(url, body);
    }
    return new Page(
        response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), body);
  }

  private byte[] unpacked(URI url, byte[] body) throws PullException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] plain = in.readNBytes(mostBytes);
      if (in.read() >= 0) {
        throw new PullException(tooLarge(url));
      }
      return plain;
    } catch (IOException e) {
      throw new PullException("the answer of %s is packed and broken".formatted(url), e);
    }
  }

  private String tooLarge(URI url) {
    return "the answer of %s is larger than %d bytes".formatted(url, mostBytes);
  }

  private PullException failed(URI url, Duration timeout, ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = String.valueOf(cause.getMessage());
    if (message.contains("body exceeds capacity")) {
      return new PullException(tooLarge(url), e);
    }
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          new PullException("%s does not let anybody connect".formatted(url), e);
      case ConnectException _ -> new PullException("nobody listens at %s".formatted(url), e);
      case HttpTimeoutException _ ->
          new PullException("no answer from %s within %s".formatted(url, words(timeout)), e);
      default -> new PullException("%s cannot be read: %s".formatted(url, message), e);
    };
  }

  private static String words(Duration timeout) {
    return timeout.toMillis() / 1e3 + " s";
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
