package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables of revisions and of the runs that stand in them. */
final class RevisionRows {

  /** A run that stands in the newest revision. */
  private static final long FOR_EVER = Long.MAX_VALUE;

  private static final String REVISION =
      "SELECT number, at_ms, scenario_id, cause, reason, seed, moved FROM live_revision";

  private static final String INSERT =
      "INSERT INTO live_revision (number, at_ms, scenario_id, cause, reason, seed, moved)"
          + " VALUES (?, ?, (SELECT scenario_id FROM live_basis ORDER BY number DESC LIMIT 1),"
          + " ?, ?, ?, ?)";

  private static final String END =
      "UPDATE live_run SET to_revision = ? WHERE job_id = ? AND to_revision = ?";

  private static final String BEGIN =
      "INSERT INTO live_run (job_id, from_revision, to_revision, legs) VALUES (?, ?, ?, ?)";

  private RevisionRows() {}

  /** The number of the newest; 0 before the first. */
  static long last(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(number), 0) FROM live_revision")
        .mapTo(Long.class)
        .one();
  }

  /** Newest first, those before a number. */
  static Listed<LiveStore.Revision> list(Handle handle, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(REVISION + " WHERE number < :before ORDER BY number DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit + 1)
            .map(RevisionRows::revision)
            .map(it -> new Listed.Row<>(it.number(), it))
            .list(),
        limit);
  }

  static Optional<LiveStore.Revision> find(Handle handle, long number) {
    return handle
        .createQuery(REVISION + " WHERE number = :number")
        .bind("number", number)
        .map(RevisionRows::revision)
        .findOne();
  }

  private static LiveStore.Revision revision(ResultSet rs, StatementContext ctx)
      throws SQLException {
    long seed = rs.getLong(6);
    Optional<Long> its = rs.wasNull() ? Optional.empty() : Optional.of(seed);
    return new LiveStore.Revision(
        rs.getLong(1),
        Instant.ofEpochMilli(rs.getLong(2)),
        rs.getString(3),
        rs.getString(4),
        rs.getString(5),
        its,
        rs.getInt(7));
  }

  /** What each job ran in a revision, for the jobs whose run was another in a second one. */
  static Map<String, Run> runs(Handle handle, long revision, long unlikeRevision) {
    Map<String, Run> runs = new HashMap<>();
    handle
        .createQuery(
            "SELECT job_id, legs FROM live_run"
                + " WHERE from_revision <= :in AND to_revision > :in"
                + " AND NOT (from_revision <= :other AND to_revision > :other)")
        .bind("in", revision)
        .bind("other", unlikeRevision)
        .map((rs, _) -> runs.put(rs.getString(1), run(rs.getString(2))))
        .list();
    return runs;
  }

  private static Run run(String legs) {
    return new Run(List.of(Json.read(legs, Leg[].class)));
  }

  /** Adds a revision, where what was made moves anything. */
  static void add(Handle handle, Publication made) {
    List<Change> moved = made.changes().stream().filter(Change::movesIt).toList();
    if (moved.isEmpty()) {
      return;
    }
    try (RowBatch revision = RowBatch.of(handle, INSERT)) {
      revision.add(
          made.revision(),
          made.at().toEpochMilli(),
          made.cause().word(),
          made.reason(),
          made.seed().isPresent() ? Optional.of(made.seed().getAsLong()) : Optional.empty(),
          moved.size());
      revision.execute();
    }
    try (RowBatch ends = RowBatch.of(handle, END);
        RowBatch begins = RowBatch.of(handle, BEGIN)) {
      for (Change change : moved) {
        if (change.before().flatMap(LiveJob::held).isPresent()) {
          ends.add(made.revision(), change.jobId(), FOR_EVER);
        }
        Optional<Run> held = change.after().held();
        if (held.isPresent()) {
          begins.add(change.jobId(), made.revision(), FOR_EVER, Json.write(held.get().legs()));
        }
      }
      ends.execute();
      begins.execute();
    }
  }
}
