package eu.megawatt.service.live;

import eu.megawatt.service.store.RowBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table of idempotency keys; one may be used again a little more than three days later. */
final class KeyRows {

  private static final Duration KEEP = Duration.ofDays(3);

  private static final String INSERT =
      "INSERT INTO live_key (name, request_sha256, job_id, created_at_ms) VALUES (?, ?, ?, ?)";

  private KeyRows() {}

  /** What these were used for, as far as they were. */
  static Map<String, LiveStore.UsedKey> used(Handle handle, Collection<String> keys) {
    Map<String, LiveStore.UsedKey> used = new HashMap<>();
    if (!keys.isEmpty()) {
      handle
          .createQuery("SELECT name, request_sha256, job_id FROM live_key WHERE name = ANY(:names)")
          .bindArray("names", String.class, keys)
          .map(
              (rs, _) ->
                  Map.entry(
                      rs.getString(1), new LiveStore.UsedKey(rs.getString(2), rs.getString(3))))
          .forEach(it -> used.put(it.getKey(), it.getValue()));
    }
    return used;
  }

  /** Forgets those that may be used again. */
  static void purge(Handle handle, Instant now) {
    handle.execute("DELETE FROM live_key WHERE created_at_ms <= ?", now.minus(KEEP).toEpochMilli());
  }

  /** Keeps the keys of the jobs that are new. */
  static void add(Handle handle, Publication made) {
    long at = made.at().toEpochMilli();
    try (RowBatch keys = RowBatch.of(handle, INSERT)) {
      made.requests()
          .forEach(
              (jobId, request) ->
                  request.key().ifPresent(key -> keys.add(key, request.sha256(), jobId, at)));
      keys.execute();
    }
  }
}
