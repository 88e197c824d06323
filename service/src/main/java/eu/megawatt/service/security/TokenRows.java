package eu.megawatt.service.security;

import eu.megawatt.service.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of tokens. Thread-safe. */
final class TokenRows {

  private final Database database;

  TokenRows(Database database) {
    this.database = database;
  }

  List<ApiTokens.Kept> all() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT sequence, secret_sha256, id, name, scopes, tenant, created_by,"
                            + " created_ms, expires_ms, last_used_ms FROM api_token")
                    .map((rs, _) -> kept(rs))
                    .list());
  }

  private static ApiTokens.Kept kept(ResultSet rs) throws SQLException {
    ApiToken token =
        new ApiToken(
            rs.getString(3),
            rs.getString(4),
            List.of(rs.getString(5).split(",")),
            Optional.of(rs.getString(6)).filter(it -> !it.isEmpty()),
            rs.getString(7),
            Instant.ofEpochMilli(rs.getLong(8)),
            Instant.ofEpochMilli(rs.getLong(9)),
            Optional.empty());
    return ApiTokens.Kept.of(rs.getLong(1), rs.getString(2), token.usedAt(rs.getLong(10)));
  }

  /** Adds one and returns its place in the list. */
  long add(ApiToken token, String hash) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO api_token (id, secret_sha256, name, scopes, tenant,"
                            + " created_by, created_ms, expires_ms, last_used_ms) VALUES (:id,"
                            + " :hash, :name, :scopes, :tenant, :by, :created, :expires, 0)")
                    .bind("id", token.id())
                    .bind("hash", hash)
                    .bind("name", token.name())
                    .bind("scopes", String.join(",", token.scopes()))
                    .bind("tenant", token.tenant().orElse(""))
                    .bind("by", token.createdBy())
                    .bind("created", token.createdAt().toEpochMilli())
                    .bind("expires", token.expiresAt().toEpochMilli())
                    .executeAndReturnGeneratedKeys("sequence")
                    .mapTo(Long.class)
                    .one());
  }

  void used(String id, long atMs) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("UPDATE api_token SET last_used_ms = ? WHERE id = ?", atMs, id));
  }

  void remove(String id) {
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM api_token WHERE id = ?", id));
  }
}
