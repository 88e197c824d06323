package eu.megawatt.service.slurm;

import eu.megawatt.service.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of what Slurm is to have, or has. Thread-safe. */
final class SubmissionStore {

  private static final String WRITTEN = "Written";
  private static final String KNOWN = "Known";
  private static final String CLOSED = "Closed";
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LONGEST_OUTCOME = 500;

  private static final String INSERT =
      "INSERT INTO slurm_submission (job_id, attempt, state, slurm_id, pool_id, power_cap,"
          + " begin_ms, end_ms, written_ms, tried_ms, withdrawn, closed_ms, outcome)"
          + " VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, 0, '', 0, '')";

  private final Database database;

  /** The plan's clock and the look at Slurm may both write the same job down. */
  private final Lock writing = new ReentrantLock();

  SubmissionStore(Database database) {
    this.database = database;
  }

  /** Those that are not closed, the oldest first. */
  List<Submission> open() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT job_id, attempt, slurm_id, pool_id, power_cap, begin_ms, end_ms,"
                            + " written_ms, tried_ms, withdrawn FROM slurm_submission"
                            + " WHERE state <> 'Closed' ORDER BY written_ms, job_id, attempt")
                    .map(SubmissionStore::submission)
                    .list());
  }

  private static Submission submission(ResultSet rs, StatementContext ctx) throws SQLException {
    long slurmId = rs.getLong(3);
    long tried = rs.getLong(9);
    String withdrawn = rs.getString(10);
    return new Submission(
        new Mark(rs.getString(1), rs.getInt(2)),
        slurmId == 0 ? Optional.empty() : Optional.of(slurmId),
        new Stint(
            rs.getString(4),
            rs.getDouble(5),
            Instant.ofEpochMilli(rs.getLong(6)),
            Instant.ofEpochMilli(rs.getLong(7))),
        Instant.ofEpochMilli(rs.getLong(8)),
        tried == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(tried)),
        withdrawn.isEmpty()
            ? Optional.empty()
            : Optional.of(Submission.Withdrawal.valueOf(withdrawn)));
  }

  /**
   * Writes down what is to be submitted; a job that has one open already is left out.
   *
   * @return how many were written
   */
  int write(Map<String, Stint> byJob, Instant now) {
    if (byJob.isEmpty()) {
      return 0;
    }
    int written;
    writing.lock();
    try {
      written = database.jdbi().inTransaction(handle -> write(handle, byJob, now));
    } finally {
      writing.unlock();
    }
    database.force();
    return written;
  }

  private static int write(Handle handle, Map<String, Stint> byJob, Instant now) {
    Set<String> busy = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    handle
        .createQuery("SELECT job_id, attempt, state FROM slurm_submission WHERE job_id = ANY(:ids)")
        .bindArray("ids", String.class, byJob.keySet())
        .map((rs, _) -> new Submitted(rs.getString(1), rs.getInt(2), rs.getString(3)))
        .forEach(
            it -> {
              last.merge(it.jobId, it.attempt, Math::max);
              if (!it.state.equals(CLOSED)) {
                busy.add(it.jobId);
              }
            });
    int count = 0;
    for (Map.Entry<String, Stint> entry : byJob.entrySet()) {
      if (!busy.contains(entry.getKey())) {
        int attempt = last.getOrDefault(entry.getKey(), 0) + 1;
        insert(handle, new Mark(entry.getKey(), attempt), entry.getValue(), now);
        count++;
      }
    }
    return count;
  }

  private record Submitted(String jobId, int attempt, String state) {}

  private static void insert(Handle handle, Mark mark, Stint asked, Instant now) {
    handle.execute(
        INSERT,
        mark.jobId(),
        mark.attempt(),
        WRITTEN,
        asked.poolId(),
        asked.powerCap(),
        asked.begin().toEpochMilli(),
        asked.end().toEpochMilli(),
        now.toEpochMilli());
  }

  /** From now on Slurm may have them: on disk before anything is sent. */
  void tried(Collection<Submission> some, Instant now) {
    database
        .jdbi()
        .useTransaction(
            handle ->
                some.forEach(
                    it ->
                        update(
                            handle,
                            it.mark(),
                            "tried_ms = ?, pool_id = ?, power_cap = ?, begin_ms = ?, end_ms = ?",
                            now.toEpochMilli(),
                            it.asked().poolId(),
                            it.asked().powerCap(),
                            it.asked().begin().toEpochMilli(),
                            it.asked().end().toEpochMilli())));
    database.force();
  }

  /** Slurm has it, under a number. */
  void known(Mark mark, long slurmId) {
    database
        .jdbi()
        .useHandle(handle -> update(handle, mark, "state = ?, slurm_id = ?", KNOWN, slurmId));
  }

  /** Slurm has been asked to have it run otherwise. */
  void asked(Mark mark, Stint asked) {
    database
        .jdbi()
        .useHandle(
            handle ->
                update(
                    handle,
                    mark,
                    "pool_id = ?, power_cap = ?, begin_ms = ?, end_ms = ?",
                    asked.poolId(),
                    asked.powerCap(),
                    asked.begin().toEpochMilli(),
                    asked.end().toEpochMilli()));
  }

  /** It is going to be taken back. */
  void withdrawn(Mark mark, Submission.Withdrawal why) {
    database.jdbi().useHandle(handle -> update(handle, mark, "withdrawn = ?", why.name()));
    database.force();
  }

  /** Slurm has nothing more to do with it. */
  void close(Mark mark, String outcome, Instant now) {
    String some =
        outcome.length() > LONGEST_OUTCOME ? outcome.substring(0, LONGEST_OUTCOME) : outcome;
    database
        .jdbi()
        .useHandle(
            handle ->
                update(
                    handle,
                    mark,
                    "state = ?, outcome = ?, closed_ms = ?",
                    CLOSED,
                    some,
                    now.toEpochMilli()));
  }

  private static void update(Handle handle, Mark mark, String set, Object... values) {
    Object[] all = new Object[values.length + 2];
    System.arraycopy(values, 0, all, 0, values.length);
    all[values.length] = mark.jobId();
    all[values.length + 1] = mark.attempt();
    handle.execute("UPDATE slurm_submission SET " + set + " WHERE job_id = ? AND attempt = ?", all);
  }

  /** Whether one was ever written down. */
  boolean isOurs(Mark mark) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                        .createQuery(
                            "SELECT COUNT(*) FROM slurm_submission"
                                + " WHERE job_id = :job AND attempt = :attempt")
                        .bind("job", mark.jobId())
                        .bind("attempt", mark.attempt())
                        .mapTo(Long.class)
                        .one()
                    > 0);
  }

  /** When Slurm was last seen as a whole. */
  Instant lastLook() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                Instant.ofEpochMilli(
                    handle
                        .createQuery("SELECT at_ms FROM slurm_look WHERE id = 1")
                        .mapTo(Long.class)
                        .one()));
  }

  /** Slurm was seen as a whole; closed ones of long ago are forgotten. */
  void looked(Instant now) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("UPDATE slurm_look SET at_ms = ? WHERE id = 1", now.toEpochMilli());
              handle.execute(
                  "DELETE FROM slurm_submission WHERE state = 'Closed' AND closed_ms < ?",
                  now.minus(KEPT).toEpochMilli());
            });
  }
}
