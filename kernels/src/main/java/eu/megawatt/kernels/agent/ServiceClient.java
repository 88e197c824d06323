package eu.megawatt.kernels.agent;

import eu.megawatt.kernels.order.Completion;
import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.order.Enrolment;
import eu.megawatt.kernels.order.OrderStep;
import eu.megawatt.kernels.order.Refusal;
import eu.megawatt.kernels.sample.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks to the service. Repeating any of it changes nothing. */
final class ServiceClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int WAIT_SECONDS = 25;
  private static final int MOST_BYTES = 1 << 20;
  private static final int LONGEST_DETAIL = 500;

  private final HttpClient http;
  private final URI service;

  ServiceClient(HttpClient http, URI service) {
    this.http = http;
    this.service = service;
  }

  Reply enrol(String oneTimeToken, Enrolment enrolment) throws IOException {
    return post("agents", oneTimeToken, Samples.line(enrolment, Enrolment.class));
  }

  /** Waits for an order, for a while; 204 where there is none. */
  Reply order(Identity identity) {
    return send(
        request("agents/%s/order?waitSeconds=%d".formatted(id(identity), WAIT_SECONDS))
            .timeout(TIMEOUT.plusSeconds(WAIT_SECONDS))
            .GET(),
        identity.secret());
  }

  Reply step(Identity identity, String order, OrderStep step) throws IOException {
    return post(
        path(identity, order, "progress"), identity.secret(), Samples.line(step, OrderStep.class));
  }

  Reply refuse(Identity identity, String order, Refusal refusal) throws IOException {
    return post(
        path(identity, order, "refusal"), identity.secret(), Samples.line(refusal, Refusal.class));
  }

  Reply result(Identity identity, String order, int number, DeviceResult result)
      throws IOException {
    return send(
        request(path(identity, order, "results/" + number))
            .PUT(BodyPublishers.ofString(Samples.line(result, DeviceResult.class))),
        identity.secret());
  }

  Reply complete(Identity identity, String order, Completion completion) throws IOException {
    return post(
        path(identity, order, "completion"),
        identity.secret(),
        Samples.line(completion, Completion.class));
  }

  private static String path(Identity identity, String order, String what) {
    return "agents/%s/orders/%s/%s".formatted(id(identity), order, what);
  }

  private static String id(Identity identity) {
    return identity.agentId().orElseThrow();
  }

  private Reply post(String path, String token, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body)), token);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve("/api/v1/" + path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, application/problem+json");
  }

  private Reply send(HttpRequest.Builder request, String token) {
    try {
      HttpResponse<InputStream> response =
          http.send(
              request.header("Authorization", "Bearer " + token).build(),
              BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return reply(response.statusCode(), body.readNBytes(MOST_BYTES));
      }
    } catch (IOException e) {
      return new Reply.Silent(String.valueOf(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Reply.Silent("interrupted");
    }
  }

  private static Reply reply(int status, byte[] body) {
    String said = new String(body, StandardCharsets.UTF_8);
    if (status < 300) {
      return new Reply.Said(status, said);
    }
    String detail =
        "HTTP %d %s".formatted(status, said.substring(0, Math.min(said.length(), LONGEST_DETAIL)));
    boolean isForGood = status >= 400 && status < 500 && status != 408 && status != 429;
    return isForGood ? new Reply.Refused(status, detail) : new Reply.Silent(detail);
  }
}
