package eu.megawatt.service.kueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A real API server of a lab, and its etcd, for whoever may do everything. Thread-safe. */
final class ApiServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NOT_FOUND = 404;

  private final Path lab;
  private final Calls everything;
  private final Calls stranger;
  private final Calls etcd;

  ApiServer(Path lab) {
    this.lab = lab;
    Optional<Path> authority = Optional.of(lab.resolve("ca.pem"));
    TokenFile none = new TokenFile(Optional.empty());
    TokenFile all = new TokenFile(Optional.of(lab.resolve("admin-token")));
    try {
      everything = new Calls("Kubernetes", URI.create(read("url")), all, authority, PATIENCE);
      stranger = new Calls("Kubernetes", URI.create(read("url")), none, authority, PATIENCE);
      etcd = new Calls("etcd", URI.create(read("etcd")), none, Optional.empty(), PATIENCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the lab says of itself. */
  String read(String file) {
    try {
      return Files.readString(lab.resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For requests that bring their own token. */
  Calls stranger() {
    return stranger;
  }

  JsonNode get(String path) {
    return good(call(everything.request(path).GET()));
  }

  void create(String path, ObjectNode object) {
    good(send(path, "POST", "application/json", object.toString()));
  }

  /** Server-side apply, as Kueue does it: by force. */
  void apply(String path, String manager, ObjectNode object) {
    String all = "%s?fieldManager=%s&force=true".formatted(path, manager);
    good(send(all, "PATCH", "application/apply-patch+yaml", object.toString()));
  }

  void merge(String path, String patch) {
    good(send(path, "PATCH", "application/merge-patch+json", patch));
  }

  void delete(String path) {
    Calls.Answer answer = call(everything.request(path).DELETE());
    if (answer.status() != NOT_FOUND) {
      good(answer);
    }
  }

  /** Has etcd forget everything but what is now, which is later than all that was read. */
  void forget() {
    String later = "{\"key\":\"eA==\",\"value\":\"eA==\"}";
    String revision = etcd("put", later).at("/header/revision").asText();
    etcd("compaction", "{\"revision\":\"%s\",\"physical\":true}".formatted(revision));
  }

  private JsonNode etcd(String what, String body) {
    return good(call(etcd.request("/v3/kv/" + what).POST(BodyPublishers.ofString(body)), etcd));
  }

  private Calls.Answer send(String path, String verb, String type, String body) {
    return call(
        everything
            .request(path)
            .header("Content-Type", type)
            .method(verb, BodyPublishers.ofString(body)));
  }

  private Calls.Answer call(HttpRequest.Builder request) {
    return call(request, everything);
  }

  private static Calls.Answer call(HttpRequest.Builder request, Calls calls) {
    try {
      return calls.call(request.build());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode good(Calls.Answer answer) {
    assertThat(answer.isGood()).as("%s", answer).isTrue();
    return answer.body();
  }

  @Override
  public void close() {
    everything.close();
    stranger.close();
    etcd.close();
  }
}
