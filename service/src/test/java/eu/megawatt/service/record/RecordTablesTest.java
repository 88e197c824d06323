package eu.megawatt.service.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.service.allocation.AllocationFilter;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.allocation.DeclaredAllocation;
import eu.megawatt.service.allocation.PendingChanges;
import eu.megawatt.service.store.Listed;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import eu.megawatt.telemetry.record.MinuteRow;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.record.Touched;
import eu.megawatt.telemetry.record.Versioned;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same laws on a real H2 file and on a real PostgreSQL. */
class RecordTablesTest {

  private static final Subject NODE = new Subject(RecordScope.NODE, "n1");
  private static final Subject SITE = new Subject(RecordScope.SITE, "s");
  private static final long QUARTER = QuarterRecord.MILLIS;

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OnH2 extends Laws {

    OnH2(@TempDir Path folder) {
      super(Jdbi.create("jdbc:h2:file:" + folder.resolve("records")));
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OnPostgres extends Laws {

    OnPostgres() {
      super(Jdbi.create(Postgres.SERVER.getPostgresDatabase()));
    }

    @AfterAll
    void close() throws IOException {
      Postgres.SERVER.close();
    }
  }

  /** Started when it is first needed. */
  private static final class Postgres {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  abstract static class Laws {

    private final Jdbi jdbi;
    private final RecordTables tables;

    Laws(Jdbi jdbi) {
      this.jdbi = jdbi;
      for (String script :
          List.of(
              "V3__energy_records.sql",
              "V4__allocations_and_energy_of_jobs.sql",
              "V5__records_in_blocks.sql",
              "V28__ledger.sql")) {
        jdbi.useHandle(
            handle ->
                handle
                    .createScript(
                        ClasspathSqlLocator.create()
                            .getResource(
                                RecordTables.class.getClassLoader(),
                                "eu/megawatt/service/store/" + script))
                    .execute());
      }
      tables = new RecordTables(jdbi);
    }

    @Test
    void writeQuarters_sameContentAgain_leavesTheVersion() {
      long at = 100 * QUARTER;
      tables.writeQuarters(List.of(quarter(NODE, at, 5)));
      tables.writeQuarters(List.of(quarter(NODE, at, 5)));

      assertThat(tables.quarters(NODE, at, at + 1))
          .containsExactly(new Versioned<>(quarter(NODE, at, 5), 1));
    }

    @Test
    void writeQuarters_otherContent_raisesTheVersionByOne() {
      long at = 200 * QUARTER;
      for (Subject subject : List.of(NODE, SITE)) {
        tables.writeQuarters(List.of(quarter(subject, at, 5)));
        tables.writeQuarters(List.of(quarter(subject, at, 6)));

        assertThat(tables.quarters(subject, at, at + 1))
            .containsExactly(new Versioned<>(quarter(subject, at, 6), 2));
      }
    }

    @Test
    void quarters_ofARange_areThoseThatBeginInItInTheOrderOfTime() {
      for (Subject subject : List.of(NODE, SITE)) {
        List<QuarterRecord> written = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
          written.add(quarter(subject, (1_000 + i) * QUARTER, i));
        }
        tables.writeQuarters(written.reversed());

        assertThat(tables.quarters(subject, 1_000 * QUARTER + 1, 2_400 * QUARTER))
            .extracting(Versioned::content)
            .isEqualTo(written.subList(1, 1_400));
      }
    }

    @Test
    void quarters_ofNobody_areNone() {
      Subject stranger = new Subject(RecordScope.NODE, "stranger");

      assertThat(tables.quarters(stranger, 0, QUARTER)).isEmpty();
    }

    @Test
    void nodesOf_aQuarter_areAllNodesAndNoSums() {
      long at = 5_000 * QUARTER;
      QuarterRecord one = quarter(NODE, at, 1);
      QuarterRecord other = quarter(new Subject(RecordScope.NODE, "n2"), at, 2);
      tables.writeQuarters(
          List.of(one, other, quarter(SITE, at, 3), quarter(NODE, at + QUARTER, 4)));

      assertThat(tables.nodesOf(at)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void minutes_written_areReadBack() {
      SplittableRandom random = new SplittableRandom(7);
      List<MinuteRow> rows = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        rows.add(minute("n3", 60_000L * i, random));
      }
      tables.writeMinutes(rows);

      assertThat(tables.minutes("n3", 0, 60_000L * 600))
          .extracting(Versioned::content)
          .isEqualTo(rows);
    }

    @Test
    void nodeOfWhichNothingHoldsAnyMore_isHiddenWithItsMinuteAndGoesOnWithItsVersions() {
      long at = 7_100 * QUARTER;
      QuarterRecord known = quarter(NODE, at, 1);
      MinuteRow minute = minute("n1", at, new SplittableRandom(1));
      OptionalLong none = OptionalLong.empty();
      tables.writeQuarters(List.of(known));
      tables.writeMinutes(List.of(minute));

      tables.writeQuarters(
          List.of(QuarterRecord.of(NODE, at, Share.NONE, Share.NONE, 0, Map.of(), none)));
      tables.writeMinutes(
          List.of(new MinuteRow("n1", at, 0, 0, none, none, none, none, none, none, 0, 0)));

      assertThat(tables.nodesOf(at)).isEmpty();
      assertThat(tables.quarters(NODE, at, at + 1)).isEmpty();
      assertThat(tables.minutes("n1", at, at + 1)).isEmpty();

      tables.writeQuarters(List.of(known));
      tables.writeMinutes(List.of(minute));
      assertThat(tables.quarters(NODE, at, at + 1)).containsExactly(new Versioned<>(known, 3));
      assertThat(tables.minutes("n1", at, at + 1)).containsExactly(new Versioned<>(minute, 3));
    }

    @Test
    void jobThatVanishesAndComesBack_isHiddenMeanwhileAndGoesOnWithItsVersion() {
      long at = 7_000 * QUARTER;
      Subject job = new Subject(RecordScope.JOB, "j-1");
      tables.writeQuarters(List.of(QuarterRecord.ofJob("j-1", at, used(7))));
      tables.writeQuarters(List.of(QuarterRecord.ofJob("j-1", at, used(0))));
      assertThat(tables.quarters(job, at, at + 1)).isEmpty();

      tables.writeQuarters(List.of(QuarterRecord.ofJob("j-1", at, used(7))));

      assertThat(tables.quarters(job, at, at + 1))
          .containsExactly(new Versioned<>(QuarterRecord.ofJob("j-1", at, used(7)), 3));
    }

    @Test
    void jobs_ofARange_areThoseOfItsDaysByNumberAndByTenant() {
      long at = 96L * 300 * QUARTER;
      AllocationStore allocations = new AllocationStore(jdbi);
      Instant now = Instant.ofEpochMilli(at);
      for (String id : List.of("r-1", "r-2", "r-3")) {
        tables.writeQuarters(List.of(QuarterRecord.ofJob(id, at, used(1))));
        allocations.put(Map.of(id, allocation(id, id.equals("r-2") ? "other" : "acme", now)), now);
      }
      tables.writeQuarters(List.of(QuarterRecord.ofJob("r-4", at + 96 * QUARTER, used(1))));
      JobFilter all = new JobFilter(Optional.empty(), Optional.empty(), 0);

      assertThat(tables.jobs(at, at + QUARTER, all, 10))
          .extracting(RecordedJob::id)
          .containsExactly("r-1", "r-2", "r-3");
      List<RecordedJob> two = tables.jobs(at, at + QUARTER, all, 2);
      JobFilter rest =
          new JobFilter(Optional.of("acme"), Optional.of("batch"), two.getFirst().number());
      assertThat(tables.jobs(at, at + QUARTER, rest, 10))
          .extracting(RecordedJob::id)
          .containsExactly("r-3");
      assertThat(tables.jobs(at, at, all, 10)).isEmpty();
    }

    @Test
    void allocations_declared_waitToBeRolledUpUntilTheyAre() {
      AllocationStore allocations = new AllocationStore(jdbi);
      allocations.rolledUp(allocations.pending(1_000_000));
      Instant now = Instant.parse("2026-11-23T10:07:00Z");
      Instant start = now.minusSeconds(3_600);
      Allocation running = allocation("w", "acme", start);

      assertThat(allocations.put(Map.of("w/1", running), now).createdCount()).isOne();
      assertThat(allocations.put(Map.of("w/1", running), now).unchangedCount()).isOne();
      // The same on a second look: a process that was killed in between forgets nothing.
      assertThat(new AllocationStore(jdbi).pending(1_000)).isEqualTo(allocations.pending(1_000));
      assertThat(allocations.pending(1_000).touched())
          .containsExactly(
              new Touched(
                  running.gpuUuids(),
                  Set.of("n1"),
                  start.toEpochMilli(),
                  Instant.parse("2026-11-23T10:30:00Z").toEpochMilli()));

      allocations.rolledUp(allocations.pending(1_000));
      assertThat(allocations.pending(1_000).isEmpty()).isTrue();
      Allocation ended =
          new Allocation(
              "w",
              "acme",
              JobKind.BATCH,
              running.gpuUuids(),
              running.nodeIds(),
              start,
              Optional.of(now));
      assertThat(allocations.put(Map.of("w/1", ended), now).changedCount()).isOne();
      assertThat(allocations.pending(1_000).touched())
          .singleElement()
          .satisfies(it -> assertThat(it.fromMillis()).isEqualTo(now.toEpochMilli()));
      assertThat(allocations.overlapping(now.toEpochMilli() - 1, now.toEpochMilli()))
          .contains(ended);
      assertThat(allocations.overlapping(now.toEpochMilli(), now.toEpochMilli() + 1))
          .doesNotContain(ended);
    }

    @Test
    void allocations_ofADay_areRolledUpInPortionsThatAddUpToIt() {
      AllocationStore allocations = new AllocationStore(jdbi);
      allocations.rolledUp(allocations.pending(1_000_000));
      Instant now = Instant.parse("2026-11-23T10:07:00Z");
      allocations.put(Map.of("p/1", allocation("p", "acme", now.minusSeconds(80_000))), now);
      List<Touched> pieces = new ArrayList<>();
      // Two GPUs and a node: ten quarter-hours of each at once.
      for (PendingChanges some = allocations.pending(30);
          !some.isEmpty();
          some = allocations.pending(30)) {
        pieces.addAll(some.touched());
        allocations.rolledUp(some);
      }

      assertThat(pieces).hasSize(10);
      assertThat(pieces.getFirst().fromMillis()).isEqualTo(now.minusSeconds(80_000).toEpochMilli());
      assertThat(pieces.getLast().toMillis())
          .isEqualTo(Instant.parse("2026-11-23T10:30:00Z").toEpochMilli());
      for (int i = 1; i < pieces.size(); i++) {
        assertThat(pieces.get(i).fromMillis()).isEqualTo(pieces.get(i - 1).toMillis());
        assertThat(pieces.get(i).fromMillis() % QUARTER).isZero();
      }
    }

    @Test
    void allocations_thatBeganLongAgo_areAttributedFromTheFirstWholeQuarterHourOfADay() {
      AllocationStore allocations = new AllocationStore(jdbi);
      Instant now = Instant.parse("2026-11-23T10:07:00Z");
      Instant from = Instant.parse("2026-11-22T10:15:00Z");
      Allocation old = allocation("o", "acme", now.minus(Duration.ofDays(3)));

      assertThat(allocations.put(Map.of("o/1", old), now).attributedFrom()).isEqualTo(from);

      assertThat(allocations.find(List.of("o/1")))
          .containsExactly(new DeclaredAllocation("o/1", old, from));
      assertThat(allocations.overlapping(from.toEpochMilli(), from.toEpochMilli() + 1))
          .filteredOn(it -> it.jobId().equals("o"))
          .extracting(Allocation::from)
          .containsExactly(from);
      // What was attributed a day ago stays so when the end is said.
      allocations.put(
          Map.of("o/1", allocation("o", "else", now.minus(Duration.ofDays(3)))),
          now.plus(Duration.ofDays(2)));
      assertThat(allocations.find(List.of("o/1")).getFirst().attributedFrom()).isEqualTo(from);
      assertThat(allocations.remove("o/1", now)).isTrue();
      assertThat(allocations.remove("o/1", now)).isFalse();
    }

    @Test
    void allocations_ofAGpu_areFoundNewestFirst() {
      AllocationStore allocations = new AllocationStore(jdbi);
      Instant now = Instant.parse("2026-11-23T10:07:00Z");
      for (String id : List.of("g/1", "g/2", "g/3")) {
        allocations.put(Map.of(id, allocation("g", "acme", now)), now);
      }
      AllocationFilter filter =
          new AllocationFilter(
              Optional.of("g"), Optional.empty(), Set.of("GPU-g", "x"), 0, Long.MAX_VALUE);

      Listed<DeclaredAllocation> page = allocations.list(filter, Long.MAX_VALUE, 2);

      assertThat(page.entries()).extracting(DeclaredAllocation::id).containsExactly("g/3", "g/2");
      assertThat(page.more()).isTrue();
      assertThat(allocations.list(filter, page.last(), 2).entries())
          .extracting(DeclaredAllocation::id)
          .containsExactly("g/1");
    }

    @Test
    void tables_openedAgain_knowTheirSubjects() {
      long at = 6_000 * QUARTER;
      tables.writeQuarters(List.of(quarter(SITE, at, 5)));

      assertThat(new RecordTables(jdbi).quarters(SITE, at, at + 1)).hasSize(1);
    }

    @Test
    void sweep_oldRecords_areGoneAndOthersStay() {
      Instant now = Instant.ofEpochMilli(0).plus(Duration.ofDays(20_000));
      Subject old = new Subject(RecordScope.SITE, "old");
      Subject node = new Subject(RecordScope.NODE, "old");
      long gone = now.minus(Duration.ofDays(40)).toEpochMilli();
      long kept = now.minus(Duration.ofDays(30)).toEpochMilli();
      for (long at : List.of(gone, kept)) {
        tables.writeQuarters(List.of(quarter(old, at, 1), quarter(node, at, 1)));
        tables.writeMinutes(List.of(minute("old", at, new SplittableRandom(1))));
        tables.writeQuarters(List.of(QuarterRecord.ofJob("old", at, used(1))));
      }

      new RecordRetention(Duration.ofDays(35), Duration.ofDays(35)).sweep(tables, now, 10);

      tables.writeQuarters(List.of(QuarterRecord.ofJob("gone", gone, used(1))));
      new RecordRetention(Duration.ofDays(35), Duration.ofDays(35)).sweep(tables, now, 10);
      assertThat(tables.quarters(new Subject(RecordScope.JOB, "gone"), 0, kept + 1)).isEmpty();
      for (Subject subject : List.of(old, node, new Subject(RecordScope.JOB, "old"))) {
        assertThat(tables.quarters(subject, gone, kept + 1))
            .extracting(it -> it.content().startMillis())
            .containsExactly(kept);
      }
      assertThat(tables.minutes("old", gone, gone + 1)).isEmpty();
      assertThat(tables.minutes("old", kept, kept + 1)).hasSize(1);
    }
  }

  @Test
  void retention_ofMinutesUnderADay_isRefused() {
    assertThatThrownBy(() -> new RecordRetention(Duration.ofHours(23), Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT23H");
  }

  private static QuarterRecord quarter(Subject subject, long at, int seed) {
    return QuarterRecord.of(
        subject,
        at,
        new Share(1L << seed % 60, 2, seed, 900_000, 1, 0),
        new Share(0, 0, seed, 0, 0, 900_000),
        8_100_000,
        Map.of(),
        seed % 2 == 0 ? OptionalLong.of(seed * 1_000L) : OptionalLong.empty());
  }

  private static Used used(int seed) {
    return new Used(
        JobKind.INFERENCE,
        new Share(seed, 0, seed, seed, 0, 0),
        new Share(0, 0, seed, 0, 0, seed),
        2L * seed);
  }

  private static Allocation allocation(String job, String tenant, Instant from) {
    return new Allocation(
        job,
        tenant,
        JobKind.BATCH,
        Set.of("GPU-" + job, "GPU-2" + job),
        Set.of("n1"),
        from,
        Optional.empty());
  }

  private static MinuteRow minute(String node, long at, SplittableRandom random) {
    return new MinuteRow(
        node,
        at,
        random.nextLong(),
        random.nextLong(),
        maybe(random),
        maybe(random),
        maybe(random),
        maybe(random),
        maybe(random),
        maybe(random),
        540_000,
        192);
  }

  private static OptionalLong maybe(SplittableRandom random) {
    return random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();
  }
}
