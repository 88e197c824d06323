package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.service.outgoing.WholeAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Calls one address over HTTP, with a bearer token, bounded in time and size. Thread-safe. */
final class Calls implements AutoCloseable {

  static final ObjectMapper MAPPER = JsonMapper.builder().build();

  /** A page of 500 workloads of a quarter of a MiB each. */
  private static final long LARGEST_ANSWER = 128L << 20;

  private final String who;
  private final URI url;
  private final TokenFile token;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * Somebody to call.
   *
   * @param who as messages call it
   * @param authority whose certificates are trusted, in PEM; without it those of the JDK
   * @throws IOException where the file of the authority cannot be used
   */
  Calls(String who, URI url, TokenFile token, Optional<Path> authority, Duration timeout)
      throws IOException {
    this.who = who;
    this.url = url;
    this.token = token;
    this.timeout = timeout;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout);
    if (authority.isPresent()) {
      builder.sslContext(trusting(authority.get()));
    }
    client = builder.build();
  }

  /** What came back; not JSON is an empty text. */
  record Answer(int status, JsonNode body) {

    private static final int FIRST_OF_OTHERS = 300;

    boolean isGood() {
      return status < FIRST_OF_OTHERS;
    }
  }

  /** A request to be completed. */
  HttpRequest.Builder request(String pathAndQuery) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.toString().replaceFirst("/$", "") + pathAndQuery))
            .header("Accept", "application/json");
    token.value().ifPresent(it -> request.header("Authorization", "Bearer " + it));
    return request;
  }

  /**
   * Calls and waits.
   *
   * @throws UnreachableException without an answer
   */
  Answer call(HttpRequest request) throws InterruptedException {
    HttpResponse<byte[]> response =
        send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
    } catch (IOException e) {
      if (response.statusCode() < Answer.FIRST_OF_OTHERS) {
        throw new UnreachableException("%s answers with what is not JSON".formatted(this), e);
      }
      return new Answer(response.statusCode(), MAPPER.getNodeFactory().textNode(""));
    }
  }

  /**
   * Calls for an answer that goes on.
   *
   * @throws UnreachableException where none begins
   */
  HttpResponse<InputStream> open(HttpRequest request) throws InterruptedException {
    return send(request, BodyHandlers.ofInputStream());
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("asked to end"); // before anything is sent
    }
    try {
      return WholeAnswer.of(client, request, handler, timeout);
    } catch (TimeoutException e) {
      throw new UnreachableException("%s: no answer in %s".formatted(this, timeout), e);
    } catch (ExecutionException e) {
      throw new UnreachableException("%s: %s".formatted(this, e.getCause()), e);
    }
  }

  private static SSLContext trusting(Path authority) throws IOException {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("authority" + number++, each);
      }
      if (number == 0) {
        throw new IOException("%s holds no certificate".formatted(authority));
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("%s: %s".formatted(authority, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return "%s at %s".formatted(who, url);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
