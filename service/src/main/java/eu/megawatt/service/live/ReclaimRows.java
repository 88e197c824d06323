package eu.megawatt.service.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of jobs that had to leave their places for another tenant's guarantee. */
final class ReclaimRows {

  private static final Duration KEPT = Duration.ofDays(40);

  private ReclaimRows() {}

  /** One of them. */
  record Reclaim(Instant at, long revision, String jobId, String fromTenant, String forTenant) {}

  static void add(Handle handle, Publication made) {
    made.changes()
        .forEach(
            change ->
                change
                    .movedFor()
                    .ifPresent(
                        tenant ->
                            handle.execute(
                                "INSERT INTO live_reclaim (at_ms, revision, job_id, from_tenant,"
                                    + " for_tenant) VALUES (?, ?, ?, ?, ?)",
                                made.at().toEpochMilli(),
                                made.revision(),
                                change.jobId(),
                                change.after().work().job().tenant(),
                                tenant)));
  }

  /** Those since an instant from or for a tenant, or anybody where it is empty; newest first. */
  static List<Reclaim> since(Handle handle, Optional<String> tenant, Instant from, int most) {
    return handle
        .createQuery(
            "SELECT at_ms, revision, job_id, from_tenant, for_tenant FROM live_reclaim"
                + " WHERE at_ms >= :from AND (:tenant = '' OR from_tenant = :tenant"
                + " OR for_tenant = :tenant) ORDER BY sequence DESC LIMIT :most")
        .bind("from", from.toEpochMilli())
        .bind("tenant", tenant.orElse(""))
        .bind("most", most)
        .map(
            (rs, _) ->
                new Reclaim(
                    Instant.ofEpochMilli(rs.getLong(1)),
                    rs.getLong(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getString(5)))
        .list();
  }

  /** The last of a job. */
  static Optional<Reclaim> last(Handle handle, String jobId) {
    return handle
        .createQuery(
            "SELECT at_ms, revision, job_id, from_tenant, for_tenant FROM live_reclaim"
                + " WHERE job_id = :job ORDER BY sequence DESC LIMIT 1")
        .bind("job", jobId)
        .map(
            (rs, _) ->
                new Reclaim(
                    Instant.ofEpochMilli(rs.getLong(1)),
                    rs.getLong(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getString(5)))
        .findOne();
  }

  /** How many were moved from and for each tenant since an instant. */
  record Counts(String fromTenant, String forTenant, long count) {}

  static List<Counts> counts(Handle handle, Instant from) {
    return handle
        .createQuery(
            "SELECT from_tenant, for_tenant, COUNT(*) FROM live_reclaim WHERE at_ms >= :from"
                + " GROUP BY from_tenant, for_tenant")
        .bind("from", from.toEpochMilli())
        .map((rs, _) -> new Counts(rs.getString(1), rs.getString(2), rs.getLong(3)))
        .list();
  }

  static void purge(Handle handle, Instant now) {
    handle.execute("DELETE FROM live_reclaim WHERE at_ms < ?", now.minus(KEPT).toEpochMilli());
  }
}
