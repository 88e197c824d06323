package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of programs: what they open, and until when. */
final class TokensTest {

  private static final String TOKENS = "/api/v1/tokens";

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private static String body(String scopes, String more, Instant end) {
    return "{\"name\":\"a program\",\"scopes\":[%s],%s\"expiresAt\":\"%s\"}"
        .formatted(scopes, more, end);
  }

  private Reply make(String scopes, String more) {
    return running
        .admin()
        .post(TOKENS, body(scopes, more, Instant.now().plus(Duration.ofHours(1))));
  }

  private Caller with(Reply made) {
    return Caller.withToken(running.service().address(), made.json().path("secret").asText());
  }

  @Test
  void token_made_opensItsScopesAndNothingElse() {
    try (Caller program = with(make("\"jobs:read\"", ""))) {
      assertThat(program.get("/api/v1/jobs").status()).isEqualTo(200);
      Reply refused = program.get("/api/v1/fleet/summary");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().path("detail").asText())
          .contains("fleet:read", "planner", "administrator");
      assertThat(program.get("/observe/metrics").status()).isEqualTo(403);
      assertThat(program.get("/api/v1/session").json().path("scopes")).hasSize(1);
    }
  }

  @Test
  void secret_ofAToken_isShownOnceAndKeptAsAHash() {
    Reply made = make("\"jobs:read\"", "");
    String secret = made.json().path("secret").asText();

    assertThat(secret).hasSizeGreaterThan(40);
    assertThat(running.admin().get(made.header("Location")).text()).doesNotContain(secret);
    assertThat(running.admin().get(TOKENS).text()).doesNotContain(secret);
  }

  @Test
  void token_revoked_opensNothingAtOnce() {
    Reply made = make("\"jobs:read\"", "");
    try (Caller program = with(made)) {
      assertThat(program.get("/api/v1/jobs").status()).isEqualTo(200);
      assertThat(running.admin().get(made.header("Location")).json().path("lastUsedAt").asText())
          .isNotEmpty();
      assertThat(running.admin().delete(made.header("Location")).status()).isEqualTo(204);
      assertThat(program.get("/api/v1/jobs").status()).isEqualTo(401);
      assertThat(running.admin().delete(made.header("Location")).status()).isEqualTo(404);
    }
  }

  @Test
  void token_afterTheNextStart_opensWhatItDid() {
    Reply made = make("\"jobs:read\"", "");
    running.close();
    running = RunningService.from(data);
    try (Caller program = with(made)) {
      assertThat(program.get("/api/v1/jobs").status()).isEqualTo(200);
    }
  }

  @Test
  void token_expired_isRefusedInWords() {
    Reply made = make("\"jobs:read\"", "");
    running.close();
    running = RunningService.from(data, Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
    try (Caller program = with(made)) {
      Reply refused = program.get("/api/v1/jobs");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.json().path("detail").asText()).contains("expired at");
    }
  }

  @Test
  void token_ofTheFuture_isRefusedInWords() {
    Reply made = make("\"jobs:read\"", "");
    running.close();
    running = RunningService.from(data, Clock.offset(Clock.systemUTC(), Duration.ofHours(-2)));
    try (Caller program = with(made)) {
      Reply refused = program.get("/api/v1/jobs");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.json().path("detail").asText()).contains("still to come");
    }
  }

  @Test
  void token_withEverythingWrong_isRefusedWithAllOfIt() {
    Reply refused =
        running
            .admin()
            .post(
                TOKENS,
                "{\"scopes\":[\"jobs:raed\"],\"tenant\":\"\",\"expiresAt\":\"%s\"}"
                    .formatted(Instant.now().plus(Duration.ofDays(400))));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors"))
        .extracting(it -> it.path("pointer").asText())
        .containsExactly("/name", "/scopes/0", "/tenant", "/expiresAt");
    assertThat(refused.text()).contains("jobs:read");
  }

  @Test
  void token_madeWithAToken_mayDoNoMoreThanThat() {
    try (Caller program =
        with(make("\"access:write\",\"access:read\",\"jobs:read\"", "\"tenant\":\"acme\","))) {
      Instant end = Instant.now().plus(Duration.ofHours(1));
      assertThat(program.post(TOKENS, body("\"jobs:write\"", "", end)).json().at("/errors/0/code"))
          .hasToString("\"MissingScope\"");
      assertThat(
              program
                  .post(TOKENS, body("\"jobs:read\"", "\"tenant\":\"beta\",", end))
                  .json()
                  .at("/errors/0/code"))
          .hasToString("\"OtherTenant\"");
      Reply made = program.post(TOKENS, body("\"jobs:read\"", "", end));
      assertThat(made.json().path("tenant").asText()).isEqualTo("acme");
      assertThat(program.get(TOKENS).json().path("items")).hasSize(2);
    }
  }
}
