package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.security.Role;
import eu.megawatt.service.security.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Those who call beside the administrator. */
final class People {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private People() {}

  /** Somebody with an account, who is signed in. */
  static Caller signedIn(RunningService running, String name, Role role) {
    String password = "a password of " + name;
    Reply made =
        running
            .admin()
            .post(
                "/api/v1/accounts",
                "{\"name\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}"
                    .formatted(name, password, role.word()));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    Reply session =
        running
            .stranger()
            .post(
                "/api/v1/session",
                "{\"account\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    assertThat(session.status()).as(session.toString()).isEqualTo(204);
    return Caller.withCookie(
        running.service().address(), session.header("Set-Cookie").split(";", 2)[0]);
  }

  /** A program with a token that the administrator has made. */
  static Caller withToken(RunningService running, Role role) {
    return withToken(running, role, "");
  }

  /** The same that belongs to a tenant. */
  static Caller ofTenant(RunningService running, Role role, String tenant) {
    return withToken(running, role, "\"tenant\":\"%s\",".formatted(tenant));
  }

  private static Caller withToken(RunningService running, Role role, String more) {
    Reply made =
        running
            .admin()
            .post(
                "/api/v1/tokens",
                "{\"name\":\"a program\",%s\"scopes\":[%s],\"expiresAt\":\"%s\"}"
                    .formatted(
                        more,
                        role.scopes().stream()
                            .map(Scope::word)
                            .map(it -> '"' + it + '"')
                            .collect(Collectors.joining(",")),
                        Instant.now().plus(AN_HOUR)));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return Caller.withToken(running.service().address(), made.json().path("secret").asText());
  }
}
