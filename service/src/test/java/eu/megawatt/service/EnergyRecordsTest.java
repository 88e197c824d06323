package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.record.Versioned;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From readings that are posted to records in the database: the pocket fleet. */
final class EnergyRecordsTest {

  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final Node NODE = POCKET.nodes().values().iterator().next();
  private static final long WATTS = 6_000;
  private static final long STEP_MILLIS = 15_000;

  @TempDir Path data;

  /** The quarter-hour before the last whole one. */
  private static long quarter() {
    return (System.currentTimeMillis() / QuarterRecord.MILLIS - 2) * QuarterRecord.MILLIS;
  }

  private static void post(RunningService running, LongStream instants) {
    String points =
        instants
            .mapToObj(
                at ->
                    "{\"nodeId\":\"%s\",\"at\":\"%s\",\"powerW\":%d}"
                        .formatted(NODE.id(), Instant.ofEpochMilli(at), WATTS))
            .collect(Collectors.joining(","));
    Reply reply = running.admin().post("/api/v1/sample-batches", "{\"points\":[" + points + "]}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  private List<Versioned<QuarterRecord>> recorded(RecordScope scope, String id, long from) {
    try (Database database = Database.open(DataDirectory.open(data))) {
      return new RecordTables(database.jdbi())
          .quarters(new Subject(scope, id), from, from + QuarterRecord.MILLIS);
    }
  }

  @Test
  void rollUp_nodeThatDrewTheSameForAQuarterHour_isItsPowerTimesItsTime() throws Exception {
    long from = quarter();
    try (RunningService running = RunningService.from(data)) {
      Reply put =
          running
              .admin()
              .send(
                  "PUT",
                  "/api/v1/fleet/document",
                  BodyPublishers.ofString(Fleets.json(POCKET)),
                  "Content-Type",
                  "application/json");
      assertThat(put.status()).as(put.toString()).isEqualTo(201);
      LongStream all = LongStream.rangeClosed(0, QuarterRecord.MILLIS / STEP_MILLIS);
      post(running, all.map(step -> from + step * STEP_MILLIS));
      running.service().telemetry().rollUp();
      post(running, LongStream.of(from));
      running.service().telemetry().rollUp();
    }

    long millijoules = WATTS * QuarterRecord.MILLIS;
    assertThat(recorded(RecordScope.NODE, NODE.id(), from))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.version()).isOne();
              assertThat(it.content().nodes().millijoules()).isEqualTo(millijoules);
            });
    assertThat(recorded(RecordScope.SITE, "pocket", from))
        .singleElement()
        .satisfies(it -> assertThat(it.content().nodes().millijoules()).isEqualTo(millijoules));
  }
}
