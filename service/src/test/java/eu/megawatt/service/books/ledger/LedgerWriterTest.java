package eu.megawatt.service.books.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is written of records, on a real H2 file and on a real PostgreSQL. */
class LedgerWriterTest {

  /** The day before the clocks of France go back: 25 October 2026 has 100 quarter-hours. */
  private static final Instant FROM = Instant.parse("2026-10-24T20:00:00Z");

  private static final Instant TO = Instant.parse("2026-10-26T02:00:00Z");
  private static final Instant NOW = TO.plus(Duration.ofHours(1));
  private static final String SITE = "pocket";
  private static final List<String> JOBS = List.of("a", "b", "c");

  @Nested
  class OnH2 extends Laws {

    @TempDir Path folder;
    private int opened;

    @Override
    Database fresh() {
      return Database.open(DataDirectory.open(folder.resolve("data" + opened++)));
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OnPostgres extends Laws {

    private Optional<EmbeddedPostgres> server = Optional.empty();
    private int opened;

    @BeforeAll
    void start() throws IOException {
      server =
          Optional.of(EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start());
    }

    @AfterAll
    void stop() throws IOException {
      server.orElseThrow().close();
    }

    @Override
    Database fresh() {
      String name = "ledger" + opened++;
      EmbeddedPostgres its = server.orElseThrow();
      try (var connection = its.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return Database.open(
          new DatabaseAddress(
              its.getJdbcUrl("postgres", name).replaceAll("\\?.*", ""),
              Optional.of("postgres"),
              Optional.of("postgres")),
          _ -> {});
    }
  }

  abstract static class Laws {

    private final List<Database> open = new ArrayList<>();
    private Books books;

    abstract Database fresh();

    @BeforeEach
    void open() {
      books = open(new PocketInputs(FROM, TO));
    }

    private Books open(PocketInputs inputs) {
      Database database = fresh();
      open.add(database);
      return new Books(database, inputs);
    }

    @AfterEach
    void close() {
      open.forEach(Database::close);
      open.clear();
    }

    @Test
    void lines_ofRandomRecords_addUpToTheMeterAndToWhatJobsUsed() {
      Telemetry telemetry = new Telemetry(1);
      books.write(telemetry, telemetry.quarters());
      books.run();

      Map<Long, SiteQuarter> entries = books.entries();
      assertThat(entries).hasSize(120);
      entries.forEach((quarter, entry) -> telemetry.requireTold(quarter, entry));
    }

    @Test
    void facts_poolTenantAndGpuTime_areThoseOfTheDeclaredJob() {
      Telemetry telemetry = new Telemetry(2);
      Instant began = Instant.parse("2026-10-24T19:00:00Z");
      books.allocations.put(
          Map.of(
              "one",
              new Allocation(
                  "a",
                  "bank",
                  JobKind.TRAINING,
                  Set.of(),
                  Set.of("pocket-n01"),
                  began,
                  Optional.empty())),
          began);
      books.write(telemetry, List.of(Quarter.at(FROM).index()));
      books.run();

      SiteQuarter entry = requireNonNull(books.entries().get(Quarter.at(FROM).index()));
      List<Holder.Job> jobs = new ArrayList<>();
      entry
          .lines()
          .forEach(
              (account, _) -> {
                if (account.holder() instanceof Holder.Job job) {
                  jobs.add(job);
                }
              });
      assertThat(jobs).contains(new Holder.Job("bank", "a", "training"));
      assertThat(entry.lines().keySet())
          .allSatisfy(it -> assertThat(it.poolId()).isEqualTo("pocket/h1 H100-SXM"));
      assertThat(entry.total().allocatedGpuMillis()).isEqualTo(12 * 8 * 900_000L);
    }

    @Test
    void run_sameRecordsAgain_writesNoVersion() {
      Telemetry telemetry = new Telemetry(3);
      books.write(telemetry, telemetry.quarters());
      books.run();
      long written = books.writer.writtenCount();

      books.write(telemetry, telemetry.quarters());
      books.run();

      assertThat(books.writer.writtenCount()).isEqualTo(written);
    }

    @Test
    void run_lateRecordsInAnyOrder_endsAsIfAllHadBeenKnownAtOnce() {
      for (int seed = 10; seed < 13; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        Books late = open(new PocketInputs(FROM, TO));
        Books atOnce = open(new PocketInputs(FROM, TO));
        Telemetry telemetry = new Telemetry(seed);
        List<Long> quarters = new ArrayList<>(telemetry.quarters());
        Collections.shuffle(quarters, new Random(seed));
        late.write(telemetry, quarters.subList(0, 90));
        late.run();
        for (int i = 0; i < 5; i++) {
          telemetry.change(quarters.get(random.nextInt(90)));
        }
        late.write(telemetry, quarters);
        late.run();
        atOnce.write(telemetry, telemetry.quarters());
        atOnce.run();

        assertThat(late.said()).isEqualTo(atOnce.said());
        late.entries().forEach((quarter, entry) -> telemetry.requireTold(quarter, entry));
      }
    }

    @Test
    void run_lateRecord_addsAVersionAndKeepsTheFirst() {
      Telemetry telemetry = new Telemetry(4);
      long late = telemetry.quarters().get(50);
      books.write(telemetry, telemetry.quarters());
      books.run();
      SiteQuarter first = books.entries().get(late);

      telemetry.change(late);
      books.write(telemetry, List.of(late));
      books.run();

      List<SiteQuarter> versions = books.table.versions(SITE, new Quarter(late));
      assertThat(versions).hasSize(2).first().isEqualTo(first);
      assertThat(versions.getLast().version()).isEqualTo(2);
      telemetry.requireTold(late, versions.getLast());
    }

    @Test
    void run_killedBetweenFactsAndEntries_goesOnToTheSameLedger() {
      Telemetry telemetry = new Telemetry(5);
      Books killed = open(new PocketInputs(FROM, TO));
      killed.write(telemetry, telemetry.quarters());
      killed.inputs.fail(1);
      assertThatThrownBy(killed::run).hasMessage("killed");
      assertThat(killed.entries()).isEmpty();

      killed.restart();
      killed.run();
      books.write(telemetry, telemetry.quarters());
      books.run();

      assertThat(killed.said()).isEqualTo(books.said());
    }

    @Test
    void run_withoutPrices_saysWhatIsMissingAndBooksWhenTheyCome() {
      Telemetry telemetry = new Telemetry(6);
      books.inputs.withoutPrices();
      books.write(telemetry, telemetry.quarters());
      books.run();

      assertThat(books.entries()).isEmpty();
      assertThat(books.writer.missing(SITE, Quarter.at(FROM), Quarter.at(TO)))
          .anySatisfy(
              it -> {
                assertThat(it.sentence()).contains("day-ahead price");
                assertThat(it.from()).isEqualTo(FROM);
                assertThat(it.to()).isEqualTo(TO);
              });

      books.inputs.withPrices();
      books.run();
      assertThat(books.entries()).hasSize(120);
      assertThat(books.writer.missing(SITE, Quarter.at(FROM), Quarter.at(TO))).isEmpty();
    }

    @Test
    void run_otherBook_restatesWhatItChangesAndNothingTwice() {
      Telemetry telemetry = new Telemetry(7);
      books.write(telemetry, telemetry.quarters());
      books.run();
      books.inputs.change("120.5");
      books.run();
      long written = books.writer.writtenCount();

      assertThat(books.entries().values()).anySatisfy(it -> assertThat(it.version()).isEqualTo(2));
      books.entries().forEach((quarter, entry) -> telemetry.requireTold(quarter, entry));
      books.inputs.change("120.5");
      books.run();
      assertThat(books.writer.writtenCount()).isEqualTo(written);
    }

    @Test
    void run_quarterHourWithoutAnyRecord_isBookedWhenNothingCanComeAnyMore() {
      Telemetry telemetry = new Telemetry(8);
      List<Long> heard = new ArrayList<>(telemetry.quarters());
      long silent = heard.remove(20);
      books.write(telemetry, heard);
      books.run();

      SiteQuarter entry = requireNonNull(books.entries().get(silent));
      assertThat(entry.quality().coverageRatio()).isZero();
      assertThat(entry.quality().isMetered()).isFalse();
      assertThat(entry.total().allocatedGpuMillis()).isEqualTo(12 * 8 * 900_000L);
      assertThat(books.entries()).hasSize(120);
    }

    @Test
    void run_hourThatIsNotOver_waits() {
      Telemetry telemetry = new Telemetry(9);
      Books early = open(new PocketInputs(FROM, TO));
      early.now = FROM.plus(Duration.ofMinutes(69));
      early.write(telemetry, telemetry.quarters());
      early.run();
      assertThat(early.entries()).isEmpty();

      early.now = FROM.plus(Duration.ofMinutes(70));
      early.run();
      assertThat(early.entries()).hasSize(4);
    }

    @Test
    void run_neverBookable_isSetAsideAndOthersAreBooked() {
      Telemetry telemetry = new Telemetry(14);
      books.inputs.fail(4);
      books.write(telemetry, telemetry.quarters());
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(books::run).hasMessage("killed");
      }
      books.run();

      assertThat(books.writer.failureCount()).isEqualTo(1);
      assertThat(books.entries()).hasSize(116);
      books.inputs.withPrices();
      books.run();
      assertThat(books.entries()).hasSize(120);
    }
  }

  /** A ledger with its writer. */
  private static final class Books {

    final Database database;
    final PocketInputs inputs;
    final RecordTables records;
    final AllocationStore allocations;
    final LedgerTable table;
    LedgerWriter writer;
    Instant now = NOW.plus(Duration.ofDays(1));

    Books(Database database, PocketInputs inputs) {
      this.database = database;
      this.inputs = inputs;
      records = new RecordTables(database.jdbi());
      allocations = new AllocationStore(database.jdbi());
      table = new LedgerTable(database.jdbi());
      writer = writer();
    }

    private LedgerWriter writer() {
      Inventory fleet = ExampleFleet.pocket();
      return new LedgerWriter(
          database.jdbi(),
          new TelemetryFacts(records, allocations, () -> fleet, _ -> Optional.empty()),
          inputs,
          BooksSettings.USUAL,
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });
    }

    void restart() {
      writer = writer();
    }

    void write(Telemetry telemetry, List<Long> quarters) {
      for (long quarter : quarters) {
        records.writeQuarters(telemetry.records(quarter));
      }
    }

    void run() {
      int turns = 0;
      while (writer.turn()) {
        assertThat(++turns).isLessThan(1_000);
      }
    }

    Map<Long, SiteQuarter> entries() {
      Map<Long, SiteQuarter> entries = new TreeMap<>();
      table.inForce(
          SITE, Quarter.at(FROM), Quarter.at(TO), it -> entries.put(it.quarter().index(), it));
      return entries;
    }

    /** What the entries in force say, whatever their versions. */
    Map<Long, NavigableMap<Account, Amounts>> said() {
      Map<Long, NavigableMap<Account, Amounts>> said = new TreeMap<>();
      entries().forEach((quarter, entry) -> said.put(quarter, entry.lines()));
      return said;
    }
  }

  /** Random records, and what has to be in the ledger because of them. */
  private static final class Telemetry {

    private final SplittableRandom random;
    private final Map<Long, List<QuarterRecord>> records = new TreeMap<>();
    private final Map<Long, Map<String, Long>> ofJobs = new HashMap<>();
    private final Map<Long, Long> meters = new HashMap<>();

    Telemetry(long seed) {
      random = new SplittableRandom(seed);
      for (long at = Quarter.at(FROM).index(); at < Quarter.at(TO).index(); at++) {
        change(at);
      }
    }

    List<Long> quarters() {
      return List.copyOf(records.keySet());
    }

    List<QuarterRecord> records(long quarter) {
      return records.getOrDefault(quarter, List.of());
    }

    void change(long quarter) {
      long start = quarter * QuarterRecord.MILLIS;
      List<QuarterRecord> all = new ArrayList<>();
      Map<String, Long> jobs = new HashMap<>();
      Share gpus = Share.NONE;
      Share rest = Share.NONE;
      for (String node : ExampleFleet.pocket().nodes().keySet()) {
        QuarterRecord record = node(node, start, jobs);
        gpus = gpus.plus(record.gpus());
        rest = rest.plus(record.rest());
        all.add(record);
      }
      long meter = (gpus.millijoules() + rest.millijoules()) / 100 * random.nextInt(98, 130);
      all.add(
          QuarterRecord.of(
              new Subject(RecordScope.SITE, SITE),
              start,
              gpus,
              rest,
              12 * 9 * QuarterRecord.MILLIS,
              Map.of(),
              OptionalLong.of(meter)));
      records.put(quarter, all);
      ofJobs.put(quarter, jobs);
      meters.put(quarter, meter);
    }

    /** Two jobs have three GPUs of the node each, and two are idle. */
    private QuarterRecord node(String id, long start, Map<String, Long> jobs) {
      Map<String, Used> users = new TreeMap<>();
      Share gpus = share(2);
      Share rest = share(2);
      int first = random.nextInt(JOBS.size());
      for (int i = 0; i < 2; i++) {
        String job = JOBS.get((first + i) % JOBS.size());
        Used used =
            new Used(JobKind.TRAINING, share(3), share(3), 3 * QuarterRecord.MILLIS * 9 / 8);
        users.put(job, used);
        gpus = gpus.plus(used.gpus());
        rest = rest.plus(used.rest());
        jobs.merge(job, used.total().millijoules(), Long::sum);
      }
      return QuarterRecord.of(
          new Subject(RecordScope.NODE, id),
          start,
          gpus,
          rest,
          9 * QuarterRecord.MILLIS,
          users,
          OptionalLong.empty());
    }

    private Share share(int gpus) {
      return new Share(
          random.nextLong(gpus * 300_000_000L), random.nextLong(1_000), 0, 800_000, 10_000, 0);
    }

    /** The oracle: sums that know nothing of the code that is tested. */
    void requireTold(long quarter, SiteQuarter entry) {
      Map<String, Long> told = new HashMap<>();
      long all = 0;
      for (Map.Entry<Account, Amounts> line : entry.lines().entrySet()) {
        all += line.getValue().itMilliJ() + line.getValue().overheadMilliJ();
        if (line.getKey().holder() instanceof Holder.Job job) {
          told.merge(job.jobId(), line.getValue().itMilliJ(), Long::sum);
        }
      }
      assertThat(all).isEqualTo(meters.get(quarter));
      assertThat(entry.meterMilliJ()).isEqualTo(meters.get(quarter));
      assertThat(told).isEqualTo(ofJobs.get(quarter));
    }
  }
}
