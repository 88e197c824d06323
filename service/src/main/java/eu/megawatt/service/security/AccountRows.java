package eu.megawatt.service.security;

import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of accounts. Thread-safe. */
final class AccountRows {

  private static final String SELECT =
      "SELECT sequence, id, version, name, display_name, roles, tenant, disabled, created_ms,"
          + " changed_ms, password FROM account";

  private final Database database;

  AccountRows(Database database) {
    this.database = database;
  }

  /** One with the hash of its password. */
  record Kept(long sequence, Account account, String password) {}

  private static Kept kept(ResultSet rs) throws SQLException {
    return new Kept(
        rs.getLong(1),
        new Account(
            rs.getString(2),
            rs.getLong(3),
            rs.getString(4),
            rs.getString(5),
            List.of(rs.getString(6).split(",")),
            Optional.of(rs.getString(7)).filter(it -> !it.isEmpty()),
            rs.getBoolean(8),
            Instant.ofEpochMilli(rs.getLong(9)),
            Instant.ofEpochMilli(rs.getLong(10))),
        rs.getString(11));
  }

  Optional<Kept> find(String id) {
    return one(" WHERE id = :key", id);
  }

  Optional<Kept> named(String name) {
    return one(" WHERE name = :key", name);
  }

  private Optional<Kept> one(String where, String key) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + where)
                    .bind("key", key)
                    .map((rs, _) -> kept(rs))
                    .findOne());
  }

  Listed<Account> list(long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            SELECT
                                + " WHERE sequence < :before ORDER BY sequence DESC LIMIT :limit")
                        .bind("before", before)
                        .bind("limit", limit + 1)
                        .map((rs, _) -> kept(rs))
                        .map(it -> new Listed.Row<>(it.sequence, it.account))
                        .list()),
        limit);
  }

  int count() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM account").mapTo(Integer.class).one());
  }

  void add(Account account, String password) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO account (id, version, name, display_name, roles, tenant, disabled,"
                        + " created_ms, changed_ms, password) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    account.id(),
                    account.revision(),
                    account.name(),
                    account.displayName(),
                    String.join(",", account.roles()),
                    account.tenant().orElse(""),
                    account.disabled(),
                    account.createdAt().toEpochMilli(),
                    account.changedAt().toEpochMilli(),
                    password));
  }

  void change(Account account, String password) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE account SET version = ?, display_name = ?, roles = ?, tenant = ?,"
                        + " disabled = ?, changed_ms = ?, password = ? WHERE id = ?",
                    account.revision(),
                    account.displayName(),
                    String.join(",", account.roles()),
                    account.tenant().orElse(""),
                    account.disabled(),
                    account.changedAt().toEpochMilli(),
                    password,
                    account.id()));
  }

  /** Keeps the same password under another hash. */
  void rehash(String id, String password) {
    database
        .jdbi()
        .useHandle(
            handle -> handle.execute("UPDATE account SET password = ? WHERE id = ?", password, id));
  }

  boolean remove(String id) {
    return database
        .jdbi()
        .withHandle(handle -> handle.execute("DELETE FROM account WHERE id = ?", id) > 0);
  }
}
