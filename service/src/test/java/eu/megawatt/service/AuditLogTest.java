package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.security.Role;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Sha256;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The log of changes says who did what, and shows that nobody has touched it. */
final class AuditLogTest {

  private static final String LOG = "/api/v1/audit-log";

  /** What can be done to a table behind the service's back, and the entry where it shows. */
  private static Stream<Arguments> tampering() {
    return Stream.of(
        Arguments.of(
            "a word flipped",
            3,
            "UPDATE audit_entry SET body = REPLACE(body, 'the third', 'the third!') WHERE number = 3"),
        Arguments.of("one deleted", 2, "DELETE FROM audit_entry WHERE number = 2"),
        Arguments.of("the first deleted", 1, "DELETE FROM audit_entry WHERE number = 1"),
        Arguments.of(
            "the last deleted",
            5,
            "DELETE FROM audit_entry WHERE number = (SELECT MAX(number) FROM audit_entry)"),
        Arguments.of("the end cut off", 4, "DELETE FROM audit_entry WHERE number > 3"),
        Arguments.of(
            "two swapped",
            2,
            "UPDATE audit_entry SET number = CASE number WHEN 2 THEN -3 WHEN 3 THEN -2 END"
                + " WHERE number IN (2, 3)"
                + ";UPDATE audit_entry SET number = -number WHERE number < 0"),
        Arguments.of(
            "a hash flipped", 4, "UPDATE audit_entry SET hash = REPEAT('a', 64) WHERE number = 4"),
        Arguments.of(
            "a column for looking up changed",
            3,
            "UPDATE audit_entry SET caller = 'somebody' WHERE number = 3"),
        Arguments.of("the chain made anew from one on", 5, "ANEW"));
  }

  /** How everything is opened and looked at. */
  abstract static class Laws {

    abstract RunningService start(Path data);

    abstract Database open(Path data);

    void change(RunningService running, String reason) {
      assertThat(running.admin().post("/api/v1/sign-in-codes", "{}", "Reason", reason).status())
          .isEqualTo(201);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eu.megawatt.service.AuditLogTest#tampering")
    void log_tamperedWith_namesTheFirstThatIsNotAsItWasWritten(
        String what, int number, String sql, @TempDir Path data) {
      try (RunningService running = start(data)) {
        for (String each : new String[] {"one", "two", "the third", "four", "five"}) {
          change(running, each);
        }
        assertThat(running.admin().get(LOG + "/verification").json().path("intact").asBoolean())
            .isTrue();
      }
      try (Database database = open(data)) {
        database.jdbi().useTransaction(handle -> tamper(handle, sql));
      }
      try (RunningService running = start(data)) {
        JsonNode found = running.admin().get(LOG + "/verification").json();
        assertThat(found.path("intact").asBoolean()).as(what).isFalse();
        assertThat(found.at("/firstBroken/number").asInt()).as(found.toString()).isEqualTo(number);
        assertThat(found.path("entryCount").asInt()).isEqualTo(number - 1);
      }
      try (Database database = open(data)) {
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM audit_entry"));
      }
    }

    /** Somebody who knows how it is hashed changes the last two and hashes them again. */
    private static void tamper(Handle handle, String sql) {
      if (!sql.equals("ANEW")) {
        for (String each : sql.split(";", -1)) {
          handle.execute(each);
        }
        return;
      }
      String before = text(handle, "SELECT hash FROM audit_entry WHERE number = 3");
      for (int number = 4; number <= 5; number++) {
        String body =
            text(handle, "SELECT body FROM audit_entry WHERE number = " + number)
                .replace("201", "200");
        before = Sha256.hex(before + "\n" + body);
        handle.execute(
            "UPDATE audit_entry SET body = ?, hash = ? WHERE number = ?", body, before, number);
      }
    }

    private static String text(Handle handle, String sql) {
      return handle.createQuery(sql).mapTo(String.class).one().strip();
    }
  }

  @Nested
  final class OnH2 extends Laws {

    @Override
    RunningService start(Path data) {
      return RunningService.from(data);
    }

    @Override
    Database open(Path data) {
      return Database.open(DataDirectory.open(data));
    }

    @Test
    void change_ofEveryKind_isInTheLogWithWhoAndWhy(@TempDir Path data) {
      try (RunningService running = RunningService.from(data, TwoTenants.WEBHOOKS)) {
        TwoTenants tenants = TwoTenants.in(running);
        String job = "/api/v1/jobs/" + tenants.jobOf(TwoTenants.OWN);
        try (Caller acme = tenants.caller(Role.SCHEDULER, Optional.of(TwoTenants.OWN))) {
          acme.post(job + "/cancellation", "{\"reason\":\"no longer wanted\"}");
          acme.post("/api/v1/power-limits", "{}");
        }
        JsonNode items = running.admin().get(LOG + "?subject=" + job).json().path("items");
        assertThat(items).hasSize(2);
        JsonNode cancelled = items.path(0);
        assertThat(cancelled.path("route").asText()).isEqualTo("/api/v1/jobs/{id}/cancellation");
        assertThat(cancelled.path("reason").asText()).isEqualTo("no longer wanted");
        assertThat(cancelled.path("tenant").asText()).isEqualTo(TwoTenants.OWN);
        assertThat(cancelled.path("outcome").asText()).isEqualTo("Done");
        assertThat(items.at("/1/route").asText()).isEqualTo("/api/v1/jobs");
        String caller = cancelled.path("caller").asText();
        JsonNode its =
            running.admin().get(LOG + "?pageSize=1&caller=" + caller).json().path("items");
        assertThat(its.at("/0/outcome").asText()).isEqualTo("Refused");
        assertThat(its.at("/0/status").asInt()).isEqualTo(403);
        assertThat(running.admin().get(LOG + "/verification").json().path("intact").asBoolean())
            .isTrue();
      }
    }

    @Test
    void log_cutOff_isNeverWholeAgain(@TempDir Path data) {
      try (RunningService running = start(data)) {
        change(running, "one");
        change(running, "two");
      }
      try (Database database = open(data)) {
        database.jdbi().useHandle(it -> it.execute("DELETE FROM audit_entry WHERE number = 2"));
      }
      for (int i = 0; i < 2; i++) {
        try (RunningService running = start(data)) {
          change(running, "another");
          change(running, "one more");
          JsonNode found = running.admin().get(LOG + "/verification").json();
          assertThat(found.at("/firstBroken/number").asInt()).isEqualTo(2);
        }
      }
    }

    @Test
    void trial_andReading_areNotInTheLog(@TempDir Path data) {
      try (RunningService running = start(data)) {
        running.admin().post("/api/v1/sample-batches", "{\"points\":[]}");
        running.admin().post("/api/v1/placements?validateOnly", "{}");
        running.admin().post("/api/v1/power-limits?validateOnly", "{}");

        assertThat(running.admin().get(LOG).json().path("items")).isEmpty();
      }
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class OnPostgres extends Laws {

    private final RealPostgres server = RealPostgres.start();

    @AfterAll
    void stopServer() {
      server.close();
    }

    @Override
    RunningService start(Path data) {
      return RunningService.from(data, server.address("megawatt"));
    }

    @Override
    Database open(Path data) {
      return Database.open(server.address("megawatt"), _ -> {});
    }
  }
}
