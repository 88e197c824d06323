package eu.megawatt.service.books.period;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of closed months. Rows are added and never changed. */
final class PeriodRows {

  private static final String HEAD =
      "SELECT id, zone, closed_ms, closed_by, reason, key_name, request_sha256, booked_count,"
          + " correction_count, book_version, statement_sha256 FROM book_period";

  private PeriodRows() {}

  /**
   * A closed month without what is in it.
   *
   * @param keyName by which its closing was asked for
   * @param requestSha256 what was asked for by it
   */
  record Head(
      String id,
      String zone,
      Instant closedAt,
      String closedBy,
      String reason,
      String keyName,
      String requestSha256,
      int bookedCount,
      int correctionCount,
      int bookVersion,
      String sha256) {}

  /** What is in a closed month. */
  record Content(Zipped statement, Zipped basis, Zipped book) {}

  static void add(Handle handle, Head head, Content content) {
    handle.execute(
        "INSERT INTO book_period (id, zone, closed_ms, closed_by, reason, key_name,"
            + " request_sha256, booked_count, correction_count, book_version, statement_sha256,"
            + " basis_sha256, book_sha256, statement, basis, book)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        head.id(),
        head.zone(),
        head.closedAt().toEpochMilli(),
        head.closedBy(),
        head.reason(),
        head.keyName(),
        head.requestSha256(),
        head.bookedCount(),
        head.correctionCount(),
        head.bookVersion(),
        content.statement().sha256(),
        content.basis().sha256(),
        content.book().sha256(),
        content.statement().bytes(),
        content.basis().bytes(),
        content.book().bytes());
    handle.execute(
        "INSERT INTO book_period_seal (period_id, statement_sha256, basis_sha256, book_sha256)"
            + " VALUES (?, ?, ?, ?)",
        head.id(),
        content.statement().sha256(),
        content.basis().sha256(),
        content.book().sha256());
  }

  /** All of them, the oldest first. */
  static List<Head> all(Handle handle) {
    return handle.createQuery(HEAD + " ORDER BY id").map((rs, _) -> head(rs)).list();
  }

  static Optional<Head> find(Handle handle, String id) {
    return handle
        .createQuery(HEAD + " WHERE id = :id")
        .bind("id", id)
        .map((rs, _) -> head(rs))
        .findOne();
  }

  /** The one that a key has closed. */
  static Optional<Head> ofKey(Handle handle, String key) {
    return handle
        .createQuery(HEAD + " WHERE key_name = :key")
        .bind("key", key)
        .map((rs, _) -> head(rs))
        .findOne();
  }

  static Optional<Content> content(Handle handle, String id) {
    return handle
        .createQuery(
            "SELECT statement, s.statement_sha256, basis, s.basis_sha256, book, s.book_sha256"
                + " FROM book_period p JOIN book_period_seal s ON s.period_id = p.id"
                + " WHERE p.id = :id")
        .bind("id", id)
        .map(
            (rs, _) ->
                new Content(
                    new Zipped(rs.getBytes(1), rs.getString(2)),
                    new Zipped(rs.getBytes(3), rs.getString(4)),
                    new Zipped(rs.getBytes(5), rs.getString(6))))
        .findOne();
  }

  private static Head head(ResultSet rs) throws SQLException {
    return new Head(
        rs.getString(1),
        rs.getString(2),
        Instant.ofEpochMilli(rs.getLong(3)),
        rs.getString(4),
        rs.getString(5),
        rs.getString(6),
        rs.getString(7),
        rs.getInt(8),
        rs.getInt(9),
        rs.getInt(10),
        rs.getString(11));
  }
}
