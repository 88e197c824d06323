package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.live.KeptRegister;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Registers by their version, and which one was in force when. Thread-safe. */
public final class RegisterStore {

  private static final String VERSIONS =
      "SELECT number, at_ms, body FROM live_input WHERE kind = 'register'";

  private final Database database;

  public RegisterStore(Database database) {
    this.database = database;
  }

  /**
   * A register that was in force.
   *
   * @param putAt since when
   */
  public record Version(String version, String name, Instant putAt, String reason) {}

  /** Keeps a document under its version; once, however often it comes. */
  public void keep(RegisterDocument document) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              if (document(handle, document.version()).isEmpty()) {
                handle.execute(
                    "INSERT INTO sovereignty_register (sha256, document) VALUES (?, ?)",
                    document.version(),
                    document.canonical());
              }
            });
  }

  /** The canonical document of a version. */
  public Optional<byte[]> document(String version) {
    return database.jdbi().withHandle(handle -> document(handle, version));
  }

  private static Optional<byte[]> document(Handle handle, String version) {
    return handle
        .createQuery("SELECT document FROM sovereignty_register WHERE sha256 = :sha256")
        .bind("sha256", version)
        .map((rs, _) -> rs.getBytes(1))
        .findOne();
  }

  /**
   * The register of a version.
   *
   * @throws IllegalStateException where there is none
   */
  public Register register(String version) {
    return document(version)
        .map(RegisterDocument::kept)
        .map(RegisterDocument::register)
        .orElseThrow(() -> new IllegalStateException("There is no register " + version));
  }

  /** The version that was in force at a moment; empty where there was none yet. */
  public Optional<Version> at(Instant moment) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(VERSIONS + " AND at_ms <= :at ORDER BY number DESC LIMIT 1")
                    .bind("at", moment.toEpochMilli())
                    .map(RegisterStore::row)
                    .findOne())
        .map(Listed.Row::value);
  }

  /**
   * For how long the same register was in force; none may be.
   *
   * @param to exclusive; for ever for the newest there is
   */
  public record Period(Optional<String> version, Instant from, Instant to) {

    /** No moment is in it. */
    public static final Period NEVER = new Period(Optional.empty(), Instant.MAX, Instant.MIN);

    public boolean contains(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(to);
    }
  }

  /** The period that a moment is in, by what has been put until now. */
  public Period periodOf(Instant moment) {
    Optional<Version> its = at(moment);
    return new Period(
        its.map(Version::version), its.map(Version::putAt).orElse(Instant.MIN), after(moment));
  }

  private Instant after(Instant moment) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT MIN(at_ms) FROM live_input WHERE kind = 'register' AND at_ms > :at")
                    .bind("at", moment.toEpochMilli())
                    .map((rs, _) -> Optional.ofNullable(rs.getObject(1, Long.class)))
                    .one())
        .map(Instant::ofEpochMilli)
        .orElse(Instant.MAX);
  }

  /** The versions that were in force, the newest first, those before a number. */
  public Listed<Version> versions(long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            VERSIONS + " AND number < :before ORDER BY number DESC LIMIT :limit")
                        .bind("before", before)
                        .bind("limit", limit + 1)
                        .map(RegisterStore::row)
                        .list()),
        limit);
  }

  private static Listed.Row<Version> row(ResultSet rs, StatementContext ctx) throws SQLException {
    KeptRegister kept = Json.read(rs.getString(3), KeptRegister.class);
    return new Listed.Row<>(
        rs.getLong(1),
        new Version(
            kept.sha256(), kept.name(), Instant.ofEpochMilli(rs.getLong(2)), kept.reason()));
  }
}
