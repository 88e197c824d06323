package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.security.Passwords;
import eu.megawatt.service.store.Sha256;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who sign in with a password that is kept here. */
final class AccountsTest {

  private static final String ACCOUNTS = "/api/v1/accounts";
  private static final String SESSION = "/api/v1/session";
  private static final String PASSWORD_PATH = SESSION + "/password";
  private static final String PASSWORD = "a dozen and more";

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

  private Reply add(String more) {
    return running
        .admin()
        .post(
            ACCOUNTS,
            "{\"name\":\"Ada\",\"password\":\"%s\",\"roles\":[\"planner\"]%s}"
                .formatted(PASSWORD, more));
  }

  private Reply signIn(String name, String password) {
    return running
        .stranger()
        .post(SESSION, "{\"account\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
  }

  private static String cookie(Reply reply) {
    return reply.header("Set-Cookie").split(";", 2)[0];
  }

  private int asks(String cookie, String path) {
    return running.stranger().get(path, "Cookie", cookie).status();
  }

  @Test
  void account_signedIn_isWhoItIsAndMayWhatItsRolesMay() {
    assertThat(add(",\"tenant\":\"acme\",\"displayName\":\"Ada L.\"").status()).isEqualTo(201);
    Reply signedIn = signIn("ada", PASSWORD);
    assertThat(signedIn.status()).isEqualTo(204);
    String cookie = cookie(signedIn);
    Reply self = running.stranger().get(SESSION, "Cookie", cookie);

    assertThat(self.json().path("name").asText()).isEqualTo("Ada L.");
    assertThat(self.json().path("tenant").asText()).isEqualTo("acme");
    assertThat(self.json().path("scopes").toString()).contains("plans:approve");
    assertThat(asks(cookie, "/api/v1/jobs")).isEqualTo(200);
    assertThat(asks(cookie, ACCOUNTS)).isEqualTo(403);
    assertThat(running.stranger().get(SESSION).status()).isEqualTo(401);
  }

  @Test
  void password_ofAnAccount_isNeverSeenAgain() {
    Reply made = add("");

    assertThat(made.text()).doesNotContain(PASSWORD, "argon2");
    assertThat(running.admin().get(made.header("Location")).text()).doesNotContain("argon2");
    assertThat(running.admin().get("/api/v1/audit-log").text()).doesNotContain(PASSWORD);
  }

  @Test
  void session_ofAnAccount_endsWithAnotherPasswordOrWhenItIsDisabled() {
    Reply made = add("");
    String cookie = cookie(signIn("ada", PASSWORD));
    String change = "{\"roles\":[\"finance\"]%s}";
    String path = made.header("Location");
    assertThat(running.admin().put(path, change.formatted("")).status()).isEqualTo(428);
    Reply changed =
        running.admin().put(path, change.formatted(""), "If-Match", made.header("ETag"));
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(asks(cookie, "/api/v1/current-plan/search")).isEqualTo(200);
    assertThat(asks(cookie, "/api/v1/power-limits")).as("finance may not").isEqualTo(403);

    running.admin().put(path, change.formatted(",\"password\":\"another dozen\""), "If-Match", "*");
    assertThat(asks(cookie, "/api/v1/status")).isEqualTo(401);
    assertThat(signIn("ada", PASSWORD).status()).isEqualTo(401);
    String again = cookie(signIn("ada", "another dozen"));
    assertThat(asks(again, "/api/v1/status")).isEqualTo(200);
    running.admin().put(path, change.formatted(",\"disabled\":true"), "If-Match", "*");
    assertThat(asks(again, "/api/v1/status")).isEqualTo(401);
    assertThat(signIn("ada", "another dozen").status()).isEqualTo(401);
  }

  @Test
  void signIn_withAWrongPasswordOrName_isAnsweredTheSame() {
    add("");

    Reply wrong = signIn("ada", "not the password");
    Reply unknown = signIn("bob", "not the password");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("detail")).isEqualTo(unknown.json().path("detail"));
  }

  @Test
  void signIn_failedTooOften_hasToWaitThoughThePasswordIsRight() {
    add("");
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("ada", "not the password").status()).isEqualTo(401);
    }
    Reply refused = signIn("ada", PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }

  private Reply change(String cookie, String current, String next) {
    String body = "{\"current\":\"%s\",\"next\":\"%s\"}".formatted(current, next);
    return running.stranger().post(PASSWORD_PATH, body, "Cookie", cookie, "Origin", origin());
  }

  private String origin() {
    return running.service().address();
  }

  @Test
  void password_changedByItsOwner_endsItsOtherSessionsAlone() {
    add("");
    String here = cookie(signIn("ada", PASSWORD));
    String elsewhere = cookie(signIn("ada", PASSWORD));

    Reply changed = change(here, PASSWORD, "another dozen");

    assertThat(changed.status()).as(changed.toString()).isEqualTo(204);
    assertThat(asks(here, "/api/v1/status")).isEqualTo(200);
    assertThat(asks(elsewhere, "/api/v1/status")).isEqualTo(401);
    assertThat(signIn("ada", PASSWORD).status()).isEqualTo(401);
    assertThat(signIn("ada", "another dozen").status()).isEqualTo(204);
    Reply log = running.admin().get("/api/v1/audit-log");
    assertThat(log.text()).contains(PASSWORD_PATH).doesNotContain(PASSWORD, "another dozen");
  }

  @Test
  void password_changedWithAnotherThanTheCurrent_isRefusedAndAfterFiveTimesHasToWait() {
    add("");
    String cookie = cookie(signIn("ada", PASSWORD));
    for (int i = 0; i < 5; i++) {
      Reply refused = change(cookie, "not the password", "another dozen");
      assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
      assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/current");
    }
    Reply waiting = change(cookie, PASSWORD, "another dozen");

    assertThat(waiting.status()).isEqualTo(429);
    assertThat(waiting.header("Retry-After")).isNotEmpty();
    assertThat(asks(cookie, "/api/v1/status")).as("it stays signed in").isEqualTo(200);
  }

  @Test
  void password_tooShortTheSameOrOfNoAccount_isRefused() {
    add("");
    String cookie = cookie(signIn("ada", PASSWORD));

    Reply tooShort = change(cookie, PASSWORD, "short");
    assertThat(tooShort.status()).isEqualTo(422);
    assertThat(tooShort.text()).contains("/next", "12 to 500");
    assertThat(change(cookie, PASSWORD, PASSWORD).text()).contains("/next", "another");
    String body = "{\"current\":\"%s\",\"next\":\"another dozen\"}".formatted(PASSWORD);
    assertThat(running.admin().post(PASSWORD_PATH, body).status()).isEqualTo(403);
    assertThat(running.stranger().post(PASSWORD_PATH, body).status()).isEqualTo(401);
    assertThat(running.stranger().post(PASSWORD_PATH, body, "Cookie", cookie).status())
        .as("from another page")
        .isEqualTo(403);
  }

  @Test
  void sessions_listed_canBeEndedByTheirIdWhichOpensNothing() {
    add(",\"tenant\":\"acme\"");
    String cookie = cookie(signIn("ada", PASSWORD));
    String secret = cookie.split("=", 2)[1];

    Reply listed = running.admin().get(SESSION + "s");
    assertThat(listed.text()).doesNotContain(secret, Sha256.hex(secret));
    JsonNode its = listed.json().at("/items/0");
    assertThat(its.path("kind").asText()).isEqualTo("Account");
    assertThat(its.path("name").asText()).isEqualTo("Ada");
    assertThat(its.path("tenant").asText()).isEqualTo("acme");
    assertThat(its.path("openedAt").asText()).isNotEmpty();
    assertThat(its.path("isOwn").asBoolean()).isFalse();
    String path = SESSION + "s/" + its.path("id").asText();
    assertThat(asks("megawatt-session=" + its.path("id").asText(), SESSION)).isEqualTo(401);
    assertThat(asks(cookie, SESSION + "s"))
        .as("its own tenant's is not everybody's")
        .isEqualTo(403);

    assertThat(running.admin().delete(path, "Reason", "the laptop was lost").status())
        .isEqualTo(204);
    assertThat(asks(cookie, "/api/v1/status")).isEqualTo(401);
    assertThat(running.admin().delete(path).status()).isEqualTo(404);
    assertThat(running.admin().delete(SESSION + "s/" + secret).status()).isEqualTo(404);
    JsonNode entry = running.admin().get("/api/v1/audit-log").json().path("items");
    assertThat(entry.toString()).contains("the laptop was lost", path);
  }

  @Test
  void account_withEverythingWrong_isRefusedWithAllOfIt() {
    Reply refused =
        running
            .admin()
            .post(ACCOUNTS, "{\"name\":\"a b\",\"roles\":[\"plannr\"],\"password\":\"short\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors"))
        .extracting(it -> it.path("pointer").asText())
        .containsExactly("/name", "/roles/0", "/password");
    assertThat(refused.text()).contains("planner");
    assertThat(add("").status()).isEqualTo(201);
    assertThat(add("").status()).as("the name is taken").isEqualTo(409);
  }

  @Test
  void passwords_hashedAsBefore_areKnownAndToBeHashedAnew() {
    Passwords passwords = new Passwords();
    String hash = passwords.hash(PASSWORD);

    assertThat(hash)
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
        .isNotEqualTo(passwords.hash(PASSWORD));
    assertThat(passwords.matches(PASSWORD, hash)).isTrue();
    assertThat(passwords.matches("another", hash)).isFalse();
    assertThat(passwords.isWeak(hash)).isFalse();
    String old =
        "$argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$"
            + "gWMFUrjzsfSM2xmSxMZ4ZD1JCytetP9sSzQ4tWIXJLI";
    assertThat(passwords.isWeak(old)).isTrue();
  }
}
