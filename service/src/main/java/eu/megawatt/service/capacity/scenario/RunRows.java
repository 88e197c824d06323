package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Gzip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of runs. */
final class RunRows {

  /** Those of a scenario that have come to an end are kept at most. */
  static final int MOST_ENDED = 5;

  private RunRows() {}

  static long waitingCount(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM capacity_run WHERE state = :state")
        .bind("state", RunState.QUEUED.word())
        .mapTo(Long.class)
        .one();
  }

  static void add(Handle handle, KeptRun it) {
    handle.execute(
        "INSERT INTO capacity_run (id, scenario_id, state, content) VALUES (?, ?, ?, ?)",
        it.id(),
        it.scenarioId(),
        it.state(),
        content(it));
  }

  /** Keeps what became of one, where it is still there, and forgets the oldest of its scenario. */
  static void end(Handle handle, KeptRun it) {
    handle.execute(
        "UPDATE capacity_run SET state = ?, content = ? WHERE id = ?",
        it.state(),
        content(it),
        it.id());
    List<Long> ended =
        handle
            .createQuery(
                "SELECT sequence FROM capacity_run WHERE scenario_id = :scenario AND state <> :state"
                    + " ORDER BY sequence DESC")
            .bind("scenario", it.scenarioId())
            .bind("state", RunState.QUEUED.word())
            .mapTo(Long.class)
            .list();
    ended.stream()
        .skip(MOST_ENDED)
        .forEach(old -> handle.execute("DELETE FROM capacity_run WHERE sequence = ?", old));
  }

  static boolean delete(Handle handle, String id) {
    return handle.execute("DELETE FROM capacity_run WHERE id = ?", id) > 0;
  }

  static Optional<KeptRun> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT content FROM capacity_run WHERE id = :id")
        .bind("id", id)
        .map((rs, _) -> run(rs.getBytes(1)))
        .findOne();
  }

  /** The one that has waited longest. */
  static Optional<KeptRun> next(Handle handle) {
    return handle
        .createQuery(
            "SELECT content FROM capacity_run WHERE state = :state ORDER BY sequence LIMIT 1")
        .bind("state", RunState.QUEUED.word())
        .map((rs, _) -> run(rs.getBytes(1)))
        .findOne();
  }

  /** The newest of a scenario. */
  static Optional<KeptRun> newest(Handle handle, String scenarioId) {
    return handle
        .createQuery(
            "SELECT content FROM capacity_run WHERE scenario_id = :scenario"
                + " ORDER BY sequence DESC LIMIT 1")
        .bind("scenario", scenarioId)
        .map((rs, _) -> run(rs.getBytes(1)))
        .findOne();
  }

  /** The newest of a scenario that is done. */
  static Optional<KeptRun> newestDone(Handle handle, String scenarioId) {
    return handle
        .createQuery(
            "SELECT content FROM capacity_run WHERE scenario_id = :scenario AND state = :state"
                + " ORDER BY sequence DESC LIMIT 1")
        .bind("scenario", scenarioId)
        .bind("state", RunState.DONE.word())
        .map((rs, _) -> run(rs.getBytes(1)))
        .findOne();
  }

  private static byte[] content(KeptRun it) {
    return Gzip.packed(Json.bytes(it));
  }

  private static KeptRun run(byte[] content) {
    try {
      return Json.parse(Gzip.unpacked(content), KeptRun.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
