package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.webhook.AllowedTarget;
import eu.megawatt.service.webhook.WebhookSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has to be told of: a job that will be late, a limit that is passed. */
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
}
