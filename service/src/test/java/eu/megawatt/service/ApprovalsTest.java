package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.security.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of limits wait for somebody else's yes. */
final class ApprovalsTest {

  private static final String LIMITS = "/api/v1/power-limits";
  private static final String YES = "{\"approve\":true,\"reason\":\"it is so\"}";
  private static final String NO = "{\"approve\":false,\"reason\":\"it is not so\"}";

  @TempDir Path data;

  private RunningService running;
  private Caller planner;

  private void start(Clock clock) {
    running =
        RunningService.from(
            Settings.usual(data, clock)
                .with(
                    new AccessSettings(
                        Optional.empty(), 5_000, Set.of("limits", "waivers", "quarantines"))));
  }

  @BeforeEach
  void start() {
    start(Clock.systemUTC());
    planner = People.signedIn(running, "ada", Role.PLANNER);
    running.admin().planOn(LiveFleet.document(Instant.now()));
  }

  @AfterEach
  void stop() {
    planner.close();
    running.close();
  }

  private Reply ask() {
    return running.admin().post(LIMITS, LiveFleet.limit("grid", 30_000, hour()));
  }

  private static Instant hour() {
    return LiveFleet.hourFrom(Instant.now(), 1);
  }

  private JsonNode limits() {
    return running.admin().get(LIMITS).json().path("items");
  }

  @Test
  void limit_askedFor_waitsAndIsSetWhenSomebodyElseSaysYes() {
    Reply held = ask();
    assertThat(held.status()).as(held.toString()).isEqualTo(202);
    assertThat(held.json().path("state").asText()).isEqualTo("Waiting");
    assertThat(limits()).isEmpty();

    Reply done = planner.post(held.header("Location") + "/decision", YES);
    assertThat(done.status()).as(done.toString()).isEqualTo(200);
    assertThat(done.json().path("state").asText()).isEqualTo("Approved");
    assertThat(done.json().path("decidedBy").asText()).startsWith("account:");
    assertThat(done.json().at("/outcome/id").asText()).isNotEmpty();
    assertThat(limits()).hasSize(1);

    assertThat(planner.post(held.header("Location") + "/decision", YES).status()).isEqualTo(200);
    assertThat(limits()).hasSize(1);
    assertThat(planner.post(held.header("Location") + "/decision", NO).status()).isEqualTo(409);
  }

  @Test
  void limit_ofTheOneWhoAsked_cannotBeApprovedByThatOneNorWithItsToken() {
    Reply held = ask();
    String decision = held.header("Location") + "/decision";
    assertThat(running.admin().post(decision, YES).status()).isEqualTo(403);

    try (Caller program = People.withToken(running, Role.PLANNER)) {
      Reply refused = program.post(decision, YES);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().path("detail").asText()).contains("somebody else");
    }
  }

  @Test
  void register_thatWaivesSomething_waitsForSomebodyElseAndOneThatDoesNotDoesNot() {
    String path = "/api/v1/sovereignty/register?reason=an%20audit%20is%20late";
    String plain = TwoSites.register(Instant.parse("2029-01-01T00:00:00Z"), "US");
    String waiver =
        """
        "certificates": {"HDS": 0}, "waivers": [{"clause": "R-CRT-01/HDS", "place": "kiruna",
          "by": "A. Martin", "reason": "the audit is in January",
          "from": "2026-01-01T00:00:00Z", "to": "2028-01-01T00:00:00Z"}]""";
    String waiving = plain.replace("\"certificates\": {\"HDS\": 0}", waiver);
    assertThat(running.admin().put(path, plain).status()).isEqualTo(201);

    Reply held = running.admin().put(path, waiving, "If-Match", "*");

    assertThat(held.status()).as(held.toString()).isEqualTo(202);
    assertThat(held.json().path("summary").asText())
        .contains("A. Martin waives R-CRT-01/HDS at kiruna");
    assertThat(decisionOfKiruna()).isEqualTo("Deny");
    String decision = held.header("Location") + "/decision";
    assertThat(running.admin().post(decision, YES).status()).isEqualTo(403);
    Reply done = planner.post(decision, YES);
    assertThat(done.status()).as(done.toString()).isEqualTo(200);
    assertThat(decisionOfKiruna()).isEqualTo("PermitWithWaiver");
  }

  private String decisionOfKiruna() {
    return running.admin().get("/api/v1/residency-matrix").json().at("/cells/5/decision").asText();
  }

  @Test
  void limit_refused_isNotSet() {
    Reply held = ask();

    assertThat(
            planner.post(held.header("Location") + "/decision", NO).json().path("state").asText())
        .isEqualTo("Refused");
    assertThat(limits()).isEmpty();
    assertThat(planner.post(held.header("Location") + "/decision", YES).status()).isEqualTo(409);
  }

  @Test
  void limit_askedForTwice_waitsOnce() {
    assertThat(ask().json().path("id")).isEqualTo(ask().json().path("id"));
    assertThat(running.admin().get("/api/v1/approvals").json().path("items")).hasSize(1);
  }

  @Test
  void limit_thatCouldNotBeSet_isRefusedAtOnce() {
    assertThat(running.admin().post(LIMITS, LiveFleet.limit("nowhere", 30_000, hour())).status())
        .isEqualTo(422);
    assertThat(running.admin().get("/api/v1/approvals").json().path("items")).isEmpty();
  }

  @Test
  void approval_afterTheNextStart_stillWaits() {
    Reply held = ask();
    planner.close();
    running.close();
    start(Clock.systemUTC());
    planner = People.signedIn(running, "bea", Role.PLANNER);

    assertThat(planner.post(held.header("Location") + "/decision", YES).status()).isEqualTo(200);
    assertThat(limits()).hasSize(1);
  }

  @Test
  void approval_afterThreeDays_hasExpired() {
    Reply held = ask();
    planner.close();
    running.close();
    start(Clock.offset(Clock.systemUTC(), Duration.ofHours(73)));
    planner = People.signedIn(running, "bea", Role.PLANNER);

    Reply late = planner.post(held.header("Location") + "/decision", YES);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("detail").asText()).contains("Expired");
  }

  @Test
  void approval_isInTheAuditLogTwice() {
    Reply held = ask();
    planner.post(held.header("Location") + "/decision", YES);

    JsonNode items =
        running
            .admin()
            .get("/api/v1/audit-log?subject=" + held.header("Location"))
            .json()
            .path("items");
    assertThat(items).hasSize(2);
    assertThat(items.at("/0/caller").asText()).startsWith("account:");
    assertThat(items.at("/0/reason").asText()).isEqualTo("it is so");
    assertThat(items.at("/1/caller").asText()).isEqualTo("admin");
    assertThat(items.at("/1/reason").asText()).isEqualTo("the grid asks for it");
  }

  @Test
  void node_setApartOrReleased_waitsForSomebodyElse() {
    NodesFleet.bringTo(running);
    String node = "/api/v1/nodes/n01";
    assertThat(running.admin().post(node + "/quarantine", "{}").status()).isEqualTo(422);

    Reply held = running.admin().post(node + "/quarantine", "{\"reason\":\"it smells\"}");
    assertThat(held.status()).as(held.toString()).isEqualTo(202);
    assertThat(held.json().path("summary").asText()).isEqualTo("n01 is set apart: it smells");
    assertThat(quarantines()).isEmpty();
    Reply set = planner.post(held.header("Location") + "/decision", YES);
    assertThat(set.json().path("state").asText()).as(set.toString()).isEqualTo("Approved");
    assertThat(quarantines()).hasSize(1);
    assertThat(running.admin().post(node + "/quarantine", "{\"reason\":\"again\"}").status())
        .as("nothing would change")
        .isEqualTo(200);

    Reply release = planner.post(node + "/release", "{\"reason\":\"cleaned\"}");
    assertThat(release.status()).as(release.toString()).isEqualTo(202);
    assertThat(quarantines()).hasSize(1);
    running.admin().post(release.header("Location") + "/decision", YES);
    assertThat(quarantines()).isEmpty();
  }

  private JsonNode quarantines() {
    return running.admin().get("/api/v1/quarantines?state=Quarantined").json().path("items");
  }
}
