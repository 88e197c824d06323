package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The API of Kubernetes, as far as it is needed. Thread-safe. */
public final class KubernetesApi implements AutoCloseable {

  /** Under which name what we set is ours for server-side apply. */
  static final String FIELD_MANAGER = "megawatt-power";

  private static final int LONGEST_SAID = 500;

  private final Calls calls;

  /**
   * An API server.
   *
   * @throws IOException where the file of the authority cannot be used
   */
  public KubernetesApi(URI url, TokenFile token, Optional<Path> authority, Duration timeout)
      throws IOException {
    calls = new Calls("Kubernetes", url, token, authority, timeout);
  }

  /** A page of a list. */
  JsonNode page(Resource resource, String continued) throws InterruptedException {
    return good(calls.call(calls.request(resource.page(continued)).GET().build()));
  }

  /** One object as it is. */
  JsonNode get(Resource resource, String namespace, String name) throws InterruptedException {
    return good(calls.call(calls.request(resource.one(namespace, name)).GET().build()));
  }

  /** Has the status of an object say what a document says; the rest of it stays as it is. */
  void applyStatus(Resource resource, String namespace, String name, ObjectNode document)
      throws InterruptedException {
    String path =
        "%s/status?fieldManager=%s&force=true"
            .formatted(resource.one(namespace, name), FIELD_MANAGER);
    HttpRequest request =
        calls
            .request(path)
            .header("Content-Type", "application/apply-patch+yaml") // of which JSON is a part
            .method("PATCH", BodyPublishers.ofString(document.toString()))
            .build();
    good(calls.call(request));
  }

  /** What happens from now on; to be closed. */
  BoundedLines watch(Resource resource, String version) throws InterruptedException {
    HttpResponse<InputStream> response =
        calls.open(calls.request(resource.watch(version)).GET().build());
    BoundedLines lines = new BoundedLines(response.body());
    if (new Calls.Answer(response.statusCode(), Calls.MAPPER.nullNode()).isGood()) {
      return lines;
    }
    try (lines) {
      throw refused(response.statusCode(), lines.next().map(BoundedLines::json));
    } catch (IOException e) {
      throw new UnreachableException("%s: %s".formatted(calls, e.getMessage()), e);
    }
  }

  private JsonNode good(Calls.Answer answer) {
    if (!answer.isGood()) {
      throw refused(answer.status(), Optional.of(answer.body()));
    }
    return answer.body();
  }

  private KubernetesException refused(int status, Optional<JsonNode> said) {
    String message = said.map(it -> it.path("message").asText()).orElse("");
    return new KubernetesException(
        status,
        "%s refuses with %d%s"
            .formatted(
                calls,
                status,
                message.isEmpty()
                    ? ""
                    : ": " + message.substring(0, Math.min(LONGEST_SAID, message.length()))));
  }

  @Override
  public void close() {
    calls.close();
  }
}
