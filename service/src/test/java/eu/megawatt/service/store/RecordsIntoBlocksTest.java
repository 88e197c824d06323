package eu.megawatt.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.record.RecordsIntoBlocks;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import eu.megawatt.telemetry.record.MinuteRow;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordBytes;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.record.Versioned;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier version wrote, a row a record, is what this one reads. */
final class RecordsIntoBlocksTest {

  private static final long FIRST_QUARTER = 1_990_001;
  private static final int QUARTERS = 80;
  private static final long FIRST_MINUTE = FIRST_QUARTER * 15 + 7;
  private static final int MINUTES = 100;

  private final Map<Subject, List<Versioned<QuarterRecord>>> quarters = new LinkedHashMap<>();
  private final Map<String, List<Versioned<MinuteRow>>> minutes = new TreeMap<>();
  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void migrate_anEarlierH2_keepsEveryRecordAndItsVersion(@TempDir Path folder) throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("earlier"));
    migrated(source);
  }

  @Test
  void migrate_anEarlierPostgres_keepsEveryRecordAndItsVersion() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      migrated(server.getPostgresDatabase());
    }
  }

  private void migrated(DataSource source) throws SQLException {
    flyway(source, "4").migrate();
    try (Connection connection = source.getConnection()) {
      fill(connection);
    }

    flyway(source, "6").migrate();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      // As if it had been killed before it was noted as done.
      statement.execute("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '6'");
    }
    flyway(source, "7").migrate();

    RecordTables tables = new RecordTables(Jdbi.create(source));
    quarters.forEach(
        (subject, expected) ->
            assertThat(
                    tables.quarters(
                        subject,
                        FIRST_QUARTER * QuarterRecord.MILLIS,
                        (FIRST_QUARTER + QUARTERS) * QuarterRecord.MILLIS))
                .as(subject.toString())
                .isEqualTo(expected));
    minutes.forEach(
        (node, expected) ->
            assertThat(
                    tables.minutes(
                        node,
                        FIRST_MINUTE * MinuteRow.MILLIS,
                        (FIRST_MINUTE + MINUTES) * MinuteRow.MILLIS))
                .as(node)
                .isEqualTo(expected));
  }

  private static Flyway flyway(DataSource source, String target) {
    return Flyway.configure(Database.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:eu/megawatt/service/store")
        .callbacks(new PostgresTypes())
        .javaMigrations(new RecordsIntoBlocks())
        .target(MigrationVersion.fromVersion(target))
        .load();
  }

  private void fill(Connection connection) throws SQLException {
    List<Subject> subjects = new ArrayList<>();
    for (int node = 0; node < 5; node++) {
      subjects.add(new Subject(RecordScope.NODE, "n" + node));
    }
    subjects.add(new Subject(RecordScope.DOMAIN, "d"));
    subjects.add(new Subject(RecordScope.SITE, "s"));
    subjects.add(new Subject(RecordScope.JOB, "j"));
    for (int at = 0; at < subjects.size(); at++) {
      Subject subject = subjects.get(at);
      int number = at + 1;
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO record_subject (number, scope, id) VALUES (?, ?, ?)")) {
        insert.setInt(1, number);
        insert.setString(2, subject.scope().word());
        insert.setString(3, subject.id());
        insert.executeUpdate();
      }
      fill(connection, subject, number);
      if (subject.scope() == RecordScope.NODE) {
        fillMinutes(connection, subject.id(), number);
      }
    }
  }

  private void fill(Connection connection, Subject subject, long number) throws SQLException {
    List<Versioned<QuarterRecord>> written = new ArrayList<>();
    for (long quarter = FIRST_QUARTER; quarter < FIRST_QUARTER + QUARTERS; quarter++) {
      if (random.nextInt(4) > 0) {
        Versioned<QuarterRecord> record =
            new Versioned<>(record(subject, quarter), 1 + random.nextInt(5));
        insert(
            connection,
            tableOf(subject.scope()),
            subject.scope() == RecordScope.NODE
                ? keyOfBlocksOfEight(quarter, number)
                : (number << 32) | quarter,
            record.version(),
            RecordBytes.of(record.content()));
        written.add(record);
      }
    }
    quarters.put(subject, written);
  }

  private static String tableOf(RecordScope scope) {
    return switch (scope) {
      case NODE -> "energy_quarter_node";
      case DOMAIN, SITE -> "energy_quarter_sum";
      case JOB -> "energy_quarter_job";
    };
  }

  private static long keyOfBlocksOfEight(long time, long number) {
    return ((time / 8) << 35) | (number << 3) | (time % 8);
  }

  private void fillMinutes(Connection connection, String node, long number) throws SQLException {
    List<Versioned<MinuteRow>> written = new ArrayList<>();
    for (long minute = FIRST_MINUTE; minute < FIRST_MINUTE + MINUTES; minute++) {
      if (random.nextInt(4) > 0) {
        Versioned<MinuteRow> row = new Versioned<>(minute(node, minute), 1 + random.nextInt(5));
        insert(
            connection,
            "minute_row",
            keyOfBlocksOfEight(minute, number),
            row.version(),
            RecordBytes.of(row.content()));
        written.add(row);
      }
    }
    minutes.put(node, written);
  }

  private static void insert(
      Connection connection, String table, long key, int version, byte[] content)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " (record_key, version, content) VALUES (?, ?, ?)")) {
      insert.setLong(1, key);
      insert.setInt(2, version);
      insert.setBytes(3, content);
      insert.executeUpdate();
    }
  }

  private MinuteRow minute(String node, long minute) {
    return new MinuteRow(
        node,
        minute * MinuteRow.MILLIS,
        random.nextLong(1_000_000),
        random.nextLong(1_000_000),
        OptionalLong.of(random.nextLong(1_000)),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        60_000,
        4);
  }

  private QuarterRecord record(Subject subject, long quarter) {
    Share gpus = new Share(1 + random.nextLong(1_000_000), 0, 0, 900_000, 0, 0);
    return subject.scope() == RecordScope.JOB
        ? QuarterRecord.ofJob(
            subject.id(),
            quarter * QuarterRecord.MILLIS,
            new Used(JobKind.BATCH, gpus, Share.NONE, 900_000))
        : QuarterRecord.of(
            subject,
            quarter * QuarterRecord.MILLIS,
            gpus,
            Share.NONE,
            8_100_000,
            Map.of(),
            OptionalLong.empty());
  }
}
