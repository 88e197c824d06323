package eu.megawatt.service.store;

import java.time.Instant;

/** Browser sessions, by the hash of their secret, a thousand at most. Thread-safe. */
public final class SessionStore {

  private static final int MOST = 1000;

  private final Database database;

  public SessionStore(Database database) {
    this.database = database;
  }

  /** Opens a session; the oldest goes where there are too many. */
  public void add(String idSha256, Instant now, Instant expiresAt) {
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
                  "INSERT INTO session (id_sha256, expires_at_ms) VALUES (?, ?)",
                  idSha256,
                  expiresAt.toEpochMilli());
            });
  }

  public boolean isOpen(String idSha256, Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT 1 FROM session WHERE id_sha256 = :id AND expires_at_ms > :now")
                    .bind("id", idSha256)
                    .bind("now", now.toEpochMilli())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
  }

  public void remove(String idSha256) {
    database
        .jdbi()
        .useHandle(handle -> handle.execute("DELETE FROM session WHERE id_sha256 = ?", idSha256));
  }
}
