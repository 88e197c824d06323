package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** Somebody who calls the service. */
public final class Caller implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final String authorization;
  private final String cookie;

  private Caller(String address, String authorization, String cookie) {
    this.address = address;
    this.authorization = authorization;
    this.cookie = cookie;
  }

  /** Somebody with the administrator's token. */
  public static Caller withToken(String address, String token) {
    return new Caller(address, "Bearer " + token, "");
  }

  /** Somebody at a page of ours with a session. */
  static Caller withCookie(String address, String cookie) {
    return new Caller(address, "", cookie);
  }

  /** Somebody without any. */
  public static Caller stranger(String address) {
    return new Caller(address, "", "");
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Reply delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  public Reply post(String path, String json, String... headers) {
    return send("POST", path, BodyPublishers.ofString(json), asJson(headers));
  }

  public Reply put(String path, String json, String... headers) {
    return send("PUT", path, BodyPublishers.ofString(json), asJson(headers));
  }

  private static String[] asJson(String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return all;
  }

  /** Brings a scenario in and has it planned on from now on. */
  public void planOn(String document) {
    Reply planned =
        put(
            "/api/v1/current-plan/basis",
            "{\"scenarioId\":\"%s\",\"reason\":\"a test\"}".formatted(scenario(document)));
    assertThat(planned.status()).as(planned.toString()).isEqualTo(200);
  }

  /** Brings a scenario in and returns its id. */
  public String scenario(String document) {
    return post("/api/v1/scenarios", document).json().path("id").asText();
  }

  /** Has a scenario planned and returns the operation's id. */
  public String plan(String scenarioId, double seconds) {
    return post(
            "/api/v1/plans",
            "{\"scenarioId\":\"%s\",\"seconds\":%s}".formatted(scenarioId, seconds),
            "Idempotency-Key",
            UUID.randomUUID().toString())
        .json()
        .path("id")
        .asText();
  }

  /** Waits for an operation's end and returns its state. */
  public String awaitEnd(String operationId) {
    return Await.present(
        operationId + " to end",
        () ->
            java.util.Optional.of(get("/api/v1/operations/" + operationId).json())
                .map(operation -> operation.path("state").asText())
                .filter(state -> !state.equals("Queued") && !state.equals("Running")));
  }

  /** Has a scenario planned and returns the plan's id. */
  public String planned(String scenarioId, double seconds) {
    String operation = plan(scenarioId, seconds);
    if (!awaitEnd(operation).equals("Succeeded")) {
      throw new AssertionError(get("/api/v1/operations/" + operation).text());
    }
    return get("/api/v1/operations/" + operation).json().at("/result/planId").asText();
  }

  public Reply send(String method, String path, BodyPublisher body, String... headers) {
    return new Reply(exchange(method, path, body, headers));
  }

  private java.net.http.HttpResponse<byte[]> exchange(
      String method, String path, BodyPublisher body, String... headers) {
    try {
      return client.send(request(method, path, body, headers), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A request as this caller would make it. */
  public HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).method(method, body);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (!cookie.isEmpty()) {
      request.headers("Cookie", cookie, "Origin", address);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
