package eu.megawatt.service.live;

import eu.megawatt.service.store.Database;
import java.util.List;

/** What happened to a job, from a known event on. Thread-safe. */
public final class JobEventRows {

  private final Database database;

  public JobEventRows(Database database) {
    this.database = database;
  }

  /** The sequence of the newest event of a job; 0 before the first. */
  long newest(String jobId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT COALESCE(MAX(sequence), 0) FROM live_event WHERE job_id = :job")
                    .bind("job", jobId)
                    .mapTo(Long.class)
                    .one());
  }

  /** The events after one, oldest first. */
  List<JobEvent> after(String jobId, long sequence, int most) {
    return database.jdbi().withHandle(handle -> EventRows.after(handle, jobId, sequence, most));
  }
}
