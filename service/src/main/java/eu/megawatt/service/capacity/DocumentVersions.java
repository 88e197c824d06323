package eu.megawatt.service.capacity;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Gzip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A document in a database, in versions that stay as they are. Thread-safe. */
public abstract class DocumentVersions<T> {

  /** Versions at most: several a day for years. */
  static final int MOST_VERSIONS = 10_000;

  private final Database database;
  private final Clock clock;
  private final String table;
  private final String what;
  private final String versionSentence;

  /**
   * Of a table that is there.
   *
   * @param table with the columns {@code version, recorded_ms, recorded_by, reason, content}
   * @param what the document, as the end of a sentence
   * @param versionSentence the beginning of a sentence that ends with a version
   */
  protected DocumentVersions(
      Database database, Clock clock, String table, String what, String versionSentence) {
    this.database = database;
    this.clock = clock;
    this.table = table;
    this.what = what;
    this.versionSentence = versionSentence;
  }

  /** Reads a document; the stream stays open. */
  public abstract T read(InputStream in, Syntax syntax) throws IOException;

  /** Writes a document in JSON; the stream stays open. */
  protected abstract void write(T document, OutputStream out) throws IOException;

  /** The document, as the end of a sentence. */
  public String what() {
    return what;
  }

  /** The newest one; empty before the first. */
  public Optional<SavedDocument<T>> newest() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(select() + " ORDER BY version DESC LIMIT 1")
                    .map((rs, _) -> version(rs))
                    .findOne());
  }

  /** One of them. */
  public Optional<SavedDocument<T>> version(int number) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(select() + " WHERE version = ?")
                    .bind(0, number)
                    .map((rs, _) -> version(rs))
                    .findOne());
  }

  private String select() {
    return "SELECT version, recorded_ms, recorded_by, reason, content FROM " + table;
  }

  private SavedDocument<T> version(ResultSet rs) throws SQLException {
    try {
      return new SavedDocument<>(
          rs.getInt(1),
          Instant.ofEpochMilli(rs.getLong(2)),
          rs.getString(3),
          rs.getString(4),
          read(new ByteArrayInputStream(Gzip.unpacked(rs.getBytes(5))), Syntax.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Brings the next version; the same as the newest changes nothing.
   *
   * @param expected the version that the change was made for
   * @throws StaleException where another one is the newest
   * @throws IllegalArgumentException where there are too many
   */
  public synchronized SavedDocument<T> bring(
      T document, Expectation expected, String by, String reason) {
    Optional<SavedDocument<T>> before = newest();
    expected.check(versionSentence, before.map(it -> Integer.toString(it.number())), false);
    if (before.filter(it -> it.document().equals(document)).isPresent()) {
      return before.get();
    }
    int number = before.map(SavedDocument::number).orElse(0) + 1;
    if (number > MOST_VERSIONS) {
      throw new IllegalArgumentException(
          "There are %d versions of %s, the most that are kept".formatted(MOST_VERSIONS, what));
    }
    SavedDocument<T> version =
        new SavedDocument<>(
            number, clock.instant().truncatedTo(ChronoUnit.MILLIS), by, reason, document);
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO %s (version, recorded_ms, recorded_by, reason, content)"
                            .formatted(table)
                        + " VALUES (?, ?, ?, ?, ?)",
                    number,
                    version.recordedAt().toEpochMilli(),
                    by,
                    reason,
                    Gzip.packed(bytes(document))));
    database.force();
    return version;
  }

  /** A document as it is written. */
  public byte[] bytes(T document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(document, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
