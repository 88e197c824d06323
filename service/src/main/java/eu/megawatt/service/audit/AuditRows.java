package eu.megawatt.service.audit;

import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table of the log. Thread-safe. */
final class AuditRows {

  private static final String INSERT =
      "INSERT INTO audit_entry (number, at_ms, caller, subject, tenant, body, hash)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";

  private static final String SELECT =
      "SELECT number, at_ms, caller, subject, tenant, body, hash FROM audit_entry";

  private final Database database;

  AuditRows(Database database) {
    this.database = database;
  }

  /** A row with everything that is in it. */
  record Row(
      long number,
      long atMs,
      String caller,
      String subject,
      String tenant,
      String body,
      String hash) {

    static Row of(long number, AuditEvent event, String before) {
      String body = AuditEntry.canonical(number, event);
      return new Row(
          number,
          event.at().toEpochMilli(),
          event.caller(),
          event.subject(),
          event.tenant().orElse(""),
          body,
          AuditEntry.hash(before, body));
    }
  }

  void add(List<Row> rows) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              try (RowBatch batch = RowBatch.of(handle, INSERT)) {
                rows.forEach(
                    it ->
                        batch.add(
                            it.number,
                            it.atMs,
                            it.caller,
                            it.subject,
                            it.tenant,
                            it.body,
                            it.hash));
                batch.execute();
              }
            });
  }

  /** Has what was added survive a power cut. */
  void force() {
    database.force();
  }

  /** The newest. */
  Optional<Row> last() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + " ORDER BY number DESC LIMIT 1")
                    .map((rs, _) -> row(rs))
                    .findOne());
  }

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        rs.getLong(1),
        rs.getLong(2),
        rs.getString(3),
        rs.getString(4),
        rs.getString(5),
        rs.getString(6),
        rs.getString(7));
  }

  /** Those after a number, in their order. */
  List<Row> after(long number, int most) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + " WHERE number > :after ORDER BY number LIMIT :most")
                    .bind("after", number)
                    .bind("most", most)
                    .map((rs, _) -> row(rs))
                    .list());
  }

  /** Newest first, those before a number. */
  Listed<AuditEntry> list(AuditFilter filter, long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            SELECT
                                + " WHERE number < :before AND at_ms >= :from AND at_ms < :to"
                                + " AND (:caller = '' OR caller = :caller)"
                                + " AND (:subject = '' OR subject = :subject"
                                + " OR SUBSTRING(subject, 1, :length) = :below)"
                                + " ORDER BY number DESC LIMIT :limit")
                        .bind("before", before)
                        .bind("from", filter.from().toEpochMilli())
                        .bind("to", filter.to().toEpochMilli())
                        .bind("caller", filter.caller())
                        .bind("subject", filter.subject())
                        .bind("below", filter.subject() + "/")
                        .bind("length", filter.subject().length() + 1)
                        .bind("limit", limit + 1)
                        .map((rs, _) -> row(rs))
                        .map(it -> new Listed.Row<>(it.number, AuditEntry.of(it.body, it.hash)))
                        .list()),
        limit);
  }
}
