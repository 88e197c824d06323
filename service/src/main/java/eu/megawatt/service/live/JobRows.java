package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of jobs, ended or not, and what their tenants call them. */
final class JobRows {

  private static final String JOB =
      "SELECT sequence, work, status, external_system, external_id, ended_at_ms FROM live_job";

  private static final String INSERT =
      "INSERT INTO live_job (sequence, id, tenant, kind, external_system, external_id,"
          + " submitted_at_ms, state, ended_at_ms, revision, work, status)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String UPDATE =
      "UPDATE live_job SET state = ?, ended_at_ms = ?, revision = ?, status = ? WHERE id = ?";

  private static final String PLACED =
      "ended_at_ms IS NULL AND state IN ('Placed', 'Validated', 'Dispatched', 'Running')";

  // Only a member is written so: in a text the quotes have a backslash before them.
  private static final String SAYS_WORK = "work LIKE '%\"prediction\":{%'";

  private static final String PLACED_WITH_WORK = PLACED + " AND " + SAYS_WORK;
  private static final String PLACED_WITHOUT = PLACED + " AND NOT " + SAYS_WORK;

  private static final int ROWS_AT_ONCE = 1_000;

  private JobRows() {}

  /** The number of the job that came last; 0 before the first. */
  static long last(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(sequence), 0) FROM live_job")
        .mapTo(Long.class)
        .one();
  }

  /** Those that have not ended, in the order in which they came. */
  static List<LiveJob> open(Handle handle) {
    return handle
        .createQuery(JOB + " WHERE ended_at_ms IS NULL ORDER BY sequence")
        .map(JobRows::job)
        .map(KeptJob::job)
        .list();
  }

  static Optional<KeptJob> find(Handle handle, String id) {
    return handle.createQuery(JOB + " WHERE id = :id").bind("id", id).map(JobRows::job).findOne();
  }

  static Optional<KeptJob> find(Handle handle, LiveStore.Named named) {
    return handle
        .createQuery(
            JOB + " WHERE tenant = :tenant AND external_system = :system AND external_id = :id")
        .bind("tenant", named.tenant())
        .bind("system", named.reference().system())
        .bind("id", named.reference().id())
        .map(JobRows::job)
        .findOne();
  }

  /** The ids of those that are called so, as far as there are any. */
  static Map<LiveStore.Named, String> ids(Handle handle, Collection<LiveStore.Named> named) {
    Set<LiveStore.Named> asked = Set.copyOf(named);
    Map<LiveStore.Named, String> ids = new HashMap<>();
    if (!asked.isEmpty()) {
      handle
          .createQuery(
              "SELECT tenant, external_system, external_id, id FROM live_job"
                  + " WHERE external_id = ANY(:ids)")
          .bindArray("ids", String.class, asked.stream().map(it -> it.reference().id()).toList())
          .map(
              (rs, _) ->
                  Map.entry(
                      new LiveStore.Named(
                          rs.getString(1), new ExternalRef(rs.getString(2), rs.getString(3))),
                      rs.getString(4)))
          .filter(it -> asked.contains(it.getKey()))
          .forEach(it -> ids.put(it.getKey(), it.getValue()));
    }
    return ids;
  }

  /** Those of some jobs that are a tenant's. */
  static Set<String> idsOf(Handle handle, String tenant, List<String> jobIds) {
    return jobIds.isEmpty()
        ? Set.of()
        : handle
            .createQuery("SELECT id FROM live_job WHERE id = ANY(:ids) AND tenant = :tenant")
            .bindArray("ids", String.class, jobIds)
            .bind("tenant", tenant)
            .mapTo(String.class)
            .set();
  }

  /** Newest first, those that came before a number; empty words leave everything in. */
  static Listed<KeptJob> list(
      Handle handle, String state, String tenant, String kind, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(
                JOB
                    + " WHERE sequence < :before"
                    + " AND (:state = '' OR state = :state)"
                    + " AND (:tenant = '' OR tenant = :tenant)"
                    + " AND (:kind = '' OR kind = :kind)"
                    + " ORDER BY sequence DESC LIMIT :limit")
            .bind("before", before)
            .bind("state", state)
            .bind("tenant", tenant)
            .bind("kind", kind)
            .bind("limit", limit + 1)
            .map(JobRows::job)
            .map(it -> new Listed.Row<>(it.sequence(), it))
            .list(),
        limit);
  }

  /** Those of some jobs that there are. */
  static List<KeptJob> find(Handle handle, Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : handle
            .createQuery(JOB + " WHERE id = ANY(:ids)")
            .bindArray("ids", String.class, ids)
            .map(JobRows::job)
            .list();
  }

  /**
   * Newest first, those with a place that came before a number.
   *
   * @param saysWork whether they say work on a language model, or none of them does
   */
  static Listed<KeptJob> placed(Handle handle, boolean saysWork, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(
                JOB
                    + " WHERE sequence < :before AND "
                    + (saysWork ? PLACED_WITH_WORK : PLACED_WITHOUT)
                    + " ORDER BY sequence DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit + 1)
            .map(JobRows::job)
            .map(it -> new Listed.Row<>(it.sequence(), it))
            .list(),
        limit);
  }

  /** How many they are. */
  static int placedCount(Handle handle, boolean saysWork) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM live_job WHERE " + (saysWork ? PLACED_WITH_WORK : PLACED_WITHOUT))
        .mapTo(Integer.class)
        .one();
  }

  /** Tells those that came before an instant and had not ended before another one. */
  static void between(Handle handle, Instant from, Instant to, Consumer<KeptJob> each) {
    handle
        .createQuery(
            JOB
                + " WHERE submitted_at_ms < :to"
                + " AND (ended_at_ms IS NULL OR ended_at_ms >= :from) ORDER BY sequence")
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .setFetchSize(ROWS_AT_ONCE)
        .map(JobRows::job)
        .forEach(each);
  }

  private static KeptJob job(ResultSet rs, StatementContext ctx) throws SQLException {
    StoredWork work = Json.read(rs.getString(2), StoredWork.class);
    StoredState state = Json.read(rs.getString(3), StoredState.class);
    Optional<ExternalRef> reference =
        Optional.ofNullable(rs.getString(4)).isPresent()
            ? Optional.of(new ExternalRef(rs.getString(4), rs.getString(5)))
            : Optional.empty();
    long ended = rs.getLong(6);
    return new KeptJob(
        rs.getLong(1),
        state.toJob(work.toWork()),
        reference,
        rs.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)),
        work.prediction());
  }

  /** Takes from jobs what they are called, for others to be called so. */
  static void release(Handle handle, Collection<String> jobIds) {
    if (!jobIds.isEmpty()) {
      handle
          .createUpdate(
              "UPDATE live_job SET external_system = NULL, external_id = NULL"
                  + " WHERE id = ANY(:ids)")
          .bindArray("ids", String.class, jobIds)
          .execute();
    }
  }

  /**
   * Adds what is new.
   *
   * @param after the number before that of the first of them
   */
  static void add(Handle handle, Publication made, List<Change> added, long after) {
    if (added.isEmpty()) {
      return;
    }
    try (RowBatch jobs = RowBatch.of(handle, INSERT)) {
      long sequence = after;
      for (Change change : added) {
        LiveJob job = change.after();
        Optional<Request> request = Optional.ofNullable(made.requests().get(job.id()));
        Optional<ExternalRef> reference = request.flatMap(Request::reference);
        sequence++;
        jobs.add(
            sequence,
            job.id(),
            job.work().job().tenant(),
            job.work().job().kind().word(),
            reference.map(ExternalRef::system),
            reference.map(ExternalRef::id),
            job.work().submittedAt().toEpochMilli(),
            job.state().word(),
            ended(job, made.at()),
            job.revision(),
            request.map(Request::stored).orElseGet(() -> Json.write(StoredWork.of(job.work()))),
            Json.write(StoredState.of(job)));
      }
      jobs.execute();
    }
  }

  /** Has those that were known stand where they stand now. */
  static void change(Handle handle, Publication made, List<Change> changed) {
    if (changed.isEmpty()) {
      return;
    }
    try (RowBatch jobs = RowBatch.of(handle, UPDATE)) {
      for (Change change : changed) {
        LiveJob job = change.after();
        jobs.add(
            job.state().word(),
            ended(job, made.at()),
            job.revision(),
            Json.write(StoredState.of(job)),
            job.id());
      }
      jobs.execute();
    }
  }

  private static Optional<Long> ended(LiveJob job, Instant at) {
    return job.state().hasEnded() ? Optional.of(at.toEpochMilli()) : Optional.empty();
  }
}
