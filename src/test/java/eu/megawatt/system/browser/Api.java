package eu.megawatt.system.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.system.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The service as programs see it, to compare with what the page shows. */
final class Api implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final String token;

  Api(String address, String token) {
    this.address = address;
    this.token = token;
  }

  JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** What there is outside the API, as it is. */
  String text(String path) {
    return exchange("GET", path, BodyPublishers.noBody());
  }

  JsonNode post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json));
  }

  JsonNode put(String path, String json) {
    return send("PUT", path, BodyPublishers.ofString(json));
  }

  /** Deletes what is there; nothing is answered. */
  void delete(String path) {
    String _ = exchange("DELETE", "/api/v1" + path, BodyPublishers.noBody());
  }

  /** Changes what is at a version. */
  JsonNode put(String path, String json, String version) {
    try {
      return JSON.readTree(
          exchange("PUT", "/api/v1" + path, BodyPublishers.ofString(json), "If-Match", version));
    } catch (JsonProcessingException e) {
      throw new AssertionError("PUT " + path, e);
    }
  }

  /** Every item of a list, page by page. */
  List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get(path + "?pageSize=1000" + next);
      page.path("items").forEach(items::add);
      next = page.has("nextPageToken") ? "&pageToken=" + page.path("nextPageToken").asText() : "";
    } while (!next.isEmpty());
    return items;
  }

  /** Has a scenario planned and returns the operation's id. */
  String plan(String scenarioId, int seconds) {
    return post("/plans", "{\"scenarioId\":\"%s\",\"seconds\":%d}".formatted(scenarioId, seconds))
        .path("id")
        .asText();
  }

  /** An operation, once it has a plan. */
  JsonNode awaitFirstPlan(String operationId) {
    return Await.present(
        "a first plan of " + operationId,
        () ->
            Optional.of(get("/operations/" + operationId))
                .filter(it -> it.path("progress").has("bestCostMinor")));
  }

  /** An operation, once it has ended. */
  JsonNode awaitEnd(String operationId) {
    return Await.present(
        "the end of " + operationId,
        () ->
            Optional.of(get("/operations/" + operationId))
                .filter(it -> !Set.of("Queued", "Running").contains(it.path("state").asText())));
  }

  private JsonNode send(String method, String path, BodyPublisher body) {
    try {
      return JSON.readTree(exchange(method, "/api/v1" + path, body));
    } catch (JsonProcessingException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  private String exchange(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, body);
    HttpRequest request = (headers.length == 0 ? asked : asked.headers(headers)).build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(method + " " + path + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
