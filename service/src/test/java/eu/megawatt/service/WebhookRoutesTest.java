package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.webhook.AllowedTarget;
import eu.megawatt.service.webhook.WebhookSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions and deliveries over REST. */
final class WebhookRoutesTest {

  private static final String HOOKS = "/api/v1/webhook-subscriptions";
  private static final String DELIVERIES = "/api/v1/webhook-deliveries";

  @TempDir static Path data;

  private static RunningService running;

  private Receiver receiver;

  @BeforeAll
  static void startService() {
    running = start(data.resolve("shared"));
  }

  private static RunningService start(Path data) {
    return RunningService.from(
        data,
        new WebhookSettings(
            List.of(AllowedTarget.parse("127.0.0.1")),
            List.of(Duration.ofMillis(5)),
            Duration.ofSeconds(10)));
  }

  @AfterAll
  static void stopService() {
    running.close();
  }

  @BeforeEach
  void start() {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    running
        .admin()
        .get(HOOKS + "?pageSize=100")
        .json()
        .path("items")
        .forEach(
            it -> running.admin().delete(HOOKS + "/" + it.path("id").asText(), "If-Match", "*"));
    receiver.close();
  }

  @Test
  void subscription_made_showsItsSecretOnce() {
    Reply made =
        post(
            HOOKS,
            "{\"url\":\"%s\",\"eventTypes\":[\"job.done\"],\"description\":\"ours\"}"
                .formatted(receiver.url()));

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String id = made.json().path("id").asText();
    String secret = made.json().path("secret").asText();
    assertThat(made.header("Location")).isEqualTo(HOOKS + "/" + id);
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length()))).hasSize(32);
    Reply shown = running.admin().get(HOOKS + "/" + id);
    assertThat(shown.header("ETag")).isEqualTo("\"1\"");
    assertThat(shown.text()).doesNotContain("whsec_");
    assertThat(shown.json().at("/eventTypes/0").asText()).isEqualTo("job.done");
    assertThat(shown.json().path("description").asText()).isEqualTo("ours");
    assertThat(shown.json().path("state").asText()).isEqualTo("Enabled");
    assertThat(running.admin().get(HOOKS).text()).contains(id).doesNotContain("whsec_");
  }

  @Test
  void subscription_tested_202AndDelivered() {
    String id = subscribe();

    Reply tested = post(HOOKS + "/" + id + "/test", "");

    assertThat(tested.status()).as(tested.toString()).isEqualTo(202);
    String delivery = tested.json().path("id").asText();
    assertThat(tested.header("Location")).isEqualTo(DELIVERIES + "/" + delivery);
    assertThat(receiver.awaitReceived(1).getFirst().body())
        .contains("\"type\":\"webhook.test\"")
        .contains("\"href\":\"" + HOOKS + "/" + id + "\"");
    JsonNode delivered = awaitState(delivery, "Delivered");
    assertThat(delivered.at("/attempts/0/status").asInt()).isEqualTo(200);
    assertThat(delivered.path("eventId").asText())
        .isEqualTo(receiver.received().getFirst().header("webhook-id"));
    JsonNode listed =
        running.admin().get(DELIVERIES + "?subscriptionId=" + id + "&state=Delivered").json();
    assertThat(listed.path("items")).hasSize(1);
    assertThat(listed.at("/items/0/attemptCount").asInt()).isEqualTo(1);
    assertThat(
            running
                .admin()
                .get(DELIVERIES + "?state=Dead&subscriptionId=" + id)
                .json()
                .path("items"))
        .isEmpty();
  }

  @Test
  void delivery_dead_isReplayed() {
    String id = subscribe();
    receiver.answer(500, 500);
    String delivery = post(HOOKS + "/" + id + "/test", "").json().path("id").asText();
    assertThat(awaitState(delivery, "Dead").path("reason").asText()).contains("2 attempts");

    Reply replayed = post(DELIVERIES + "/" + delivery + "/replay", "");

    assertThat(replayed.status()).isEqualTo(202);
    assertThat(awaitState(delivery, "Delivered").path("attempts")).hasSize(3);
  }

  @Test
  void subscription_afterTheNextStart_isThereAndServed() {
    String id;
    try (RunningService before = start(data.resolve("again"))) {
      id =
          before
              .admin()
              .post(HOOKS, "{\"url\":\"%s\"}".formatted(receiver.url()))
              .json()
              .path("id")
              .asText();
    }
    try (RunningService after = start(data.resolve("again"))) {
      assertThat(after.admin().get(HOOKS + "/" + id).status()).isEqualTo(200);
      assertThat(after.admin().post(HOOKS + "/" + id + "/test", "").status()).isEqualTo(202);
      receiver.awaitReceived(1);
      assertThat(after.admin().get("/observe/metrics", "Accept", "text/plain").text())
          .contains(
              "megawatt_webhooks_waiting",
              "megawatt_webhooks_delivered",
              "megawatt_webhooks_failed_attempts",
              "megawatt_webhooks_dead");
    }
  }

  @Test
  void change_withoutIfMatch_428AndStale412() {
    String id = subscribe();
    String body = "{\"url\":\"%s\",\"description\":\"new\"}".formatted(receiver.url());

    assertProblem(put(id, body), 428, "PreconditionRequired");
    assertProblem(put(id, body, "If-Match", "\"7\""), 412, "PreconditionFailed");
    Reply changed = put(id, body, "If-Match", "\"1\"");
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.json().path("description").asText()).isEqualTo("new");
    assertProblem(put(id, body, "If-Match", "\"1\""), 412, "PreconditionFailed");
    assertProblem(running.admin().delete(HOOKS + "/" + id), 428, "PreconditionRequired");
    assertThat(running.admin().delete(HOOKS + "/" + id, "If-Match", "*").status()).isEqualTo(204);
    assertProblem(running.admin().get(HOOKS + "/" + id), 404, "NotFound");
  }

  @Test
  void subscription_disabled_409ForTestAndReplay() {
    String id = subscribe();
    String delivery = post(HOOKS + "/" + id + "/test", "").json().path("id").asText();
    awaitState(delivery, "Delivered");

    Reply disabled =
        put(
            id,
            "{\"url\":\"%s\",\"enabled\":false}".formatted(receiver.url()),
            "If-Match",
            "\"1\"");

    assertThat(disabled.json().path("state").asText()).isEqualTo("Disabled");
    assertThat(disabled.json().path("disabledReason").asText()).isNotEmpty();
    assertProblem(post(HOOKS + "/" + id + "/test", ""), 409, "SubscriptionDisabled");
    assertProblem(post(DELIVERIES + "/" + delivery + "/replay", ""), 409, "SubscriptionDisabled");
    Reply enabled = put(id, "{\"url\":\"%s\"}".formatted(receiver.url()), "If-Match", "\"2\"");
    assertThat(enabled.json().path("state").asText()).isEqualTo("Enabled");
    assertThat(post(DELIVERIES + "/" + delivery + "/replay", "").status()).isEqualTo(202);
    running.admin().delete(HOOKS + "/" + id, "If-Match", "*");
    assertProblem(post(DELIVERIES + "/" + delivery + "/replay", ""), 404, "NotFound");
  }

  @Test
  void secret_rotated_isShownOnceAndChangesTheVersion() {
    String id = subscribe();

    Reply rotated = post(HOOKS + "/" + id + "/secret-rotations", "");

    assertThat(rotated.status()).as(rotated.toString()).isEqualTo(201);
    assertThat(rotated.json().path("secret").asText()).startsWith("whsec_");
    assertThat(rotated.header("ETag")).isEqualTo("\"2\"");
    post(HOOKS + "/" + id + "/test", "");
    assertThat(receiver.awaitReceived(1).getFirst().header("webhook-signature"))
        .matches("v1,\\S+ v1,\\S+");
  }

  @Test
  void subscription_allWrong_isRefusedWithEverything() {
    Reply refused =
        post(
            HOOKS,
            "{\"url\":\"http://10.0.0.1/\",\"eventTypes\":[\"job.don\",null,\"job.done\",\"job.done\"],"
                + "\"description\":\"a\\u0000b\"}");

    assertProblem(refused, 422, "InvalidValue");
    List<String> errors = new ArrayList<>();
    refused
        .json()
        .path("errors")
        .forEach(it -> errors.add(it.path("pointer").asText() + " " + it.path("code").asText()));
    assertThat(errors)
        .containsExactly(
            "/url RefusedAddress",
            "/eventTypes/0 UnknownValue",
            "/eventTypes/1 UnknownValue",
            "/eventTypes/3 Twice",
            "/description NotADescription");
    assertThat(refused.text()).contains("Maybe \\\"job.done\\\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 422 | /url",
        "{\"url\":null} | 422 | /url",
        "{\"url\":\"https://1.1.1.1/\",\"eventTypes\":[]} | 422 | /eventTypes",
        "{\"url\":\"https://1.1.1.1/\",\"eventType\":[]} | 400 | /eventType",
        "{\"url\":7,\"eventTypes\":7} | 400 | /eventTypes",
        "null | 400 | ''"
      })
  void subscription_wrongBody_isRefusedWithItsPlace(String body, int status, String pointer) {
    Reply refused = post(HOOKS, body);

    assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?subscription=x", "?state=dead", "?pageSize=0", "?pageToken=x"})
  void deliveries_wrongQuery_400(String query) {
    assertProblem(running.admin().get(DELIVERIES + query), 400, "InvalidRequest");
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH,/api/v1/webhook-subscriptions",
    "DELETE,/api/v1/webhook-subscriptions",
    "POST,/api/v1/webhook-subscriptions/x",
    "GET,/api/v1/webhook-subscriptions/x/test",
    "GET,/api/v1/webhook-subscriptions/x/secret-rotations",
    "POST,/api/v1/webhook-deliveries",
    "DELETE,/api/v1/webhook-deliveries/x",
    "GET,/api/v1/webhook-deliveries/x/replay"
  })
  void route_wrongMethod_405(String method, String path) {
    Reply refused = running.admin().send(method, path, BodyPublishers.noBody());

    assertProblem(refused, 405, "MethodNotAllowed");
    assertThat(refused.header("Allow")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/webhook-subscriptions/x",
    "DELETE,/api/v1/webhook-subscriptions/x",
    "POST,/api/v1/webhook-subscriptions/x/test",
    "POST,/api/v1/webhook-subscriptions/x/secret-rotations",
    "GET,/api/v1/webhook-deliveries/x",
    "POST,/api/v1/webhook-deliveries/x/replay"
  })
  void thing_unknown_404(String method, String path) {
    assertProblem(running.admin().send(method, path, BodyPublishers.noBody()), 404, "NotFound");
  }

  @Test
  void subscriptions_moreThanAHundred_areRefused() {
    for (int i = 0; i < 100; i++) {
      subscribe();
    }

    Reply refused = post(HOOKS, "{\"url\":\"%s\"}".formatted(receiver.url()));

    assertProblem(refused, 422, "InvalidValue");
    assertThat(refused.json().path("detail").asText()).contains("100", "Maybe delete one");
    List<String> ids = new ArrayList<>();
    String query = "?pageSize=40";
    while (!query.isEmpty()) {
      JsonNode page = running.admin().get(HOOKS + query).json();
      page.path("items").forEach(it -> ids.add(it.path("id").asText()));
      String next = page.path("nextPageToken").asText();
      query = next.isEmpty() ? "" : "?pageSize=40&pageToken=" + next;
    }
    assertThat(ids).hasSize(100).doesNotHaveDuplicates();
  }

  private String subscribe() {
    Reply made = post(HOOKS, "{\"url\":\"%s\"}".formatted(receiver.url()));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private Reply post(String path, String body) {
    return running.admin().post(path, body);
  }

  private Reply put(String id, String body, String... ifMatch) {
    List<String> headers = new ArrayList<>(List.of(ifMatch));
    headers.addAll(List.of("Content-Type", "application/json"));
    return running
        .admin()
        .send(
            "PUT", HOOKS + "/" + id, BodyPublishers.ofString(body), headers.toArray(String[]::new));
  }

  private JsonNode awaitState(String delivery, String state) {
    Await.until(
        "a delivery to be " + state,
        () ->
            running
                .admin()
                .get(DELIVERIES + "/" + delivery)
                .json()
                .path("state")
                .asText()
                .equals(state));
    return running.admin().get(DELIVERIES + "/" + delivery).json();
  }

  private static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.json().path("code").asText()).isEqualTo(code);
  }
}
