package eu.megawatt.service.live;

import eu.megawatt.service.store.RowBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of idempotency keys; one may be used again after three days. */
final class KeyRows {

  private static final Duration KEEP = Duration.ofDays(3);

  private static final String INSERT =
      "INSERT INTO live_key (name, request_sha256, job_id, created_at_ms) VALUES (?, ?, ?, ?)";

  /** Not one that was used again meanwhile. */
  private static final String FORGET = "DELETE FROM live_key WHERE name = ? AND created_at_ms <= ?";

  private KeyRows() {}

  /** A key that is kept, though it may have been used so long ago that it may be used again. */
  record Kept(String name, LiveStore.UsedKey use, Instant usedAt) {

    boolean isExpired(Instant now) {
      return !usedAt.isAfter(now.minus(KEEP));
    }
  }

  /** Those of some keys that are kept. */
  static List<Kept> kept(Handle handle, Collection<String> keys) {
    return keys.isEmpty()
        ? List.of()
        : handle
            .createQuery(
                "SELECT name, request_sha256, job_id, created_at_ms FROM live_key"
                    + " WHERE name = ANY(:names)")
            .bindArray("names", String.class, keys)
            .map(
                (rs, _) ->
                    new Kept(
                        rs.getString(1),
                        new LiveStore.UsedKey(rs.getString(2), rs.getString(3)),
                        Instant.ofEpochMilli(rs.getLong(4))))
            .list();
  }

  /** Forgets all that may be used again. */
  static void purge(Handle handle, Instant now) {
    handle.execute("DELETE FROM live_key WHERE created_at_ms <= ?", now.minus(KEEP).toEpochMilli());
  }

  /** Keeps the keys of the jobs that are new, in place of those that may be used again. */
  static void add(Handle handle, Publication made) {
    long at = made.at().toEpochMilli();
    if (!made.expiredKeys().isEmpty()) {
      long expiry = made.at().minus(KEEP).toEpochMilli();
      try (RowBatch expired = RowBatch.of(handle, FORGET)) {
        made.expiredKeys().forEach(name -> expired.add(name, expiry));
        expired.execute();
      }
    }
    try (RowBatch keys = RowBatch.of(handle, INSERT)) {
      made.requests()
          .forEach(
              (jobId, request) ->
                  request.key().ifPresent(key -> keys.add(key, request.sha256(), jobId, at)));
      keys.execute();
    }
  }
}
