package eu.megawatt.service.books.export;

import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.focus.FocusVersion;
import eu.megawatt.reports.report.GroupBy;
import eu.megawatt.reports.report.SharedKey;
import eu.megawatt.service.books.export.KeptExport.Made;
import eu.megawatt.service.store.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The table of exports. */
final class ExportRows {

  private static final String SELECT =
      "SELECT sequence, id, kind, period_id, group_by, shared, focus_version, format, state,"
          + " file_name, created_ms, created_by, key_name, request_sha256, done_ms, row_count,"
          + " byte_count, sha256, problem, currency FROM book_export";

  private ExportRows() {}

  /** Adds one that waits; its sequence is given by the table. */
  static void add(Handle handle, KeptExport it) {
    Order order = it.order();
    handle.execute(
        "INSERT INTO book_export (id, kind, period_id, group_by, shared, focus_version, format,"
            + " state, file_name, created_ms, created_by, key_name, request_sha256, currency,"
            + " done_ms, row_count, byte_count, sha256, problem)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '', '')",
        it.id(),
        order.report().word(),
        it.periodId(),
        order.asked().by().word(),
        order.asked().shared().word(),
        order.asked().focus().word(),
        order.format().word(),
        it.state().word(),
        it.fileName(),
        it.createdAt().toEpochMilli(),
        it.createdBy(),
        it.keyName(),
        it.requestSha256(),
        order.asked().currency());
  }

  static void running(Handle handle, String id) {
    handle.execute("UPDATE book_export SET state = ? WHERE id = ?", ExportState.RUNNING.word(), id);
  }

  /** Keeps what became of one; false where it was deleted meanwhile. */
  static boolean made(Handle handle, KeptExport it) {
    Made made = it.made().orElseThrow();
    return handle.execute(
            "UPDATE book_export SET state = ?, file_name = ?, done_ms = ?, row_count = ?,"
                + " byte_count = ?, sha256 = ?, problem = ? WHERE id = ?",
            it.state().word(),
            it.fileName(),
            made.at().toEpochMilli(),
            made.rowCount(),
            made.byteCount(),
            made.sha256(),
            made.problem(),
            it.id())
        > 0;
  }

  /** Those that were being made when the service stopped begin again. */
  static void requeue(Handle handle) {
    handle.execute(
        "UPDATE book_export SET state = ? WHERE state = ?",
        ExportState.QUEUED.word(),
        ExportState.RUNNING.word());
  }

  static Optional<KeptExport> next(Handle handle) {
    return handle
        .createQuery(SELECT + " WHERE state = :state ORDER BY sequence LIMIT 1")
        .bind("state", ExportState.QUEUED.word())
        .map((rs, _) -> kept(rs))
        .findOne();
  }

  static Optional<KeptExport> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " WHERE id = :id")
        .bind("id", id)
        .map((rs, _) -> kept(rs))
        .findOne();
  }

  /** The one that a key has ordered since an instant. */
  static Optional<KeptExport> ofKey(Handle handle, String key, Instant since) {
    return handle
        .createQuery(
            SELECT
                + " WHERE key_name = :key AND created_ms > :since ORDER BY sequence DESC LIMIT 1")
        .bind("key", key)
        .bind("since", since.toEpochMilli())
        .map((rs, _) -> kept(rs))
        .findOne();
  }

  /** Newest first, those ordered before a sequence. */
  static Listed<KeptExport> list(Handle handle, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(SELECT + " WHERE sequence < :before ORDER BY sequence DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit + 1)
            .map((rs, _) -> kept(rs))
            .map(it -> new Listed.Row<>(it.sequence(), it))
            .list(),
        limit);
  }

  /** All ids. */
  static List<String> ids(Handle handle) {
    return handle.createQuery("SELECT id FROM book_export").mapTo(String.class).list();
  }

  /** How many there are in a state. */
  static long count(Handle handle, ExportState state) {
    return handle
        .createQuery("SELECT COUNT(*) FROM book_export WHERE state = :state")
        .bind("state", state.word())
        .mapTo(Long.class)
        .one();
  }

  /** The bytes of all files together. */
  static long bytes(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(SUM(byte_count), 0) FROM book_export")
        .mapTo(Long.class)
        .one();
  }

  static boolean delete(Handle handle, String id) {
    return handle.execute("DELETE FROM book_export WHERE id = ?", id) > 0;
  }

  /** Those that came to an end before an instant. */
  static List<KeptExport> ended(Handle handle, Instant before) {
    return handle
        .createQuery(SELECT + " WHERE done_ms > 0 AND done_ms < :before ORDER BY sequence")
        .bind("before", before.toEpochMilli())
        .map((rs, _) -> kept(rs))
        .list();
  }

  private static KeptExport kept(ResultSet rs) throws SQLException {
    long done = rs.getLong(15);
    return new KeptExport(
        rs.getLong(1),
        rs.getString(2),
        rs.getString(4),
        order(rs),
        ExportState.of(rs.getString(9)),
        rs.getString(10),
        Instant.ofEpochMilli(rs.getLong(11)),
        rs.getString(12),
        rs.getString(13),
        rs.getString(14),
        done == 0
            ? Optional.empty()
            : Optional.of(
                new Made(
                    Instant.ofEpochMilli(done),
                    rs.getLong(16),
                    rs.getLong(17),
                    rs.getString(18),
                    rs.getString(19))));
  }

  /** Of the columns of {@link #SELECT}. */
  private static Order order(ResultSet rs) throws SQLException {
    return order(
        rs.getString(3),
        rs.getString(5),
        rs.getString(6),
        rs.getString(7),
        rs.getString(20),
        rs.getString(8));
  }

  /** An order from the words that were kept of it. */
  static Order order(
      String kind, String groupBy, String shared, String focus, String currency, String format) {
    return new Order(
        MonthReport.of(kind).orElseThrow(),
        new Asked(
            GroupBy.of(groupBy).orElseThrow(),
            SharedKey.of(shared).orElseThrow(),
            Stream.of(FocusVersion.values())
                .filter(it -> it.word().equals(focus))
                .findFirst()
                .orElseThrow(),
            currency),
        FileFormat.of(format).orElseThrow());
  }
}
