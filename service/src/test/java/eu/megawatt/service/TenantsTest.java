package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.security.Role;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of one tenant is to be seen or changed by another. */
final class TenantsTest {

  @TempDir static Path data;

  private static RunningService running;
  private static TwoTenants tenants;
  private static Caller acme;

  @BeforeAll
  static void start() {
    running = RunningService.from(data, TwoTenants.WEBHOOKS);
    tenants = TwoTenants.in(running);
    acme = tenants.caller(Role.ADMINISTRATOR, Optional.of(TwoTenants.OWN));
  }

  @AfterAll
  static void stop() {
    acme.close();
    running.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/jobs",
        "/api/v1/queue",
        "/api/v1/services",
        "/api/v1/allocations",
        "/api/v1/job-energies",
        "/api/v1/tokens",
        "/api/v1/webhook-subscriptions",
        "/api/v1/webhook-deliveries",
        "/api/v1/plans/current/allocations",
        "/api/v1/plans/current/gantt",
        "/api/v1/plans/current/unplaced"
      })
  void list_ofABoundCaller_hasNothingOfOthers(String path) {
    Reply list = acme.get(path);

    assertThat(list.status()).as(list.toString()).isEqualTo(200);
    assertThat(list.text())
        .doesNotContain(TwoTenants.OTHER)
        .doesNotContain(tenants.jobOf(TwoTenants.OTHER));
  }

  @Test
  void gantt_ofABoundCaller_hasItsOwnBars() {
    JsonNode jobs = acme.get("/api/v1/plans/current/gantt").json().path("jobId");

    assertThat(jobs).isNotEmpty();
    assertThat(jobs).extracting(JsonNode::asText).contains(tenants.jobOf(TwoTenants.OWN));
  }

  @Test
  void jobOfAnother_askedFor_isAnsweredAsOneThatIsNotThere() {
    Reply hidden = acme.get("/api/v1/jobs/" + tenants.jobOf(TwoTenants.OTHER));
    Reply none = acme.get("/api/v1/jobs/job-none");

    assertThat(hidden.status()).isEqualTo(404);
    assertThat(without(hidden, tenants.jobOf(TwoTenants.OTHER)))
        .isEqualTo(without(none, "job-none"));
  }

  private static String without(Reply reply, String id) {
    return reply.text().replace(id, "").replace(reply.json().path("requestId").asText(), "");
  }

  @Test
  void jobOfAnother_takenBack_isStillThere() {
    String path = "/api/v1/jobs/" + tenants.jobOf(TwoTenants.OTHER);

    assertThat(acme.post(path + "/cancellation", "{\"reason\":\"mine\"}").status()).isEqualTo(404);
    assertThat(running.admin().get(path).json().at("/status/state").asText())
        .isNotEqualTo("Cancelled");
  }

  @Test
  void job_submittedWithoutATenant_isTheCallersOwn() {
    Reply made =
        acme.post(
            "/api/v1/jobs",
            LiveFleet.JOB.replace("\"tenant\":\"acme\",", ""),
            "Idempotency-Key",
            "own");

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.json().path("tenant").asText()).isEqualTo(TwoTenants.OWN);
  }

  @Test
  void job_submittedForAnother_isRefused() {
    Reply refused =
        acme.post(
            "/api/v1/jobs",
            LiveFleet.JOB.replace(TwoTenants.OWN, TwoTenants.OTHER),
            "Idempotency-Key",
            "another's");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/tenant");
  }

  @Test
  void idempotencyKey_usedByAnother_isFreeForTheCaller() {
    Reply made =
        acme.post("/api/v1/jobs", LiveFleet.JOB, "Idempotency-Key", "one of " + TwoTenants.OTHER);

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
  }

  @Test
  void webhook_ofATenant_isToldOfItsJobsAlone() {
    String other = submitted(running.admin(), TwoTenants.OTHER, "to be told of by webhook");
    String own = submitted(acme, TwoTenants.OWN, "to be told of by webhook too");
    String told =
        Await.present(
            "the webhook to be told of it",
            () ->
                Optional.of(acme.get("/api/v1/webhook-deliveries?pageSize=200").text())
                    .filter(it -> it.contains(own)));

    assertThat(told).doesNotContain(other);
    assertThat(running.admin().get("/api/v1/webhook-deliveries?pageSize=200").text())
        .contains(own, other);
  }

  @Test
  void why_saidOfAnothersJob_isNotTold() {
    String other =
        running
            .admin()
            .post(
                "/api/v1/jobs",
                LiveFleet.JOB.replace(TwoTenants.OWN, TwoTenants.OTHER),
                "Idempotency-Key",
                "to be taken back")
            .json()
            .path("id")
            .asText();
    running.admin().post("/api/v1/jobs/" + other + "/cancellation", "{\"reason\":\"a secret\"}");

    assertThat(acme.get("/api/v1/jobs/" + tenants.jobOf(TwoTenants.OWN) + "/events").text())
        .doesNotContain("a secret", other);
  }

  @Test
  void events_ofABoundCaller_areOfItsJobsAlone() {
    try (EventReader events = EventReader.open(acme, "/api/v1/events?topics=jobs")) {
      assertThat(events.next().data()).doesNotContain("jobCountByState");
      String other = submitted(running.admin(), TwoTenants.OTHER, "told");
      String own = submitted(acme, TwoTenants.OWN, "told too");
      String told = "";
      while (!told.contains(own)) {
        told = events.next().data();
        assertThat(told).doesNotContain(other);
      }
    }
  }

  private static String submitted(Caller caller, String tenant, String key) {
    return caller
        .post("/api/v1/jobs", LiveFleet.JOB.replace(TwoTenants.OWN, tenant), "Idempotency-Key", key)
        .json()
        .path("id")
        .asText();
  }
}
