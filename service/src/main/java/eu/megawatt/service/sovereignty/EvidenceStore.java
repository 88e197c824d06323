package eu.megawatt.service.sovereignty;

import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Sha256;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Documents that claims rest on, by their digest. Thread-safe. */
public final class EvidenceStore {

  private final Database database;

  public EvidenceStore(Database database) {
    this.database = database;
  }

  /** A document. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Kept(String mediaType, byte[] content) {}

  /** Keeps a document; whether it was not kept before. */
  public boolean keep(String mediaType, byte[] content, Instant now) {
    String sha256 = Sha256.hex(content);
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              if (isKept(handle, sha256)) {
                return false;
              }
              handle.execute(
                  "INSERT INTO evidence (sha256, kept_at_ms, media_type, content)"
                      + " VALUES (?, ?, ?, ?)",
                  sha256,
                  now.toEpochMilli(),
                  mediaType,
                  content);
              return true;
            });
  }

  private static boolean isKept(Handle handle, String sha256) {
    return handle
            .createQuery("SELECT COUNT(*) FROM evidence WHERE sha256 = :sha256")
            .bind("sha256", sha256)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** The digests of all that is kept. */
  public Set<String> digests() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT sha256 FROM evidence")
                    .mapTo(String.class)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  public Optional<Kept> find(String sha256) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT media_type, content FROM evidence WHERE sha256 = :sha256")
                    .bind("sha256", sha256)
                    .map((rs, _) -> new Kept(rs.getString(1), rs.getBytes(2)))
                    .findOne());
  }
}
