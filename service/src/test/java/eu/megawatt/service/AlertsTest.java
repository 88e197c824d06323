package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.webhook.AllowedTarget;
import eu.megawatt.service.webhook.WebhookSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has to be told of: a late job, a passed limit, a certificate that runs out. */
final class AlertsTest {

  private static final Inventory POCKET = ExampleFleet.pocket();

  @TempDir Path data;

  private final Instant now = Instant.now();
  private final Receiver receiver = new Receiver();
  private RunningService running;

  @BeforeEach
  void start() {
    running =
        RunningService.from(
            data,
            new WebhookSettings(
                List.of(AllowedTarget.parse("127.0.0.1")),
                List.of(Duration.ofMillis(5)),
                Duration.ofSeconds(10)));
  }

  @AfterEach
  void stop() {
    running.close();
    receiver.close();
  }

  private void subscribe(String types) {
    Reply made =
        running
            .admin()
            .post(
                "/api/v1/webhook-subscriptions",
                "{\"url\":\"%s\",\"eventTypes\":[%s]}".formatted(receiver.url(), types));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
  }

  private void put(String path, String body) {
    Reply put =
        running
            .admin()
            .send("PUT", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
    assertThat(put.status()).as(put.toString()).isIn(200, 201);
  }

  private void move(String job, int hour) {
    Reply moved =
        running
            .admin()
            .post(
                "/api/v1/jobs/" + job + "/move",
                "{\"poolId\":\"pool\",\"startsAt\":\"%s\",\"reason\":\"asked\"}"
                    .formatted(LiveFleet.hourFrom(now, hour)));
    assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
  }

  @Test
  void job_movedPastItsDeadline_isToldOnceUntilItIsInTimeAgain() {
    subscribe("\"job.late\"");
    running.admin().planOn(LiveFleet.document(now));
    String job =
        running
            .admin()
            .post(
                "/api/v1/jobs",
                LiveFleet.job(
                    10,
                    3_600,
                    100_000,
                    "\"earliestStartAt\":\"%s\",\"deadlineAt\":\"%s\",\"latenessMinorPerHour\":100,"
                        .formatted(LiveFleet.hourFrom(now, 3), LiveFleet.hourFrom(now, 5))),
                "Idempotency-Key",
                "late")
            .json()
            .path("id")
            .asText();

    move(job, 6); // ends at 7: two hours late
    move(job, 7); // later still
    move(job, 4); // in time
    move(job, 5); // an hour late

    List<Receiver.Received> told = receiver.awaitReceived(2);
    assertThat(told).hasSize(2);
    assertThat(told)
        .allSatisfy(
            it ->
                assertThat(it.body())
                    .contains("\"type\":\"job.late\"", "\"subject\":\"jobs/" + job + "\""));
    assertThat(told.stream().map(Receiver.Received::body).collect(Collectors.joining()))
        .contains("\"lateSeconds\":7200", "\"lateSeconds\":3600");
  }

  private void draw(long watts) {
    String points =
        POCKET.nodes().values().stream()
            .map(
                it ->
                    "{\"nodeId\":\"%s\",\"at\":\"%s\",\"powerW\":%d}"
                        .formatted(it.id(), Instant.now(), watts))
            .collect(Collectors.joining(","));
    Reply stored = running.admin().post("/api/v1/sample-batches", "{\"points\":[" + points + "]}");
    assertThat(stored.status()).as(stored.toString()).isEqualTo(200);
  }

  @Test
  void limit_passedByWhatIsMeasured_isToldAndSoIsItsEnd() {
    subscribe("\"limit.breached\",\"limit.cleared\"");
    put("/api/v1/fleet/document", Fleets.json(POCKET));

    draw(10_100);

    String breached = receiver.awaitReceived(1).getFirst().body();
    assertThat(breached)
        .contains("\"type\":\"limit.breached\"", "\"subject\":\"power-domains/")
        .containsPattern("\"limitW\":\\d+")
        .containsPattern("\"valueW\":\\d+");
    int domains = receiver.received().size();

    draw(6_000);

    Await.until(
        "the end of what was told",
        () ->
            receiver.received().stream()
                    .filter(it -> it.body().contains("\"type\":\"limit.cleared\""))
                    .count()
                >= domains);
  }

  private JsonNode matters() {
    List<JsonNode> matters = new ArrayList<>();
    running
        .admin()
        .get("/api/v1/fleet/summary")
        .json()
        .path("attention")
        .forEach(
            it -> {
              if (it.at("/subject/kind").asText().equals("claim")) {
                matters.add(it);
              }
            });
    return JsonNodeFactory.instance.arrayNode().addAll(matters);
  }

  private JsonNode awaitMatter(String kind) {
    return Await.present(
        "a matter that is " + kind,
        () ->
            Optional.of(matters())
                .filter(it -> it.path(0).path("kind").asText().equals(kind))
                .map(it -> it.path(0)));
  }

  private void certify(Instant until, String... headers) {
    Reply put =
        running
            .admin()
            .put(
                "/api/v1/sovereignty/register?reason=renewed",
                TwoSites.register(until, "FR"),
                headers);
    assertThat(put.status()).as(put.toString()).isIn(200, 201);
  }

  @Test
  void certificate_thatRunsOut_needsSomebodyAndIsToldOnceAtEachNoticeAlsoOverARestart() {
    subscribe("\"attestation.expiring\",\"attestation.expired\"");
    running.admin().planOn(TwoSites.document(now));
    certify(now.plus(Duration.ofDays(20)));
    Reply job =
        running
            .admin()
            .post(
                "/api/v1/jobs", TwoSites.job("certified", 3_600, ""), "Idempotency-Key", "certify");
    assertThat(job.status()).as(job.toString()).isEqualTo(201);

    assertThat(receiver.awaitReceived(1).getFirst().body())
        .contains(
            "\"type\":\"attestation.expiring\"",
            "\"subject\":\"claims/hds-paris\"",
            "\"attribute\":\"certificate.HDS\"",
            "\"profileCount\":1");
    assertThat(awaitMatter("ProofExpiring").path("message").asText())
        .startsWith("Runs out at ")
        .contains("1 profile asks for it", "certificate.HDS of site/paris");

    running.close();
    start();
    awaitMatter("ProofExpiring");
    certify(now.minus(Duration.ofDays(1)), "If-Match", "*");

    List<Receiver.Received> told = receiver.awaitReceived(2);
    assertThat(told).hasSize(2);
    assertThat(told.getLast().body()).contains("\"type\":\"attestation.expired\"");
    assertThat(awaitMatter("ProofExpired").path("message").asText()).startsWith("Ran out at ");

    certify(now.plus(Duration.ofDays(400)), "If-Match", "*");
    Await.present(
        "that nothing needs anybody", () -> Optional.of(matters()).filter(JsonNode::isEmpty));
    assertThat(receiver.received()).hasSize(2);
  }
}
