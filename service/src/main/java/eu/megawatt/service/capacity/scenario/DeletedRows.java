package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.background.TaskState;
import eu.megawatt.service.store.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table of scenarios that were deleted last, and their runs. */
final class DeletedRows {

  /** Kept at most. */
  static final int MOST = 50;

  private DeletedRows() {}

  /**
   * Moves a scenario there, and forgets the oldest there with their runs; false where none is.
   *
   * @param by id of the caller
   */
  static boolean add(Handle handle, String id, Instant at, String by) {
    boolean was =
        handle.execute(
                "INSERT INTO deleted_capacity_scenario"
                    + " (sequence, id, content, deleted_at_ms, deleted_by)"
                    + " SELECT sequence, id, content, CAST(? AS BIGINT), CAST(? AS VARCHAR(200))"
                    + " FROM capacity_scenario WHERE id = ?",
                at.toEpochMilli(),
                by,
                id)
            > 0;
    boolean _ = ScenarioRows.delete(handle, id);
    handle
        .createQuery("SELECT id FROM deleted_capacity_scenario ORDER BY deletion DESC")
        .mapTo(String.class)
        .list()
        .stream()
        .skip(MOST)
        .forEach(old -> forget(handle, old));
    return was;
  }

  private static void forget(Handle handle, String id) {
    handle.execute("DELETE FROM capacity_run WHERE scenario_id = ?", id);
    handle.execute("DELETE FROM deleted_capacity_scenario WHERE id = ?", id);
  }

  static Optional<CapacityScenario> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT content FROM deleted_capacity_scenario WHERE id = :id")
        .bind("id", id)
        .map((rs, _) -> ScenarioRows.scenario(rs.getBytes(1)))
        .findOne();
  }

  /** Those that were deleted last first, of those that were deleted before a number. */
  static Listed<DeletedScenario> list(Handle handle, long before, int limit) {
    Set<String> names = ScenarioRows.names(handle);
    return Listed.of(
        handle
            .createQuery(
                "SELECT deletion, content, deleted_at_ms, deleted_by"
                    + " FROM deleted_capacity_scenario WHERE deletion < :before"
                    + " ORDER BY deletion DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit + 1)
            .map((rs, _) -> new Listed.Row<>(rs.getLong(1), deleted(rs, names)))
            .list(),
        limit);
  }

  private static DeletedScenario deleted(ResultSet rs, Set<String> names) throws SQLException {
    CapacityScenario it = ScenarioRows.scenario(rs.getBytes(2));
    long atMs = rs.getLong(3);
    return new DeletedScenario(
        it,
        rs.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(atMs)),
        Optional.ofNullable(rs.getString(4)),
        names.contains(it.name()));
  }

  /** Moves one back to where it was among the others. */
  static void restore(Handle handle, CapacityScenario it) {
    handle.execute(
        "INSERT INTO capacity_scenario (sequence, id, name, content)"
            + " SELECT sequence, id, CAST(? AS VARCHAR(100)), content"
            + " FROM deleted_capacity_scenario WHERE id = ?",
        it.name(),
        it.id());
    ScenarioRows.change(handle, it);
    handle.execute("DELETE FROM deleted_capacity_scenario WHERE id = ?", it.id());
  }

  /** Runs of a scenario that wait or are being made, by id. */
  static List<String> openRuns(Handle handle, String scenarioId) {
    return handle
        .createQuery("SELECT id FROM capacity_run WHERE scenario_id = :scenario AND state = :state")
        .bind("scenario", scenarioId)
        .bind("state", TaskState.QUEUED.word())
        .mapTo(String.class)
        .list();
  }
}
