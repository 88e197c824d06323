package eu.megawatt.service.books.input;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.store.Gzip;
import eu.megawatt.service.store.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/** Documents of one kind in versions. */
final class DocumentTable {

  /** Versions of a kind at most: one a day for 27 years. */
  static final int MOST_VERSIONS = 10_000;

  private final DocumentKind kind;

  DocumentTable(DocumentKind kind) {
    this.kind = kind;
  }

  DocumentKind kind() {
    return kind;
  }

  /** The newest version's number; empty before the first. */
  Optional<Integer> newest(Handle handle) {
    return handle
        .createQuery("SELECT MAX(version) FROM books_document WHERE kind = :kind")
        .bind("kind", kind.word())
        .map((rs, _) -> Optional.ofNullable(rs.getObject(1, Integer.class)))
        .one();
  }

  /** The bytes of a version, unpacked. */
  Optional<byte[]> content(Handle handle, int version) {
    return handle
        .createQuery("SELECT content FROM books_document WHERE kind = :kind AND version = :version")
        .bind("kind", kind.word())
        .bind("version", version)
        .map((rs, _) -> Gzip.unpacked(rs.getBytes(1)))
        .findOne();
  }

  /**
   * What bringing a document would do.
   *
   * @param content the document as it would be in a version
   * @throws StaleException where another version is in force than the one expected
   * @throws IllegalArgumentException where it would be one version too many
   */
  Brought preview(
      Handle handle, IntFunction<byte[]> content, Expectation expected, boolean silenceIsFine) {
    Optional<Integer> before = newest(handle);
    expected.check(kind.versionSentence(), before.map(String::valueOf), silenceIsFine);
    if (before.filter(it -> isSame(handle, it, content)).isPresent()) {
      return new Brought(before.get(), before);
    }
    int next = before.orElse(0) + 1;
    if (next > MOST_VERSIONS) {
      throw new IllegalArgumentException(
          "%s %,d, the most that are kept".formatted(kind.versionSentence(), MOST_VERSIONS));
    }
    return new Brought(next, before);
  }

  private boolean isSame(Handle handle, int version, IntFunction<byte[]> content) {
    return content(handle, version)
        .filter(it -> Arrays.equals(it, content.apply(version)))
        .isPresent();
  }

  /** Adds a version. */
  void add(Handle handle, DocumentVersion version, byte[] content) {
    handle.execute(
        "INSERT INTO books_document (kind, version, recorded_ms, recorded_by, reason, content)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        kind.word(),
        version.version(),
        version.recordedAt().toEpochMilli(),
        version.recordedBy(),
        version.reason(),
        Gzip.packed(content));
  }

  /** The versions before a number, the newest first. */
  Listed<DocumentVersion> versions(Handle handle, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(
                "SELECT version, recorded_ms, recorded_by, reason FROM books_document"
                    + " WHERE kind = :kind AND version < :before ORDER BY version DESC LIMIT :limit")
            .bind("kind", kind.word())
            .bind("before", (int) Math.min(before, Integer.MAX_VALUE))
            .bind("limit", limit + 1)
            .map((rs, _) -> new Listed.Row<>(rs.getLong(1), version(rs)))
            .list(),
        limit);
  }

  /** Who brought a version, and when. */
  Optional<DocumentVersion> version(Handle handle, int version) {
    return versions(handle, version + 1L, 1).entries().stream()
        .filter(it -> it.version() == version)
        .findFirst();
  }

  private static DocumentVersion version(ResultSet rs) throws SQLException {
    return new DocumentVersion(
        rs.getInt(1), Instant.ofEpochMilli(rs.getLong(2)), rs.getString(3), rs.getString(4));
  }
}
