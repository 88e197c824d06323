package eu.megawatt.service.attest;

import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The keys that attestations are signed with. The private one lies in the data directory, for its
 * owner's eyes only; what is public of it and of those before is in the database. Thread-safe.
 */
public final class Keyring {

  /** The file of the private key in the data directory. */
  public static final String FILE = "attestation-key";

  private static final String LOST =
      "Its private key was not in the data directory at a start; it has not introduced the next.";
  private static final Logger LOG = Logger.getLogger(Keyring.class.getName());

  private final DataDirectory directory;
  private final Database database;
  private SigningKey current;

  private Keyring(DataDirectory directory, Database database, SigningKey current) {
    this.directory = directory;
    this.database = database;
    this.current = current;
  }

  /**
   * A key as others may know it.
   *
   * @param retiredAt since when another one signs
   * @param revokedAt since when it is not to be trusted
   */
  public record KeyView(
      String fingerprint,
      String publicKeyPem,
      Instant createdAt,
      Optional<Instant> retiredAt,
      Optional<Instant> revokedAt,
      Optional<String> reason) {}

  /**
   * The ring of a data directory, with a first key where there is none. Where the database knows a
   * key whose private one is gone, the new one cannot be introduced by it: auditors have to be
   * given it, and that is said.
   */
  public static Keyring open(DataDirectory directory, Database database, Instant now) {
    Optional<String> kept = directory.read(FILE);
    SigningKey key = kept.map(SigningKey::ofWritten).orElseGet(SigningKey::make);
    if (kept.isEmpty()) {
      directory.write(FILE, key.written());
    }
    database
        .jdbi()
        .useTransaction(
            handle -> {
              if (find(handle, key.fingerprint()).isEmpty()) {
                giveUpLost(handle, directory, key, now);
                insert(handle, key, now);
              }
            });
    return new Keyring(directory, database, key);
  }

  private static void giveUpLost(
      Handle handle, DataDirectory directory, SigningKey next, Instant now) {
    List<String> lost =
        handle
            .createQuery(
                "SELECT fingerprint FROM attestation_key WHERE retired_at_ms IS NULL"
                    + " ORDER BY created_at_ms")
            .mapTo(String.class)
            .list();
    for (String fingerprint : lost) {
      handle.execute(
          "UPDATE attestation_key SET retired_at_ms = ?, reason = ? WHERE fingerprint = ?",
          now.toEpochMilli(),
          LOST,
          fingerprint);
      LOG.warning(
          ("The private key of %s, which signed attestations in this database, is not in %s. Key %s"
                  + " signs from now on, and the old one has not introduced it: give auditors the"
                  + " new one (GET /api/v1/attestation-keys), or stop, put %s back and start again.")
              .formatted(fingerprint, directory.path(), next.fingerprint(), FILE));
    }
  }

  synchronized SigningKey current() {
    return current;
  }

  /** Signs with another key from now on. */
  synchronized SigningKey replace(SigningKey next, String reason, Instant now) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute(
                  "UPDATE attestation_key SET retired_at_ms = ?, reason = ? WHERE fingerprint = ?",
                  now.toEpochMilli(),
                  reason,
                  current.fingerprint());
              insert(handle, next, now);
            });
    directory.write(FILE, next.written());
    current = next;
    return next;
  }

  void revoke(String fingerprint, String reason, Instant now) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE attestation_key SET revoked_at_ms = ?, reason = ? WHERE fingerprint = ?",
                    now.toEpochMilli(),
                    reason,
                    fingerprint));
  }

  /** A key by its fingerprint. */
  public Optional<KeyView> find(String fingerprint) {
    return database.jdbi().withHandle(handle -> find(handle, fingerprint));
  }

  private static Optional<KeyView> find(Handle handle, String fingerprint) {
    return handle
        .createQuery("SELECT * FROM attestation_key WHERE fingerprint = :fingerprint")
        .bind("fingerprint", fingerprint)
        .map(Keyring::view)
        .findOne();
  }

  /** All keys, the oldest first. */
  public List<KeyView> all() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM attestation_key ORDER BY created_at_ms, fingerprint")
                    .map(Keyring::view)
                    .list());
  }

  private static void insert(Handle handle, SigningKey key, Instant now) {
    handle.execute(
        "INSERT INTO attestation_key (fingerprint, public_key, created_at_ms) VALUES (?, ?, ?)",
        key.fingerprint(),
        key.published().pem(),
        now.toEpochMilli());
  }

  private static KeyView view(ResultSet rs, StatementContext ctx) throws SQLException {
    return new KeyView(
        rs.getString("fingerprint"),
        rs.getString("public_key"),
        Instant.ofEpochMilli(rs.getLong("created_at_ms")),
        instant(rs, "retired_at_ms"),
        instant(rs, "revoked_at_ms"),
        Optional.ofNullable(rs.getString("reason")));
  }

  private static Optional<Instant> instant(ResultSet rs, String column) throws SQLException {
    long millis = rs.getLong(column);
    return rs.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
