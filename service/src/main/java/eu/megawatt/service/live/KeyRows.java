package eu.megawatt.service.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of idempotency keys; one may be used again after three days. */
final class KeyRows {

  private static final Duration KEEP = Duration.ofDays(3);

  private KeyRows() {}

  /** What these were used for, as far as they were. */
  static Map<String, LiveStore.UsedKey> used(Handle handle, Collection<String> keys, Instant now) {
    Map<String, LiveStore.UsedKey> used = new HashMap<>();
    if (!keys.isEmpty()) {
      handle
          .createQuery(
              "SELECT name, request_sha256, job_id FROM live_key"
                  + " WHERE created_at_ms > :since AND name = ANY(:names)")
          .bind("since", now.minus(KEEP).toEpochMilli())
          .bindArray("names", String.class, keys)
          .map(
              (rs, _) ->
                  used.put(
                      rs.getString(1), new LiveStore.UsedKey(rs.getString(2), rs.getString(3))))
          .list();
    }
    return used;
  }

  /** Keeps the keys of the jobs that are new and forgets the old ones. */
  static void add(Handle handle, Publication made) {
    PreparedBatch keys =
        handle.prepareBatch(
            "INSERT INTO live_key (name, request_sha256, job_id, created_at_ms)"
                + " VALUES (?, ?, ?, ?)");
    made.requests()
        .forEach(
            (jobId, request) ->
                request
                    .key()
                    .ifPresent(
                        key -> keys.add(key, request.sha256(), jobId, made.at().toEpochMilli())));
    if (keys.size() > 0) {
      handle.execute(
          "DELETE FROM live_key WHERE created_at_ms <= ?", made.at().minus(KEEP).toEpochMilli());
      keys.execute();
    }
  }
}
