package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.books.ledger.BooksSettings;
import eu.megawatt.service.books.ledger.LedgerWriter;
import eu.megawatt.service.books.ledger.PocketInputs;
import eu.megawatt.service.books.ledger.TelemetryFacts;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.telemetry.record.QuarterRecord;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From readings that are posted, and an allocation, to entries of the ledger over HTTP. */
final class LedgerEntriesTest {

  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final String NODE = "pocket-n01";
  private static final long WATTS = 6_000;
  private static final long STEP_MILLIS = 15_000;
  private static final long MILLIJOULES = WATTS * QuarterRecord.MILLIS;

  @TempDir Path data;

  private final Instant from =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));

  @BeforeEach
  void record() throws Exception {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      put(admin, "/api/v1/fleet/document", Fleets.json(POCKET));
      put(
          admin,
          "/api/v1/allocations/one",
          """
          {"jobId":"train","tenant":"bank","workloadClass":"training","nodeIds":["%s"],\
          "startedAt":"%s"}"""
              .formatted(NODE, from));
      String points =
          LongStream.rangeClosed(0, 4 * QuarterRecord.MILLIS / STEP_MILLIS)
              .mapToObj(step -> from.plusMillis(step * STEP_MILLIS))
              .map(
                  at ->
                      "{\"nodeId\":\"%s\",\"at\":\"%s\",\"powerW\":%d}".formatted(NODE, at, WATTS))
              .collect(Collectors.joining(","));
      Reply posted = admin.post("/api/v1/sample-batches", "{\"points\":[" + points + "]}");
      assertThat(posted.status()).as(posted.toString()).isEqualTo(200);
      running.service().telemetry().rollUp();
    }
    book();
  }

  private static void put(Caller caller, String path, String body) throws Exception {
    Reply reply =
        caller.send("PUT", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
  }

  private void book() {
    try (Database database = Database.open(DataDirectory.open(data))) {
      LedgerWriter writer =
          new LedgerWriter(
              database.jdbi(),
              new TelemetryFacts(
                  new RecordTables(database.jdbi()),
                  new AllocationStore(database.jdbi()),
                  () -> POCKET,
                  _ -> Optional.empty()),
              new PocketInputs(from.minus(Duration.ofDays(1)), from.plus(Duration.ofDays(1))),
              BooksSettings.USUAL,
              Clock.fixed(from.plus(Duration.ofHours(2)), ZoneOffset.UTC));
      for (int turns = 0; writer.turn(); turns++) {
        assertThat(turns).isLessThan(100);
      }
    }
  }

  private String asked(String more) {
    return "/api/v1/ledger-entries?from=%s&to=%s%s"
        .formatted(from, from.plus(Duration.ofHours(1)), more);
  }

  @Test
  void entries_ofAnHourAfterARestart_addUpToTheMeter() {
    try (RunningService running = RunningService.from(data)) {
      JsonNode items = running.admin().get(asked("&site=pocket")).json().path("items");

      assertThat(items).hasSize(4);
      for (JsonNode entry : items) {
        long it = 0;
        long all = 0;
        for (JsonNode line : entry.path("lines")) {
          it += line.path("itMilliJ").asLong();
          all += line.path("itMilliJ").asLong() + line.path("overheadMilliJ").asLong();
        }
        assertThat(it).isEqualTo(MILLIJOULES);
        assertThat(all).isEqualTo(entry.path("meterMilliJ").asLong());
        assertThat(all).isEqualTo(MILLIJOULES * 12 / 10);
        assertThat(entry.at("/quality/isMetered").asBoolean()).isFalse();
        assertThat(entry.path("version").asInt()).isEqualTo(entry.path("versionCount").asInt());
      }
    }
  }

  @Test
  void entries_ofATenantOrJob_haveItsLinesAlone() {
    try (RunningService running = RunningService.from(data)) {
      JsonNode items = running.admin().get(asked("&tenantId=bank")).json().path("items");
      assertThat(items).hasSize(4);
      for (JsonNode entry : items) {
        assertThat(entry.path("lines")).hasSize(1);
        JsonNode line = entry.at("/lines/0");
        assertThat(line.path("jobId").asText()).isEqualTo("train");
        assertThat(line.path("itMilliJ").asLong()).isEqualTo(MILLIJOULES);
        assertThat(line.path("allocatedGpuMs").asLong()).isEqualTo(8 * QuarterRecord.MILLIS);
      }
      assertThat(running.admin().get(asked("&jobId=none")).json().path("items")).isEmpty();
    }
  }

  @Test
  void entries_inPages_areAllOfThemOnce() {
    try (RunningService running = RunningService.from(data)) {
      Reply first = running.admin().get(asked("&pageSize=3"));
      String token = first.json().path("nextPageToken").asText();
      Reply second = running.admin().get(asked("&pageSize=3&pageToken=" + token));

      assertThat(first.json().path("items")).hasSize(3);
      assertThat(second.json().path("items")).hasSize(1);
      assertThat(second.json().has("nextPageToken")).isFalse();
    }
  }

  @Test
  void entries_ofMoreThanTwoDays_areRefusedWithTheReason() {
    try (RunningService running = RunningService.from(data)) {
      Reply reply =
          running
              .admin()
              .get(
                  "/api/v1/ledger-entries?from=%s&to=%s"
                      .formatted(from, from.plus(Duration.ofHours(49))));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.text()).contains("more than 2 days");
    }
  }
}
