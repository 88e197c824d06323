package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.rest.Routes;
import eu.megawatt.service.security.Role;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the document says of who may do what is what the service does. */
final class AccessTableTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "access.md");
  private static final String COMMAND =
      "mvn test -pl service -am -Dtest=AccessTableTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dmegawatt.write=access";

  @TempDir static Path data;

  private static RunningService running;
  private static final Map<Role, Caller> EVERYBODYS = new EnumMap<>(Role.class);
  private static final Map<Role, Caller> BOUND = new EnumMap<>(Role.class);
  private static TwoTenants tenants;

  @BeforeAll
  static void start() {
    running = RunningService.from(data.resolve("new"), TwoTenants.WEBHOOKS);
    tenants = TwoTenants.in(running);
    for (Role role : Role.values()) {
      EVERYBODYS.put(role, tenants.caller(role, Optional.empty()));
      BOUND.put(role, tenants.caller(role, Optional.of(TwoTenants.OWN)));
    }
  }

  @AfterAll
  static void stop() {
    EVERYBODYS.values().forEach(Caller::close);
    BOUND.values().forEach(Caller::close);
    running.close();
  }

  @Test
  void document_ofWhoMayDoWhat_isWhatTheServiceDoes() throws IOException {
    AccessTable table = new AccessTable();
    List<Routes.Rule> rules = new ArrayList<>(running.service().rules());
    rules.add(
        new Routes.Rule(
            "GET", "/observe/metrics", Optional.of(Scope.SYSTEM_READ), Tenancy.CLOSED, false));
    assertThat(rules).hasSizeGreaterThan(100);
    for (Routes.Rule rule : rules) {
      table.add(rule, found(rule));
    }
    String isSo = table.document();
    if (System.getProperty("megawatt.write", "").equals("access")) {
      Files.writeString(DOCUMENT, isSo);
    }
    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as("docs/access.md is not what the service does. To write it anew: " + COMMAND)
        .isEqualTo(isSo);
  }

  private static AccessTable.Found found(Routes.Rule rule) {
    Map<Role, Boolean> letIn = new EnumMap<>(Role.class);
    Set<String> own = new TreeSet<>();
    Set<String> another = new TreeSet<>();
    for (Role role : Role.values()) {
      if (rule.key().isPresent()) {
        assertThat(call(who(EVERYBODYS, role), rule, TwoTenants.OWN)).isEqualTo("403");
        continue;
      }
      boolean isLetIn =
          rule.scope().isEmpty()
              || !call(who(EVERYBODYS, role), rule, TwoTenants.OWN).equals("403");
      boolean has = rule.scope().map(role.scopes()::contains).orElse(true);
      assertThat(isLetIn).as(role + " " + rule).isEqualTo(has);
      letIn.put(role, isLetIn);
      if (rule.scope().isPresent()) {
        String its = call(who(BOUND, role), rule, TwoTenants.OWN);
        String others = call(who(BOUND, role), rule, TwoTenants.OTHER);
        if (has) {
          own.add(its.equals("403") ? "closed" : "yes");
          another.add(its.equals("403") ? "closed" : others);
        } else {
          assertThat(List.of(its, others)).as(role + " " + rule).containsOnly("403");
        }
      }
    }
    assertThat(own).as(rule + " is the same for all who may").hasSizeLessThan(2);
    assertThat(another).as(rule + " is the same for all who may").hasSizeLessThan(2);
    String closed = rule.tenancy() == Tenancy.CLOSED ? "closed" : "yes";
    assertThat(own).as(rule.toString()).isSubsetOf(closed);
    return new AccessTable.Found(
        letIn, first(own), rule.tenancy() == Tenancy.SHARED ? "the same" : first(another));
  }

  private static Caller who(Map<Role, Caller> callers, Role role) {
    return Objects.requireNonNull(callers.get(role));
  }

  private static String first(Set<String> words) {
    return words.isEmpty() ? "–" : words.iterator().next();
  }

  /** What comes of a call: 401, 403, 404 or 422 where that is because of who calls, else yes. */
  private static String call(Caller caller, Routes.Rule rule, String tenant) {
    TwoTenants.Call call = tenants.call(rule, tenant);
    try {
      HttpResponse<InputStream> response =
          caller
              .client()
              .send(
                  caller.request(
                      rule.method(),
                      call.path(),
                      BodyPublishers.ofString(call.body()),
                      "Content-Type",
                      "application/json"),
                  BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        int status = response.statusCode();
        if (status == 401 || status == 403 || (status == 404 && call.isThere())) {
          return Integer.toString(status);
        }
        String text =
            rule.method().equals("GET")
                ? ""
                : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return text.contains("\"OtherTenant\"") ? "422" : call.isOfATenant() ? "yes" : "not shown";
      }
    } catch (IOException e) {
      throw new UncheckedIOException(rule.toString(), e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tokens_ofEveryRole_areKnownUntilTheyEnd() {
    assertThat(who(BOUND, Role.SCHEDULER).get("/api/v1/session").json().path("tenant").asText())
        .isEqualTo(TwoTenants.OWN);
    assertThat(Instant.now()).isBefore(tenants.end());
  }
}
