package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.background.TaskState;
import eu.megawatt.service.background.TaskTable;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of runs. */
final class RunRows {

  /** Those of a scenario that have come to an end are kept at most. */
  static final int MOST_ENDED = 5;

  static final TaskTable<KeptRun> TABLE = new TaskTable<>("capacity_run", KeptRun.class);

  private RunRows() {}

  static void add(Handle handle, KeptRun it) {
    handle.execute(
        "INSERT INTO capacity_run (id, scenario_id, state, content) VALUES (?, ?, ?, ?)",
        it.id(),
        it.scenarioId(),
        it.state(),
        TABLE.content(it));
  }

  /** Keeps what became of one, where it is still there, and forgets the oldest of its scenario. */
  static void end(Handle handle, KeptRun it) {
    TABLE.update(handle, it);
    List<Long> ended =
        handle
            .createQuery(
                "SELECT sequence FROM capacity_run WHERE scenario_id = :scenario AND state <> :state"
                    + " ORDER BY sequence DESC")
            .bind("scenario", it.scenarioId())
            .bind("state", TaskState.QUEUED.word())
            .mapTo(Long.class)
            .list();
    TABLE.forget(handle, ended.stream().skip(MOST_ENDED).toList());
  }

  /** The newest of a scenario. */
  static Optional<KeptRun> newest(Handle handle, String scenarioId) {
    return handle
        .createQuery(
            "SELECT content FROM capacity_run WHERE scenario_id = :scenario"
                + " ORDER BY sequence DESC LIMIT 1")
        .bind("scenario", scenarioId)
        .map((rs, _) -> TABLE.read(rs.getBytes(1)))
        .findOne();
  }

  /** The newest of a scenario that is done. */
  static Optional<KeptRun> newestDone(Handle handle, String scenarioId) {
    return handle
        .createQuery(
            "SELECT content FROM capacity_run WHERE scenario_id = :scenario AND state = :state"
                + " ORDER BY sequence DESC LIMIT 1")
        .bind("scenario", scenarioId)
        .bind("state", TaskState.DONE.word())
        .map((rs, _) -> TABLE.read(rs.getBytes(1)))
        .findOne();
  }
}
