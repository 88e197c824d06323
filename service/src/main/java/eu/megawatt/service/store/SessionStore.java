package eu.megawatt.service.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Browser sessions, by the hash of their secret, a thousand at most. Thread-safe. */
public final class SessionStore {

  private static final int MOST = 1000;

  private final Database database;

  public SessionStore(Database database) {
    this.database = database;
  }

  /**
   * Whose a session is.
   *
   * @param accountId empty where it is of no account
   * @param identity of somebody whom a provider knows; empty where it is of nobody such
   */
  public record Whose(String accountId, String identity) {}

  /**
   * An open session, without its secret.
   *
   * @param number that it was given as it was opened
   * @param openedAt empty where it is from before that was kept
   */
  public record Open(
      long number, String idSha256, Whose whose, Optional<Instant> openedAt, Instant expiresAt) {}

  /** Opens a session; the oldest goes where there are too many. */
  public void add(String idSha256, Whose whose, Instant now, Instant expiresAt) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("DELETE FROM session WHERE expires_at_ms <= ?", now.toEpochMilli());
              handle.execute(
                  "DELETE FROM session WHERE sequence <="
                      + " (SELECT COALESCE(MAX(sequence), 0) FROM session) - ?",
                  MOST - 1);
              handle.execute(
                  "INSERT INTO session"
                      + " (id_sha256, opened_at_ms, expires_at_ms, account_id, identity)"
                      + " VALUES (?, ?, ?, ?, ?)",
                  idSha256,
                  now.toEpochMilli(),
                  expiresAt.toEpochMilli(),
                  whose.accountId(),
                  whose.identity());
            });
  }

  /** Whose an open session is; empty where there is none. */
  public Optional<Whose> find(String idSha256, Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT account_id, identity FROM session"
                            + " WHERE id_sha256 = :id AND expires_at_ms > :now")
                    .bind("id", idSha256)
                    .bind("now", now.toEpochMilli())
                    .map((rs, _) -> new Whose(rs.getString(1), rs.getString(2)))
                    .findOne());
  }

  /** Those that are open, newest first, those before a number. */
  public Listed<Open> list(long before, int limit, Instant now) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT sequence, id_sha256, account_id, identity, opened_at_ms,"
                                + " expires_at_ms FROM session"
                                + " WHERE expires_at_ms > :now AND sequence < :before"
                                + " ORDER BY sequence DESC LIMIT :limit")
                        .bind("now", now.toEpochMilli())
                        .bind("before", before)
                        .bind("limit", limit + 1)
                        .map(SessionStore::row)
                        .list()),
        limit);
  }

  private static Listed.Row<Open> row(ResultSet rs, StatementContext ctx) throws SQLException {
    long openedAt = rs.getLong(5);
    return new Listed.Row<>(
        rs.getLong(1),
        new Open(
            rs.getLong(1),
            rs.getString(2),
            new Whose(rs.getString(3), rs.getString(4)),
            openedAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(openedAt)),
            Instant.ofEpochMilli(rs.getLong(6))));
  }

  /** Ends one by its number; false where none is open. */
  public boolean remove(long number, Instant now) {
    return database
            .jdbi()
            .withHandle(
                handle ->
                    handle.execute(
                        "DELETE FROM session WHERE sequence = ? AND expires_at_ms > ?",
                        number,
                        now.toEpochMilli()))
        == 1;
  }

  /** Ends all sessions of an account but one. */
  public void removeOthersOf(String accountId, String idSha256) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "DELETE FROM session WHERE account_id = ? AND id_sha256 <> ?",
                    accountId,
                    idSha256));
  }

  /** Ends all sessions of an account. */
  public void removeOf(String accountId) {
    database
        .jdbi()
        .useHandle(handle -> handle.execute("DELETE FROM session WHERE account_id = ?", accountId));
  }

  public void remove(String idSha256) {
    database
        .jdbi()
        .useHandle(handle -> handle.execute("DELETE FROM session WHERE id_sha256 = ?", idSha256));
  }
}
