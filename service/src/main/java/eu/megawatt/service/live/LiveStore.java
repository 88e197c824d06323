package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the plan that is lived by. What is published is written in one transaction.
 * Thread-safe.
 */
public final class LiveStore {

  private static final Duration KEEP_KEYS = Duration.ofDays(3);

  /** A run that stands in the newest revision. */
  private static final long FOR_EVER = Long.MAX_VALUE;

  private static final String JOB =
      "SELECT sequence, work, status, external_system, external_id, ended_at_ms FROM live_job";

  private final Database database;
  private final Announcements announcements;

  /** Tables of a database; what is published is announced in the same transaction. */
  public LiveStore(Database database, Announcements announcements) {
    this.database = database;
    this.announcements = announcements;
  }

  /** The fleet that is planned on. */
  public Optional<String> basis() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT scenario_id FROM live_basis ORDER BY number DESC LIMIT 1")
                    .mapTo(String.class)
                    .findOne());
  }

  /** The jobs that have not ended, in the order in which they came. */
  List<LiveJob> open() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(JOB + " WHERE ended_at_ms IS NULL ORDER BY sequence")
                    .map(LiveStore::job)
                    .list())
        .stream()
        .map(KeptJob::job)
        .toList();
  }

  /** The newest input of each kind and id, in the order in which they came. */
  List<Publication.Input> inputs() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT number, kind, id, body FROM live_input a WHERE number ="
                            + " (SELECT MAX(number) FROM live_input b"
                            + " WHERE b.kind = a.kind AND b.id = a.id) ORDER BY number")
                    .map(
                        (rs, _) ->
                            new Publication.Input(
                                rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                    .list());
  }

  /** The number of the newest plan; 0 before the first. */
  long revision() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT COALESCE(MAX(number), 0) FROM live_revision")
                    .mapTo(Long.class)
                    .one());
  }

  /** The number of the newest input; 0 before the first. */
  long lastInput() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT COALESCE(MAX(number), 0) FROM live_input")
                    .mapTo(Long.class)
                    .one());
  }

  /** A key that was used, and what for. */
  record UsedKey(String sha256, String jobId) {}

  /** What is known of the keys and references of some requests. */
  record Known(Map<String, UsedKey> keys, Map<Named, String> references) {}

  /** A job as its tenant calls it. */
  record Named(String tenant, ExternalRef reference) {}

  Known known(Collection<Request> requests, Instant now) {
    List<String> keys = requests.stream().flatMap(it -> it.key().stream()).toList();
    List<Request> named = requests.stream().filter(it -> it.reference().isPresent()).toList();
    Map<String, UsedKey> used = new HashMap<>();
    Map<Named, String> ids = new HashMap<>();
    if (keys.isEmpty() && named.isEmpty()) {
      return new Known(used, ids);
    }
    database
        .jdbi()
        .useHandle(
            handle -> {
              if (!keys.isEmpty()) {
                handle
                    .createQuery(
                        "SELECT name, request_sha256, job_id FROM live_key"
                            + " WHERE created_at_ms > :since AND name IN (<names>)")
                    .bind("since", now.minus(KEEP_KEYS).toEpochMilli())
                    .bindList("names", keys)
                    .map(
                        (rs, _) ->
                            used.put(
                                rs.getString(1), new UsedKey(rs.getString(2), rs.getString(3))))
                    .list();
              }
              for (Request request : named) {
                find(handle, request.work().job().tenant(), request.reference().orElseThrow())
                    .ifPresent(
                        it ->
                            ids.put(
                                new Named(
                                    request.work().job().tenant(),
                                    request.reference().orElseThrow()),
                                it.job().id()));
              }
            });
    return new Known(used, ids);
  }

  /** The job that a tenant calls so. */
  public Optional<KeptJob> find(String tenant, ExternalRef reference) {
    return database.jdbi().withHandle(handle -> find(handle, tenant, reference));
  }

  private static Optional<KeptJob> find(Handle handle, String tenant, ExternalRef reference) {
    return handle
        .createQuery(
            JOB + " WHERE tenant = :tenant AND external_system = :system AND external_id = :id")
        .bind("tenant", tenant)
        .bind("system", reference.system())
        .bind("id", reference.id())
        .map(LiveStore::job)
        .findOne();
  }

  /** A job, ended or not. */
  public Optional<KeptJob> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(JOB + " WHERE id = :id")
                    .bind("id", id)
                    .map(LiveStore::job)
                    .findOne());
  }

  /** Newest first, those that came before a sequence; empty words leave everything in. */
  public Listed<KeptJob> list(String state, String tenant, String kind, long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
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
                        .map(LiveStore::job)
                        .map(it -> new Listed.Row<>(it.sequence(), it))
                        .list()),
        limit);
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
        rs.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)));
  }

  /** Writes it all, or nothing. */
  void publish(Publication made) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              made.basis()
                  .ifPresent(
                      it ->
                          handle.execute(
                              "INSERT INTO live_basis (scenario_id, at_ms, reason)"
                                  + " VALUES (?, ?, ?)",
                              it.scenarioId(),
                              made.at().toEpochMilli(),
                              made.reason()));
              for (Publication.Input input : made.inputs()) {
                handle.execute(
                    "INSERT INTO live_input (number, kind, id, at_ms, body)"
                        + " VALUES (?, ?, ?, ?, ?)",
                    input.number(),
                    input.kind(),
                    input.id(),
                    made.at().toEpochMilli(),
                    input.body());
              }
              List<Change> added =
                  made.changes().stream().filter(it -> it.before().isEmpty()).toList();
              List<Change> known =
                  made.changes().stream().filter(it -> it.before().isPresent()).toList();
              addJobs(handle, made, added);
              changeJobs(handle, known);
              List<Change> moved = made.changes().stream().filter(Change::movesIt).toList();
              if (!moved.isEmpty()) {
                addRevision(handle, made, moved);
              }
              addEvents(handle, made);
              announcements.announce(handle, made);
            });
  }

  private static void addJobs(Handle handle, Publication made, List<Change> added) {
    if (added.isEmpty()) {
      return;
    }
    PreparedBatch jobs =
        handle.prepareBatch(
            "INSERT INTO live_job (id, tenant, kind, external_system, external_id,"
                + " submitted_at_ms, state, ended_at_ms, revision, work, status)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    PreparedBatch keys =
        handle.prepareBatch(
            "INSERT INTO live_key (name, request_sha256, job_id, created_at_ms)"
                + " VALUES (?, ?, ?, ?)");
    for (Change change : added) {
      LiveJob job = change.after();
      Optional<Request> request = Optional.ofNullable(made.requests().get(job.id()));
      Optional<ExternalRef> reference = request.flatMap(Request::reference);
      jobs.add(
          job.id(),
          job.work().job().tenant(),
          job.work().job().kind().word(),
          reference.map(ExternalRef::system).orElse(null),
          reference.map(ExternalRef::id).orElse(null),
          job.work().submittedAt().toEpochMilli(),
          job.state().word(),
          ended(job, made.at()),
          job.revision(),
          Json.write(StoredWork.of(job.work())),
          Json.write(StoredState.of(job)));
      request
          .flatMap(Request::key)
          .ifPresent(
              key ->
                  keys.add(
                      key, request.orElseThrow().sha256(), job.id(), made.at().toEpochMilli()));
    }
    jobs.execute();
    if (keys.size() > 0) {
      handle.execute(
          "DELETE FROM live_key WHERE created_at_ms <= ?",
          made.at().minus(KEEP_KEYS).toEpochMilli());
      keys.execute();
    }
  }

  private static @Nullable Long ended(LiveJob job, Instant at) {
    return job.state().hasEnded() ? (Long) at.toEpochMilli() : null;
  }

  private static void changeJobs(Handle handle, List<Change> changed) {
    if (changed.isEmpty()) {
      return;
    }
    PreparedBatch jobs =
        handle.prepareBatch(
            "UPDATE live_job SET state = ?, ended_at_ms = ?, revision = ?, status = ?"
                + " WHERE id = ?");
    for (Change change : changed) {
      LiveJob job = change.after();
      jobs.add(
          job.state().word(),
          ended(job, Instant.EPOCH),
          job.revision(),
          Json.write(StoredState.of(job)),
          job.id());
    }
    jobs.execute();
  }

  private static void addRevision(Handle handle, Publication made, List<Change> moved) {
    handle
        .createUpdate(
            "INSERT INTO live_revision (number, at_ms, scenario_id, cause, reason, seed, moved)"
                + " VALUES (:number, :at, (SELECT scenario_id FROM live_basis"
                + " ORDER BY number DESC LIMIT 1), :cause, :reason, :seed, :moved)")
        .bind("number", made.revision())
        .bind("at", made.at().toEpochMilli())
        .bind("cause", made.cause().word())
        .bind("reason", made.reason())
        .bind("seed", made.seed().isPresent() ? (Long) made.seed().getAsLong() : null)
        .bind("moved", moved.size())
        .execute();
    PreparedBatch ends =
        handle.prepareBatch(
            "UPDATE live_run SET to_revision = ? WHERE job_id = ? AND to_revision = ?");
    PreparedBatch begins =
        handle.prepareBatch(
            "INSERT INTO live_run (job_id, from_revision, to_revision, legs)"
                + " VALUES (?, ?, ?, ?)");
    for (Change change : moved) {
      if (change.before().flatMap(LiveJob::held).isPresent()) {
        ends.add(made.revision(), change.jobId(), FOR_EVER);
      }
      Optional<Run> held = change.after().held();
      if (held.isPresent()) {
        begins.add(change.jobId(), made.revision(), FOR_EVER, Json.write(held.get().legs()));
      }
    }
    if (ends.size() > 0) {
      ends.execute();
    }
    if (begins.size() > 0) {
      begins.execute();
    }
  }

  private static void addEvents(Handle handle, Publication made) {
    if (made.changes().isEmpty()) {
      return;
    }
    PreparedBatch events =
        handle.prepareBatch(
            "INSERT INTO live_event (job_id, at_ms, state, revision, detail)"
                + " VALUES (?, ?, ?, ?, ?)");
    for (Change change : made.changes()) {
      events.add(
          change.jobId(),
          made.at().toEpochMilli(),
          change.after().state().word(),
          made.revision(),
          Json.write(JobEvent.Detail.of(change, made)));
    }
    events.execute();
  }

  /** What happened to a job, oldest first. */
  public List<JobEvent> events(String jobId, int most) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT sequence, at_ms, state, revision, detail FROM live_event"
                            + " WHERE job_id = :job ORDER BY sequence LIMIT :most")
                    .bind("job", jobId)
                    .bind("most", most)
                    .map(
                        (rs, _) ->
                            new JobEvent(
                                rs.getLong(1),
                                Instant.ofEpochMilli(rs.getLong(2)),
                                rs.getString(3),
                                rs.getLong(4),
                                Json.read(rs.getString(5), JobEvent.Detail.class)))
                    .list());
  }

  /** A revision as it is listed. */
  public record Revision(
      long number,
      Instant publishedAt,
      String scenarioId,
      String cause,
      String reason,
      Optional<Long> seed,
      int movedCount) {}

  /** Newest first, those before a number. */
  public Listed<Revision> revisions(long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT number, at_ms, scenario_id, cause, reason, seed, moved"
                                + " FROM live_revision WHERE number < :before"
                                + " ORDER BY number DESC LIMIT :limit")
                        .bind("before", before)
                        .bind("limit", limit + 1)
                        .map(LiveStore::revisionRow)
                        .map(it -> new Listed.Row<>(it.number(), it))
                        .list()),
        limit);
  }

  /** One of them. */
  public Optional<Revision> revision(long number) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT number, at_ms, scenario_id, cause, reason, seed, moved"
                            + " FROM live_revision WHERE number = :number")
                    .bind("number", number)
                    .map(LiveStore::revisionRow)
                    .findOne());
  }

  private static Revision revisionRow(ResultSet rs, StatementContext ctx) throws SQLException {
    long seed = rs.getLong(6);
    Optional<Long> its = rs.wasNull() ? Optional.empty() : Optional.of(seed);
    return new Revision(
        rs.getLong(1),
        Instant.ofEpochMilli(rs.getLong(2)),
        rs.getString(3),
        rs.getString(4),
        rs.getString(5),
        its,
        rs.getInt(7));
  }

  /** What each job ran in a revision, for the jobs whose run was another in a second one. */
  public Map<String, Run> runs(long revision, long unlikeRevision) {
    Map<String, Run> runs = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT job_id, legs FROM live_run"
                            + " WHERE from_revision <= :in AND to_revision > :in"
                            + " AND NOT (from_revision <= :other AND to_revision > :other)")
                    .bind("in", revision)
                    .bind("other", unlikeRevision)
                    .map((rs, _) -> runs.put(rs.getString(1), run(rs.getString(2))))
                    .list());
    return runs;
  }

  private static Run run(String legs) {
    return new Run(List.of(Json.read(legs, Leg[].class)));
  }
}
