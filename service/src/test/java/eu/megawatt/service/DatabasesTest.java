package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.service.attest.Chain;
import eu.megawatt.service.attest.VerifyingKey;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.store.Sha256;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service on each database: what is kept is there after the next start. */
final class DatabasesTest {

  private static final Inventory FLEET = ExampleFleet.pocket();
  private static final Node NODE = FLEET.nodes().values().iterator().next();
  private static final String SEARCH = "/api/v1/current-plan/search";
  private static final long STEP_MILLIS = 15_000;

  /** How everything is opened and looked at. */
  abstract static class Laws {

    @TempDir Path data;

    abstract RunningService start();

    abstract Database open();

    @Test
    void everyStore_afterTheNextStart_hasWhatWasKept() throws Exception {
      String scenario;
      String plan;
      String snapshot;
      String secret;
      long quarter = (System.currentTimeMillis() / QuarterRecord.MILLIS - 2) * QuarterRecord.MILLIS;
      try (RunningService running = start()) {
        Caller admin = running.admin();
        scenario = admin.scenario(Examples.small(1));
        plan = admin.planned(scenario, 1);
        snapshot = bringFleet(admin);
        post(admin, quarter);
        admin.send(
            "PUT",
            SEARCH,
            BodyPublishers.ofString("{\"paused\":true,\"reason\":\"a test\"}"),
            "Content-Type",
            "application/json",
            "If-Match",
            "*");
        running.service().telemetry().rollUp();
        secret = token(admin);
        addAccount(admin);
      }
      try (RunningService running = start()) {
        Caller admin = running.admin();
        assertThat(admin.get("/api/v1/scenarios/" + scenario + "/document").status())
            .isEqualTo(200);
        assertThat(admin.get("/api/v1/scenarios").json().path("items")).hasSize(1);
        assertThat(admin.get(SEARCH).json().path("state").asText()).isEqualTo("Paused");
        assertThat(admin.get("/api/v1/plans/" + plan + "/document").json().path("format").asText())
            .isEqualTo("megawatt/plan/1");
        JsonNode operation = admin.get("/api/v1/operations").json().path("items").path(0);
        assertThat(operation.path("state").asText()).isEqualTo("Succeeded");
        assertThat(
                admin
                    .get("/api/v1/operations/" + operation.path("id").asText() + "/history")
                    .json()
                    .path("items"))
            .isNotEmpty();
        assertThat(admin.get("/api/v1/snapshots/" + snapshot).status()).isEqualTo(200);
        assertThat(session(running)).isEqualTo(303);
        assertAccess(running, secret);
        assertThat(admin.scenario(Examples.small(1))).isEqualTo(scenario);
        assertThat(admin.delete("/api/v1/scenarios/" + scenario).status()).isEqualTo(204);
        assertThat(admin.get("/api/v1/plans/" + plan).status()).isEqualTo(404);
      }
      try (Database database = open()) {
        assertThat(
                new RecordTables(database.jdbi())
                    .quarters(
                        new Subject(RecordScope.NODE, NODE.id()),
                        quarter,
                        quarter + QuarterRecord.MILLIS))
            .singleElement()
            .satisfies(
                it ->
                    assertThat(it.content().nodes().millijoules())
                        .isEqualTo(6_000 * QuarterRecord.MILLIS));
      }
    }

    @Test
    void services_planned_haveTheSameTrafficAfterTheNextStart() {
      JsonNode before;
      String traffic = "/api/v1/services/assistant/traffic";
      try (RunningService running = start()) {
        Caller admin = running.admin();
        Reply basis =
            admin.put(
                "/api/v1/current-plan/basis",
                "{\"scenarioId\":\"%s\",\"reason\":\"a test\"}"
                    .formatted(admin.scenario(ThreeSites.document(Instant.now()))),
                "If-Match",
                "*");
        assertThat(basis.status()).as(basis.toString()).isIn(200, 412);
        if (basis.status() == 412) {
          admin.planOn(ThreeSites.document(Instant.now()));
        }
        admin.put("/api/v1/models/chat", ThreeSites.MODEL);
        admin.put("/api/v1/regions/paris", ThreeSites.REGION);
        admin.put("/api/v1/services/assistant", ThreeSites.service("acme", "any", 200, true));
        admin.put("/api/v1/services/gone", ThreeSites.service("acme", "any", 200, true));
        admin.put(
            "/api/v1/services/assistant/forecast",
            "{\"from\":\"2026-11-23T00:00:00Z\",\"requestsPerSecond\":[50]}");
        assertThat(admin.delete("/api/v1/services/gone", "If-Match", "*").status()).isEqualTo(204);
        before =
            Await.present(
                "requests to be planned",
                () ->
                    Optional.of(admin.get(traffic).json())
                        .filter(it -> it.at("/now/requestsPerSecond").asDouble() == 50));
      }
      try (RunningService running = start()) {
        Caller admin = running.admin();
        JsonNode after = admin.get(traffic).json();
        // Where a quarter of an hour has begun meanwhile, the rest is the same.
        String from = after.at("/now/from").asText();
        assertThat(before.path("quarters")).contains(after.path("now"));
        assertThat(after.path("number").asLong())
            .isGreaterThanOrEqualTo(before.path("number").asLong());
        assertThat(from).isGreaterThanOrEqualTo(before.at("/now/from").asText());
        assertThat(admin.get("/api/v1/models/chat").status()).isEqualTo(200);
        assertThat(admin.get("/api/v1/regions/paris").status()).isEqualTo(200);
        assertThat(admin.get("/api/v1/services").json().path("items")).hasSize(1);
      }
    }

    @Test
    void sovereignty_provedBefore_isProvedAfterARestart() throws GeneralSecurityException {
      String evidence = Sha256.hex("evidence".getBytes(StandardCharsets.UTF_8));
      String register = TwoSites.register(Instant.parse("2029-01-01T00:00:00Z"), "US");
      String put = "/api/v1/sovereignty/register?reason=a%20test";
      try (RunningService running = start()) {
        Caller admin = running.admin();
        assertThat(admin.put(put, register).status()).isEqualTo(201);
        assertThat(admin.put("/api/v1/evidence/" + evidence, "evidence").status()).isEqualTo(201);
        admin.planOn(TwoSites.document(Instant.now()));
        attested(admin, "owned");
      }
      try (RunningService running = start()) {
        Caller admin = running.admin();
        attested(admin, "eu");
        assertThat(admin.put(put, register, "If-Match", "*").status()).isEqualTo(200);
        assertThat(admin.get("/api/v1/sovereignty/registers").json().path("items")).hasSize(2);
        assertThat(admin.get("/api/v1/evidence/" + evidence).text()).isEqualTo("evidence");
        String signer =
            admin.get("/api/v1/attestations").json().at("/items/0/keyFingerprint").asText();
        String key = "";
        for (JsonNode its : admin.get("/api/v1/attestation-keys").json().path("items")) {
          key =
              its.path("fingerprint").asText().equals(signer)
                  ? its.path("publicKeyPem").asText()
                  : key;
        }
        Chain.Outcome chain =
            Chain.check(
                admin.get("/api/v1/attestations/log").text().lines().toList(),
                List.of(VerifyingKey.ofPem(key)),
                true);
        assertThat(chain.faults()).isEmpty();
        assertThat(chain.links()).isEqualTo(2);
      }
    }

    private static void attested(Caller admin, String profile) {
      Reply made =
          admin.post("/api/v1/jobs", TwoSites.job(profile, 3_600, ""), "Idempotency-Key", profile);
      assertThat(made.status()).as(made.toString()).isEqualTo(201);
      String path = "/api/v1/attestations?jobId=" + made.json().path("id").asText();
      Await.until("an attestation", () -> !admin.get(path).json().path("items").isEmpty());
    }

    private static String token(Caller admin) {
      return admin
          .post(
              "/api/v1/tokens",
              "{\"name\":\"one\",\"scopes\":[\"jobs:read\"],\"tenant\":\"acme\",\"expiresAt\":\"%s\"}"
                  .formatted(Instant.now().plusSeconds(3_600)))
          .json()
          .path("secret")
          .asText();
    }

    private static void addAccount(Caller admin) {
      Reply made =
          admin.post(
              "/api/v1/accounts",
              "{\"name\":\"ada\",\"roles\":[\"planner\"],\"password\":\"a dozen and more\"}",
              "Reason",
              "she plans");
      assertThat(made.status()).as(made.toString()).isEqualTo(201);
    }

    /** Tokens, accounts and the audit log are as they were left. */
    private static void assertAccess(RunningService running, String secret) {
      try (Caller program = Caller.withToken(running.service().address(), secret)) {
        assertThat(program.get("/api/v1/session").json().path("tenant").asText()).isEqualTo("acme");
        assertThat(program.get("/api/v1/jobs").status()).isEqualTo(200);
      }
      Reply signedIn =
          running
              .stranger()
              .post("/api/v1/session", "{\"account\":\"ada\",\"password\":\"a dozen and more\"}");
      assertThat(signedIn.status()).as(signedIn.toString()).isEqualTo(204);
      Caller admin = running.admin();
      JsonNode account = admin.get("/api/v1/accounts").json().at("/items/0");
      JsonNode entries =
          admin
              .get(
                  "/api/v1/audit-log?caller=admin&from=2020-01-01T00:00:00Z&subject=/api/v1/accounts")
              .json()
              .path("items");
      assertThat(entries).hasSize(1);
      assertThat(entries.at("/0/subject").asText()).endsWith(account.path("id").asText());
      assertThat(entries.at("/0/reason").asText()).isEqualTo("she plans");
      assertThat(admin.get("/api/v1/audit-log/verification").json().path("intact").asBoolean())
          .isTrue();
      assertThat(admin.get("/api/v1/approvals").json().path("items")).isEmpty();
      assertThat(
              admin
                  .send(
                      "DELETE",
                      "/api/v1/accounts/" + account.path("id").asText(),
                      BodyPublishers.noBody())
                  .status())
          .isEqualTo(204);
    }

    private static String bringFleet(Caller admin) {
      Reply put =
          admin.send(
              "PUT",
              "/api/v1/fleet/document",
              BodyPublishers.ofString(Fleets.json(FLEET)),
              "Content-Type",
              "application/json");
      assertThat(put.status()).as(put.toString()).isEqualTo(201);
      return put.json().path("snapshotId").asText();
    }

    private static void post(Caller admin, long quarter) {
      String points =
          LongStream.rangeClosed(0, QuarterRecord.MILLIS / STEP_MILLIS)
              .mapToObj(
                  step ->
                      "{\"nodeId\":\"%s\",\"at\":\"%s\",\"powerW\":6000}"
                          .formatted(NODE.id(), Instant.ofEpochMilli(quarter + step * STEP_MILLIS)))
              .collect(Collectors.joining(","));
      Reply reply = admin.post("/api/v1/sample-batches", "{\"points\":[" + points + "]}");
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }

    /** A browser's way in: its session is kept in the database. */
    private static int session(RunningService running) {
      String link = running.service().signInLink();
      return running.stranger().get(link.substring(link.indexOf("/sign-in"))).status();
    }
  }

  @Nested
  final class OnH2 extends Laws {

    @Override
    RunningService start() {
      return RunningService.from(data);
    }

    @Override
    Database open() {
      return Database.open(DataDirectory.open(data));
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
    RunningService start() {
      return RunningService.from(data, server.address("megawatt"));
    }

    @Override
    Database open() {
      return Database.open(server.address("megawatt"), _ -> {});
    }

    @Test
    void start_databaseThatIsNotThere_namesItAndWhatToDo() {
      assertThatThrownBy(() -> RunningService.from(data, server.address("elsewhere")))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("elsewhere")
          .hasMessageContaining("CREATE DATABASE");
    }

    @Test
    void start_withAWrongPassword_saysWhatToSetAndNotThePassword() {
      assertThatThrownBy(
              () -> RunningService.from(data, server.address("megawatt", "a wrong secret")))
          .isInstanceOf(StartException.class)
          .hasMessageContaining(server.url("megawatt") + " does not let us in")
          .hasMessageContaining(DatabaseAddress.PASSWORD)
          .hasMessageNotContaining("a wrong secret");
    }

    @Test
    void start_withoutAPassword_saysWhatToSet() {
      DatabaseAddress address =
          new DatabaseAddress(
              server.url("megawatt"), Optional.of(RealPostgres.USER), Optional.empty());

      assertThatThrownBy(() -> RunningService.from(data, address))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("does not let us in")
          .hasMessageContaining(DatabaseAddress.PASSWORD);
    }

    @Test
    void start_whileAnotherHasTheDatabase_saysWho(@TempDir Path other) {
      try (RunningService running = start()) {
        assertThatThrownBy(() -> RunningService.from(other, server.address("megawatt")))
            .isInstanceOf(StartException.class)
            .hasMessageContaining(server.url("megawatt") + " is used by another Megawatt")
            .hasMessageContaining("process " + ProcessHandle.current().pid())
            .hasMessageContaining("database of its own");
        assertThat(running.admin().scenario(Examples.small(2))).isNotEmpty();
      }
      try (RunningService next = RunningService.from(other, server.address("megawatt"))) {
        assertThat(next.admin().get("/api/v1/scenarios").status()).isEqualTo(200);
      }
    }

    @Test
    void session_thatHoldsTheDatabase_brokenIsTakenUpAgain(@TempDir Path other) {
      try (RunningService running = start()) {
        List<String> before = server.holders();
        server.endHolder();
        Await.until(
            "another session to hold it",
            () -> !server.holders().isEmpty() && !server.holders().equals(before));

        assertThat(running.service().lost()).isNotDone();
        assertThat(running.admin().scenario(Examples.small(3))).isNotEmpty();
        assertThatThrownBy(() -> RunningService.from(other, server.address("megawatt")))
            .isInstanceOf(StartException.class);
      }
    }

    @Test
    void database_takenBySomebodyElse_isWrittenToNoMore() throws SQLException {
      try (RunningService running = start();
          Connection _ = server.robHolder()) {
        String reason = running.service().lost().join();

        assertThat(reason)
            .contains(server.url("megawatt"), "a thief", "writes nothing more and ends");
        assertThat(
                running
                    .admin()
                    .send(
                        "POST",
                        "/api/v1/scenarios",
                        BodyPublishers.ofString(Examples.small(4)),
                        "Content-Type",
                        "application/json")
                    .status())
            .isGreaterThanOrEqualTo(500);
      }
    }
  }

  @Test
  void start_databaseThatDoesNotAnswer_namesItAndWhatToDo(@TempDir Path data) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/megawatt";
    DatabaseAddress address = new DatabaseAddress(url, Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> RunningService.from(data, address))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(url)
        .hasMessageContaining("does not answer");
  }

  @Test
  void address_ofAnotherDatabase_isRefused() {
    assertThatThrownBy(
            () ->
                new DatabaseAddress("jdbc:mysql://x/megawatt", Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:mysql://x/megawatt")
        .hasMessageContaining("postgresql://HOST:PORT/NAME");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://x/megawatt?password=secret",
        "postgresql://megawatt:secret@x/megawatt",
        "mysql://megawatt:secret@x/megawatt"
      })
  void address_withAPassword_isRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> new DatabaseAddress(url, Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(DatabaseAddress.PASSWORD)
        .hasMessageNotContaining("secret");
  }

  @Test
  void address_withoutJdbc_isTheSame() {
    assertThat(
            new DatabaseAddress("postgresql://x:5432/megawatt", Optional.empty(), Optional.empty())
                .url())
        .isEqualTo("jdbc:postgresql://x:5432/megawatt");
  }
}
