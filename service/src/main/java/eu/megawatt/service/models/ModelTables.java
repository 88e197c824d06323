package eu.megawatt.service.models;

import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.Source.Basis;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Gzip;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Tables of models in a database, in versions that are never changed. Thread-safe. */
public final class ModelTables {

  /** Versions at most: one a day for decades. */
  static final int MOST_VERSIONS = 10_000;

  private final Database database;
  private final Clock clock;

  public ModelTables(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The newest one; empty before the first. */
  public Optional<ModelTable> newest(TableKind kind) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT version, recorded_ms, recorded_by, reason, source, basis, content"
                            + " FROM model_table WHERE kind = ? ORDER BY version DESC LIMIT 1")
                    .bind(0, kind.word())
                    .map((rs, _) -> table(rs))
                    .findOne());
  }

  private static ModelTable table(ResultSet rs) throws SQLException {
    String source = rs.getString(5);
    return new ModelTable(
        rs.getInt(1),
        Instant.ofEpochMilli(rs.getLong(2)),
        rs.getString(3),
        rs.getString(4),
        source.isEmpty()
            ? Optional.empty()
            : Optional.of(new Source(source, Basis.valueOf(rs.getString(6)))),
        new String(Gzip.unpacked(rs.getBytes(7)), StandardCharsets.UTF_8));
  }

  /**
   * Brings the next version; the same as the newest changes nothing.
   *
   * @param expected the version that the change was made for
   * @throws StaleException where another one is the newest
   * @throws IllegalArgumentException where there are too many
   */
  public synchronized ModelTable bring(
      TableKind kind,
      Optional<Source> source,
      String text,
      Expectation expected,
      String by,
      String reason) {
    Optional<ModelTable> before = newest(kind);
    expected.check(
        "What is known as %s is at version".formatted(kind.words()),
        before.map(it -> Integer.toString(it.version())),
        false);
    if (before.filter(it -> it.isSame(source, text)).isPresent()) {
      return before.get();
    }
    int version = before.map(ModelTable::version).orElse(0) + 1;
    if (version > MOST_VERSIONS) {
      throw new IllegalArgumentException(
          "There are %d versions of %s, the most that are kept"
              .formatted(MOST_VERSIONS, kind.words()));
    }
    ModelTable table =
        new ModelTable(
            version, clock.instant().truncatedTo(ChronoUnit.MILLIS), by, reason, source, text);
    keep(kind, table);
    return table;
  }

  /** In UTC. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void keep(TableKind kind, ModelTable table) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO model_table (kind, version, recorded_ms, recorded_by, reason,"
                        + " source, basis, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    kind.word(),
                    table.version(),
                    table.recordedAt().toEpochMilli(),
                    table.recordedBy(),
                    table.reason(),
                    table.source().map(Source::text).orElse(""),
                    table.source().map(it -> it.basis().name()).orElse(""),
                    Gzip.packed(table.bytes())));
    database.force();
  }
}
