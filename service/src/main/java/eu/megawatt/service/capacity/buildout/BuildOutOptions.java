package eu.megawatt.service.capacity.buildout;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.buildout.ask.Offers;
import eu.megawatt.planner.document.BuildOutReader;
import eu.megawatt.planner.document.BuildOutWriter;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Gzip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What may be built, in a database, in versions. Thread-safe. */
public final class BuildOutOptions {

  /** Versions at most: several a day for years. */
  static final int MOST_VERSIONS = 10_000;

  private static final String SELECT =
      "SELECT version, recorded_ms, recorded_by, reason, content FROM build_out_options";

  private final Database database;
  private final Clock clock;

  public BuildOutOptions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A version. */
  public record Version(
      int number, Instant recordedAt, String recordedBy, String reason, Offers offers) {}

  /** The newest one; empty before the first. */
  public Optional<Version> newest() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + " ORDER BY version DESC LIMIT 1")
                    .map((rs, _) -> version(rs))
                    .findOne());
  }

  /** One of them. */
  public Optional<Version> version(int number) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + " WHERE version = ?")
                    .bind(0, number)
                    .map((rs, _) -> version(rs))
                    .findOne());
  }

  private static Version version(ResultSet rs) throws SQLException {
    return new Version(
        rs.getInt(1),
        Instant.ofEpochMilli(rs.getLong(2)),
        rs.getString(3),
        rs.getString(4),
        BuildOutReader.read(new ByteArrayInputStream(Gzip.unpacked(rs.getBytes(5))), Syntax.JSON));
  }

  /**
   * Brings the next version; the same as the newest changes nothing.
   *
   * @param expected the version that the change was made for
   * @throws StaleException where another one is the newest
   * @throws IllegalArgumentException where there are too many
   */
  public synchronized Version bring(Offers offers, Expectation expected, String by, String reason) {
    Optional<Version> before = newest();
    expected.check(
        "The options are at version", before.map(it -> Integer.toString(it.number())), false);
    if (before.filter(it -> it.offers().equals(offers)).isPresent()) {
      return before.get();
    }
    int number = before.map(Version::number).orElse(0) + 1;
    if (number > MOST_VERSIONS) {
      throw new IllegalArgumentException(
          "There are %d versions of the options, the most that are kept".formatted(MOST_VERSIONS));
    }
    Version version =
        new Version(number, clock.instant().truncatedTo(ChronoUnit.MILLIS), by, reason, offers);
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO build_out_options (version, recorded_ms, recorded_by, reason,"
                        + " content) VALUES (?, ?, ?, ?, ?)",
                    number,
                    version.recordedAt().toEpochMilli(),
                    by,
                    reason,
                    Gzip.packed(bytes(offers))));
    database.force();
    return version;
  }

  /** A document as it is written. */
  public static byte[] bytes(Offers offers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BuildOutWriter.write(offers, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
