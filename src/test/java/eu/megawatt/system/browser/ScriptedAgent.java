package eu.megawatt.system.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An agent of a node that has measured whatever a test says, over the routes of a real one. */
final class ScriptedAgent implements AutoCloseable {

  static final String KERNEL = "copy-fp32-n1000";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long REPETITIONS = 1_000_000;
  private static final double BYTES = 8_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final String device;
  private final boolean isMetered;
  private String secret;
  private String id = "";

  private ScriptedAgent(String address, String token, String kind, String model) {
    this.address = address;
    this.secret = token;
    this.isMetered = kind.equals("gpu");
    this.device =
        """
        {"kind": "%s", "model": "%s", "id": "0", "facts": {"driver": "1.2"}}"""
            .formatted(kind, model);
  }

  /** One that has enrolled with a one-time token. */
  static ScriptedAgent enrolled(String address, Api api, String nodeId, String kind, String model) {
    String token =
        api.post("/agent-enrolments", "{\"nodeId\": \"%s\"}".formatted(nodeId))
            .path("token")
            .asText();
    ScriptedAgent agent = new ScriptedAgent(address, token, kind, model);
    String own = UUID.randomUUID() + "-" + UUID.randomUUID();
    JsonNode enrolled =
        agent.read(
            agent.send(
                "POST",
                "",
                "{\"secret\": \"%s\", \"node\": {\"os\": \"Linux\"}, \"devices\": [%s]}"
                    .formatted(own, agent.device)));
    agent.id = "/" + enrolled.path("agentId").asText();
    agent.secret = own;
    return agent;
  }

  /** Waits for an order. */
  String takeOrder() {
    return "/orders/" + read(send("GET", "/order?waitSeconds=30", "")).path("id").asText();
  }

  /** Says that it is at the only kernel. */
  void begin(String order) {
    send(
        "POST",
        order + "/progress",
        "{\"kernel\": \"%s\", \"number\": 1, \"cases\": 1, \"done\": 2, \"wanted\": 10}"
            .formatted(KERNEL));
  }

  /** Takes the next order and measures a speed, with an error of a fifth of what is allowed. */
  void carryOut(double gigabytesPerSecond) {
    finish(takeOrder(), gigabytesPerSecond);
  }

  /** Measures a speed and completes an order. */
  void finish(String order, double gigabytesPerSecond) {
    send("PUT", order + "/results/0", result(gigabytesPerSecond));
    send(
        "POST",
        order + "/completion",
        "{\"endedAt\": \"2026-01-01T00:00:00Z\", \"results\": 1, \"node\": {}, \"missing\": []}");
  }

  private String result(double gigabytesPerSecond) {
    long nanoseconds = Math.round(BYTES * REPETITIONS / gigabytesPerSecond);
    String blocks =
        IntStream.range(0, 10)
            .mapToObj(
                _ ->
                    "{\"repetitions\": %d, \"nanoseconds\": %d}"
                        .formatted(REPETITIONS, nanoseconds))
            .collect(Collectors.joining(", "));
    String energy =
        isMetered
            ? """
              , "energy": {"millijoules": %d, "nanoseconds": %d, "source": "script", "scope": "GPU",
               "isCounted": true}"""
                .formatted(Math.round(500 * nanoseconds * 10 / 1e6), nanoseconds * 10)
            : "";
    return """
        {"device": %s, "result": {"outcome": "measured",
         "subject": {"name": "%s", "kernel": "COPY", "precision": "FP32",
          "work": {"flop": 0, "bytes": 8000, "items": 1000}},
         "engine": "script", "correctness": {"is": "right", "error": 0.004, "tolerance": 0.02},
         "blocks": [%s], "conditions": {"calibration": []}%s}}"""
        .formatted(device, KERNEL, blocks, energy);
  }

  private JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private String send(String method, String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1/agents" + id + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
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
