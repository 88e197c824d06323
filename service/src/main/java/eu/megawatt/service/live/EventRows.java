package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.RowBatch;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of what happened to jobs. */
final class EventRows {

  private static final String INSERT =
      "INSERT INTO live_event (sequence, job_id, at_ms, state, revision, detail)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private EventRows() {}

  /** The number of the newest; 0 before the first. */
  static long last(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(sequence), 0) FROM live_event")
        .mapTo(Long.class)
        .one();
  }

  /** What happened to a job, oldest first. */
  static List<JobEvent> list(Handle handle, String jobId, int most) {
    return after(handle, jobId, 0, most);
  }

  /** What happened to a job after an event, oldest first. */
  static List<JobEvent> after(Handle handle, String jobId, long sequence, int most) {
    return handle
        .createQuery(
            "SELECT sequence, at_ms, state, revision, detail FROM live_event"
                + " WHERE job_id = :job AND sequence > :after ORDER BY sequence LIMIT :most")
        .bind("job", jobId)
        .bind("after", sequence)
        .bind("most", most)
        .map(
            (rs, _) ->
                new JobEvent(
                    rs.getLong(1),
                    Instant.ofEpochMilli(rs.getLong(2)),
                    rs.getString(3),
                    rs.getLong(4),
                    Json.read(rs.getString(5), JobEvent.Detail.class)))
        .list();
  }

  /**
   * Adds what was made.
   *
   * @param after the number before that of the first of them
   */
  static void add(Handle handle, Publication made, long after) {
    if (made.changes().isEmpty()) {
      return;
    }
    try (RowBatch events = RowBatch.of(handle, INSERT)) {
      long sequence = after;
      for (Change change : made.changes()) {
        sequence++;
        events.add(
            sequence,
            change.jobId(),
            made.at().toEpochMilli(),
            change.after().state().word(),
            made.revision(),
            Json.write(JobEvent.Detail.of(change, made)));
      }
      events.execute();
    }
  }
}
