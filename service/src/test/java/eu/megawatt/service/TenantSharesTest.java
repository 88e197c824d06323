package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.security.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tenants have of the fleet's power: the fleet here has 50 kW above idle. */
final class TenantSharesTest {

  private static final String TENANTS = "/api/v1/tenants";
  private static final String SHARE = TENANTS + "/acme/share";

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
    running.admin().planOn(LiveFleet.document(Instant.now()));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Reply put(String path, String members, String... headers) {
    String body = "{" + members + (members.isEmpty() ? "" : ",") + "\"reason\":\"agreed\"}";
    return running.admin().put(path, body, headers);
  }

  private Reply submit(String tenant, int gpus, int seconds, String key, String more) {
    return running
        .admin()
        .post(
            "/api/v1/jobs",
            LiveFleet.job(gpus, seconds, 100_000, more).replace("acme", tenant),
            "Idempotency-Key",
            key);
  }

  private static List<String> codes(Reply reply) {
    return StreamSupport.stream(reply.json().path("errors").spliterator(), false)
        .map(it -> it.path("pointer").asText() + " " + it.path("code").asText())
        .toList();
  }

  private JsonNode tenant(String id) {
    return running.admin().get(TENANTS + "/" + id).json().path("tenant");
  }

  @Test
  void share_put_isThereWithAllThatWasSaid() {
    Reply made =
        put(
            SHARE,
            """
            "guaranteedW":20000,"ceilingW":30000,"priority":3,"mostOpenJobsCount":7,
            "longestWaitSeconds":3600,"budgets":[
            {"period":"day","energyWh":100000},{"period":"month","costMinor":5000000}]""");

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    Reply share = running.admin().get(SHARE);
    assertThat(share.header("ETag")).isEqualTo(made.header("ETag"));
    JsonNode its = share.json();
    assertThat(its.path("guaranteedW").asLong()).isEqualTo(20_000);
    assertThat(its.path("ceilingW").asLong()).isEqualTo(30_000);
    assertThat(its.path("priority").asInt()).isEqualTo(3);
    assertThat(its.path("mostOpenJobsCount").asInt()).isEqualTo(7);
    assertThat(its.path("longestWaitSeconds").asLong()).isEqualTo(3_600);
    assertThat(its.at("/budgets/0/energyWh").asLong()).isEqualTo(100_000);
    assertThat(its.at("/budgets/1/costMinor").asLong()).isEqualTo(5_000_000);
    JsonNode listed = running.admin().get(TENANTS).json().at("/items/0");
    assertThat(listed.path("share")).isEqualTo(its);
    assertThat(listed.at("/budgets/0/leftEnergyWh").asLong()).isEqualTo(100_000);
  }

  @Test
  void share_withManyThingsWrong_isToldThemAllAtOnce() {
    Reply wrong =
        running
            .admin()
            .put(
                SHARE,
                """
                {"guaranteedW":-1,"priority":101,"longestWaitSeconds":1,"mostOpenJobsCount":0,
                "budgets":[{"period":"year","energyWh":1},{"period":"day"},
                {"period":"week","costMinor":1},{"period":"week","costMinor":-1}]}""");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(codes(wrong))
        .containsExactlyInAnyOrder(
            "/guaranteedW OutOfRange",
            "/priority OutOfRange",
            "/longestWaitSeconds OutOfRange",
            "/mostOpenJobsCount OutOfRange",
            "/budgets/0/period UnknownValue",
            "/budgets/1/energyWh Missing",
            "/budgets/3/period Twice",
            "/budgets/3/costMinor OutOfRange",
            "/reason Missing");
    assertThat(codes(put(SHARE, "\"guaranteedW\":2000,\"ceilingW\":1999")))
        .containsExactly("/ceilingW OutOfRange");
    assertThat(put(SHARE, "\"colour\":1").status()).isEqualTo(400);
    assertThat(running.admin().get(SHARE).status()).isEqualTo(404);
  }

  @Test
  void guarantees_beyondWhatTheFleetHas_areRefusedWithNumbers() {
    assertThat(put(SHARE, "\"guaranteedW\":30000").status()).isEqualTo(201);

    Reply much = put(TENANTS + "/beta/share", "\"guaranteedW\":20001");
    assertThat(much.status()).isEqualTo(422);
    assertThat(much.text()).contains("50001 W").contains("50000 W").contains("1 W less");
    assertThat(put(TENANTS + "/beta/share", "\"guaranteedW\":20000").status()).isEqualTo(201);
  }

  @Test
  void share_putAfterAnother_needsItsVersion() {
    String first = put(SHARE, "\"guaranteedW\":1000").header("ETag");

    assertThat(put(SHARE, "\"guaranteedW\":2000").status()).isEqualTo(428);
    Reply second = put(SHARE, "\"guaranteedW\":2000", "If-Match", first);
    assertThat(second.status()).isEqualTo(200);
    assertThat(put(SHARE, "\"guaranteedW\":3000", "If-Match", first).status()).isEqualTo(412);
    Reply again = put(SHARE, "\"guaranteedW\":2000", "If-Match", second.header("ETag"));
    assertThat(again.header("ETag")).as("the same again").isEqualTo(second.header("ETag"));
    assertThat(running.admin().get(SHARE, "If-None-Match", second.header("ETag")).status())
        .isEqualTo(304);
    assertThat(put(SHARE + "?validateOnly=true", "\"guaranteedW\":9000").status()).isEqualTo(200);
    assertThat(running.admin().get(SHARE).json().path("guaranteedW").asLong()).isEqualTo(2_000);
  }

  @Test
  void share_takenAway_isGone() {
    String tag = put(SHARE, "\"guaranteedW\":1000").header("ETag");

    assertThat(running.admin().delete(SHARE, "If-Match", tag).status()).isEqualTo(400);
    String why = SHARE + "?reason=over";
    assertThat(running.admin().delete(why).status()).isEqualTo(428);
    assertThat(running.admin().delete(why, "If-Match", tag).status()).isEqualTo(200);
    assertThat(running.admin().delete(why, "If-Match", tag).status()).isEqualTo(404);
    running.close();
    running = RunningService.from(data);
    assertThat(running.admin().get(SHARE).status()).isEqualTo(404);
  }

  @Test
  void jobs_beyondTheCeiling_waitAndSaySo() {
    put(SHARE, "\"ceilingW\":5000");
    JsonNode one = submit("acme", 10, 48 * 3_600, "one", "").json();
    JsonNode two = submit("acme", 10, 48 * 3_600, "two", "").json();
    Reply never = submit("acme", 11, 3_600, "three", "");

    assertThat(one.at("/status/state").asText()).isEqualTo("Validated");
    assertThat(two.at("/status/state").asText()).isEqualTo("Waiting");
    JsonNode reason = two.at("/status/reasons/0");
    assertThat(reason.path("reason").asText()).isEqualTo("BeyondCeiling");
    assertThat(reason.path("requiredValue").asLong()).isEqualTo(5_000);
    assertThat(reason.path("availableValue").asLong()).isZero();
    assertThat(never.status()).isEqualTo(422);
    assertThat(never.text()).contains("ExceedsCeiling").contains("5500 W").contains("5000 W");
  }

  @Test
  void jobs_beyondABudget_waitAndTheRestartKnowsWhatIsUsed() {
    // 10 GPUs for an hour take 5 kWh.
    put(SHARE, "\"budgets\":[{\"period\":\"month\",\"energyWh\":12000}]");
    submit("acme", 10, 3_600, "one", "");
    submit("acme", 10, 3_600, "two", "");
    JsonNode three = submit("acme", 10, 3_600, "three", "").json();

    boolean isTheMonthsLast =
        !Instant.now()
            .plus(Duration.ofDays(3))
            .atZone(ZoneOffset.UTC)
            .getMonth()
            .equals(Instant.now().atZone(ZoneOffset.UTC).getMonth());
    if (!isTheMonthsLast) {
      assertThat(three.at("/status/reasons/0/reason").asText()).isEqualTo("BeyondBudget");
      assertThat(three.at("/status/reasons/0/unit").asText()).isEqualTo("Wh");
      assertThat(tenant("acme").at("/budgets/0/usedEnergyWh").asLong()).isEqualTo(10_000);
      JsonNode before = tenant("acme").path("budgets");
      running.close();
      running = RunningService.from(data);
      assertThat(tenant("acme").path("budgets")).isEqualTo(before);
    }
  }

  @Test
  void jobs_beyondTheMost_areRefusedUntilOneHasEnded() {
    put(SHARE, "\"mostOpenJobsCount\":1");
    JsonNode one = submit("acme", 1, 3_600, "one", "").json();

    Reply refused = submit("acme", 1, 3_600, "two", "");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("TooManyOpenJobs");
    assertThat(submit("acme", 1, 3_600, "one", "").status()).as("the same again").isEqualTo(200);
    assertThat(submit("beta", 1, 3_600, "of another", "").status()).isEqualTo(201);
    running
        .admin()
        .post("/api/v1/jobs/" + one.path("id").asText() + "/cancellation", "{\"reason\":\"no\"}");
    assertThat(submit("acme", 1, 3_600, "two", "").status()).isEqualTo(201);
  }

  @Test
  void guarantee_amongAFlood_isHadAndBothSidesAreTold() {
    put(SHARE, "\"guaranteedW\":25000");
    for (int job = 0; job < 30; job++) {
      submit("beta", 50, 6 * 3_600, "flood " + job, "");
    }
    Reply without = submit("gamma", 50, 3_600, "no guarantee", "");
    Reply with = submit("acme", 50, 3_600, "guaranteed", "");

    assertThat(without.json().at("/status/state").asText()).isEqualTo("Waiting");
    assertThat(with.json().at("/status/state").asText()).as(with.toString()).isEqualTo("Validated");
    Instant starts = Instant.parse(with.json().at("/status/placement/startsAt").asText());
    assertThat(starts).isBefore(Instant.now().plus(Duration.ofHours(7)));
    String id = with.json().path("id").asText();
    JsonNode power = explanation(id).path("power");
    assertThat(power.path("standing").asText()).isEqualTo("Guaranteed");
    JsonNode moved = running.admin().get(TENANTS + "/acme").json().path("moved");
    assertThat(moved).isNotEmpty();
    String other = moved.at("/0/jobId").asText();
    assertThat(moved.at("/0/fromTenantId").asText()).isEqualTo("beta");
    assertThat(explanation(other).at("/power/movedFor").asText()).isEqualTo("acme");
    assertThat(explanation(other).at("/power/message").asText())
        .contains("It was moved for the guarantee of acme.");
    JsonNode events = running.admin().get("/api/v1/jobs/" + other + "/events").json();
    assertThat(events.path("items"))
        .extracting(it -> it.at("/detail/movedFor").asText())
        .contains("acme");
    assertThat(tenant("beta").path("movedFromCount").asLong()).isPositive();
    assertThat(tenant("acme").path("movedForCount").asLong()).isPositive();
  }

  private JsonNode explanation(String jobId) {
    return running.admin().get("/api/v1/jobs/" + jobId + "/explanation").json();
  }

  @Test
  void tenants_ofABoundCaller_areItselfAlone() {
    put(SHARE, "\"guaranteedW\":25000");
    put(TENANTS + "/beta/share", "\"guaranteedW\":1000");
    submit("beta", 50, 3_600, "of beta", "");
    try (Caller beta = People.ofTenant(running, Role.PLANNER, "beta")) {
      JsonNode items = beta.get(TENANTS).json().path("items");
      assertThat(items).extracting(it -> it.path("id").asText()).containsExactly("beta");
      assertThat(beta.get(TENANTS + "/acme").status()).isEqualTo(404);
      assertThat(beta.get(SHARE).status()).isEqualTo(404);
      assertThat(beta.get(TENANTS + "/beta/share").status()).isEqualTo(200);
      assertThat(beta.put(TENANTS + "/beta/share", "{\"reason\":\"mine\"}").status())
          .isEqualTo(403);
    }
  }

  @Test
  void share_whereChangesWait_waitsForSomebodyElsesYes() {
    running.close();
    running =
        RunningService.from(
            Settings.usual(data, Clock.systemUTC())
                .with(new AccessSettings(Optional.empty(), 5_000, Set.of("limits"))));
    Reply held = put(SHARE, "\"guaranteedW\":1000");

    assertThat(held.status()).isEqualTo(202);
    assertThat(running.admin().get(SHARE).status()).isEqualTo(404);
    try (Caller planner = People.signedIn(running, "ada", Role.PLANNER)) {
      Reply yes =
          planner.post(
              held.header("Location") + "/decision", "{\"approve\":true,\"reason\":\"it is so\"}");
      assertThat(yes.status()).as(yes.toString()).isEqualTo(200);
    }
    assertThat(running.admin().get(SHARE).json().path("guaranteedW").asLong()).isEqualTo(1_000);
  }
}
