package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How agents come to be, and what their secrets open. */
final class ValidationAgentsTest {

  private static final String SECRET = "s".repeat(40);
  private static final String ENROLMENTS = "/api/v1/agent-enrolments";

  @TempDir private Path data;

  private ValidationLab lab;

  @BeforeEach
  void start() {
    lab = ValidationLab.of(data);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private Reply enrol(String token, String secret) {
    try (Caller once = Caller.withToken(lab.running().service().address(), token)) {
      return once.post(
          "/api/v1/agents", TestAgent.enrolment(secret, TestAgent.device(ValidationLab.MODEL)));
    }
  }

  @Test
  void enrolment_askedAgain_isTheSameAndWithAnotherSecretRefused() {
    String token = lab.token("n01");

    Reply first = enrol(token, SECRET);
    Reply again = enrol(token, SECRET);
    Reply other = enrol(token, "t".repeat(40));

    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    assertThat(first.json().path("nodeId").asText()).isEqualTo("n01");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(other.status()).isEqualTo(401);
    assertThat(other.text()).contains("used already");
  }

  @Test
  void enrolments_listed_areOpenUsedAndExpiredAndShowNoToken() {
    String used = lab.token("n01");
    assertThat(enrol(used, SECRET).status()).isEqualTo(201);
    String late = lab.token("n02");
    lab.pass(Duration.ofMinutes(61));
    String open = lab.token("n03");

    Reply list = lab.admin().get(ENROLMENTS);

    assertThat(list.json().path("items").findValuesAsText("state"))
        .containsExactly("Open", "Expired", "Used");
    assertThat(list.text()).doesNotContain(used).doesNotContain(late).doesNotContain(open);
    Reply refused = enrol(late, "t".repeat(40));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("expired");
  }

  @Test
  void enrolment_withEverythingWrong_saysAllAtOnce() {
    Reply reply =
        lab.admin()
            .post(
                ENROLMENTS,
                "{\"nodeId\":\"n99\",\"expiresAt\":\"%s\"}"
                    .formatted(lab.now().plus(Duration.ofDays(8))));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("/nodeId", "/expiresAt");
  }

  @Test
  void secret_tooShort_isRefusedAndTheTokenStaysOpen() {
    String token = lab.token("n01");

    assertThat(enrol(token, "short").status()).isEqualTo(422);
    assertThat(enrol(token, SECRET).status()).isEqualTo(201);
  }

  @Test
  void agent_ofANodeThatEnrolsAnew_replacesTheOldOne() {
    try (TestAgent old = lab.agent("n01");
        TestAgent next = lab.agent("n01")) {
      assertThat(old.caller().get("/api/v1/agents/" + old.id() + "/order").status()).isEqualTo(401);
      assertThat(next.order()).isEmpty();
      assertThat(lab.admin().get("/api/v1/agents").json().path("items").findValuesAsText("id"))
          .contains(next.id())
          .doesNotContain(old.id());
    }
  }

  @Test
  void secret_ofAnAgent_opensItsOwnOrdersAndNothingElse() {
    try (TestAgent one = lab.agent("n01");
        TestAgent other = lab.agent("n02")) {
      for (String path :
          List.of(
              "/api/v1/agents",
              "/api/v1/agents/" + other.id() + "/order",
              "/api/v1/jobs",
              "/api/v1/validation-runs",
              "/observe/metrics")) {
        Reply reply = one.caller().get(path);
        assertThat(reply.status()).as(path + " " + reply).isEqualTo(403);
      }
      Reply removal =
          one.caller().post("/api/v1/agents/" + one.id() + "/removal", "{\"reason\":\"no\"}");
      assertThat(removal.status()).isEqualTo(403);
      assertThat(one.order()).isEmpty();
    }
  }

  @Test
  void caller_thatIsNoAgent_getsNoOrders() {
    try (TestAgent agent = lab.agent("n01")) {
      Reply admin = lab.admin().get("/api/v1/agents/" + agent.id() + "/order");
      Reply stranger = lab.running().stranger().get("/api/v1/agents/" + agent.id() + "/order");

      assertThat(admin.status()).as(admin.toString()).isEqualTo(403);
      assertThat(stranger.status()).isEqualTo(401);
      assertThat(lab.admin().post("/api/v1/agents", "{}").status()).isEqualTo(403);
    }
  }

  @Test
  void oneTimeToken_opensTheWayToEnrolAlone() {
    String token = lab.token("n01");
    try (Caller once = Caller.withToken(lab.running().service().address(), token)) {
      assertThat(once.get("/api/v1/agents").status()).isEqualTo(403);
      assertThat(once.get("/api/v1/jobs").status()).isEqualTo(403);
    }
  }

  @Test
  void agents_listed_sayWhatTheyCanMeasureAndWhenTheyWereSeen() {
    try (TestAgent agent = lab.agent("n01")) {
      lab.pass(Duration.ofMinutes(5));
      assertThat(agent.order()).isEmpty();

      JsonNode shown = lab.admin().get("/api/v1/agents").json().at("/items/0");

      assertThat(shown.path("nodeId").asText()).isEqualTo("n01");
      assertThat(shown.path("lastSeenAt").asText()).isEqualTo(lab.now().toString());
      assertThat(shown.at("/devices/0/model").asText()).isEqualTo(ValidationLab.MODEL);
      assertThat(shown.at("/facts/os").asText()).isEqualTo("Linux");
      assertThat(lab.admin().get("/api/v1/agents").text()).doesNotContain("secret");
    }
  }

  @Test
  void removal_withAReason_shutsTheAgentOut() {
    try (TestAgent agent = lab.agent("n01")) {
      String path = "/api/v1/agents/" + agent.id() + "/removal";

      assertThat(lab.admin().post(path, "{}").status()).isEqualTo(422);
      assertThat(lab.admin().post(path, "{\"reason\":\"sold\"}").status()).isEqualTo(204);
      assertThat(lab.admin().post(path, "{\"reason\":\"sold\"}").status()).isEqualTo(404);
      assertThat(agent.caller().get("/api/v1/agents/" + agent.id() + "/order").status())
          .isEqualTo(401);
    }
  }
}
