package eu.megawatt.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.telemetry.record.GpuPlaces;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.OverloadedException;
import eu.megawatt.telemetry.store.SampleStore;
import eu.megawatt.telemetry.store.StoreSettings;
import eu.megawatt.telemetry.store.file.DirectoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When records of which quarter-hours are made, and of what they are made. */
class EnergyRecordsLawsTest {

  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final Node NODE = POCKET.nodes().values().iterator().next();
  private static final long RUNNING = 1_800_000L * 1_000_000;
  private static final long ENDED = RUNNING - QuarterRecord.MILLIS;

  /** The node's two quarter-hours. */
  private static final int OF_THE_NODE = 2;

  @TempDir Path folder;

  private final Adoptions adoptions = Adoptions.forgotten();
  private Database database;
  private SampleStore store;
  private RecordTables tables;
  private EnergyRecords records;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(DataDirectory.open(folder.resolve("data")));
    Path samples = Files.createDirectories(folder.resolve("samples"));
    store = SampleStore.open(StoreSettings.STANDARD, new DirectoryFiles(samples));
    tables = new RecordTables(database.jdbi());
    records =
        new EnergyRecords(store, adoptions, tables, new AllocationStore(database.jdbi()), POCKET);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    database.close();
  }

  @Test
  void update_asManyAsASmallFleetHasWait_makesTheRunningQuarterHourToo() throws Exception {
    append(EnergyRecords.MOST_RUNNING - OF_THE_NODE);

    records.update(Instant.ofEpochMilli(RUNNING + 200_000));

    assertThat(tables.nodesOf(ENDED)).isNotEmpty();
    assertThat(tables.nodesOf(RUNNING)).isNotEmpty();
    assertThat(store.waiting()).isZero();
  }

  @Test
  void update_oneMoreWaits_leavesTheRunningQuarterHourUntilItHasEnded() throws Exception {
    append(EnergyRecords.MOST_RUNNING - OF_THE_NODE + 1);

    records.update(Instant.ofEpochMilli(RUNNING + 200_000));

    assertThat(tables.nodesOf(ENDED)).isNotEmpty();
    assertThat(store.waiting()).isEqualTo(EnergyRecords.MOST_RUNNING);

    records.update(Instant.ofEpochMilli(RUNNING + QuarterRecord.MILLIS + 30_000));
    assertThat(tables.nodesOf(RUNNING)).isNotEmpty();
    assertThat(store.waiting()).isZero();
  }

  @Test
  void places_whereNothingChanged_areNotMadeAnew_andAnotherFleetHasItsOwn() {
    GpuPlaces before = records.places();
    records.update(Instant.ofEpochMilli(RUNNING));
    assertThat(records.places()).isSameAs(before);

    records.use(ExampleFleet.pocket());
    assertThat(records.places()).isNotSameAs(before);
  }

  /** A node in two quarter-hours, and GPUs in the running one that stand nowhere. */
  private void append(int gpus) throws OverloadedException {
    SampleBatch batch = new SampleBatch(gpus);
    int node = store.entity(EntityKind.NODE, NODE.id());
    for (int step = -4; step <= 4; step++) {
      batch.add(node, Quantity.POWER, RUNNING + 15_000L * step, 2_000_000);
    }
    for (int gpu = 0; gpu < gpus; gpu++) {
      batch.add(store.entity(EntityKind.GPU, "GPU-" + gpu), Quantity.POWER, RUNNING, 1_000);
    }
    store.append(batch);
  }
}
