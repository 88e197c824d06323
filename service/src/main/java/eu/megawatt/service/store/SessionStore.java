package eu.megawatt.service.store;

import java.time.Instant;
import java.util.Optional;

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
                  "INSERT INTO session (id_sha256, expires_at_ms, account_id, identity)"
                      + " VALUES (?, ?, ?, ?)",
                  idSha256,
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
