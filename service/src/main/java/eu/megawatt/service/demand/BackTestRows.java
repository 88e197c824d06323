package eu.megawatt.service.demand;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Gzip;
import eu.megawatt.service.store.Listed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of back-tests. */
final class BackTestRows {

  /** Those that have come to an end are kept at most. */
  static final int MOST_ENDED = 50;

  private BackTestRows() {}

  static long waitingCount(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM planner_back_test WHERE state = :state")
        .bind("state", BackTestState.QUEUED.word())
        .mapTo(Long.class)
        .one();
  }

  static void add(Handle handle, KeptBackTest it) {
    handle.execute(
        "INSERT INTO planner_back_test (id, state, content) VALUES (?, ?, ?)",
        it.id(),
        it.state(),
        content(it));
  }

  /** Keeps what became of one, where it is still there, and forgets the oldest. */
  static void end(Handle handle, KeptBackTest it) {
    handle.execute(
        "UPDATE planner_back_test SET state = ?, content = ? WHERE id = ?",
        it.state(),
        content(it),
        it.id());
    List<Long> ended =
        handle
            .createQuery(
                "SELECT sequence FROM planner_back_test WHERE state <> :state"
                    + " ORDER BY sequence DESC")
            .bind("state", BackTestState.QUEUED.word())
            .mapTo(Long.class)
            .list();
    ended.stream()
        .skip(MOST_ENDED)
        .forEach(old -> handle.execute("DELETE FROM planner_back_test WHERE sequence = ?", old));
  }

  static boolean delete(Handle handle, String id) {
    return handle.execute("DELETE FROM planner_back_test WHERE id = ?", id) > 0;
  }

  static Optional<KeptBackTest> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT content FROM planner_back_test WHERE id = :id")
        .bind("id", id)
        .map((rs, _) -> read(rs.getBytes(1)))
        .findOne();
  }

  /** The one that has waited longest. */
  static Optional<KeptBackTest> next(Handle handle) {
    return handle
        .createQuery(
            "SELECT content FROM planner_back_test WHERE state = :state ORDER BY sequence LIMIT 1")
        .bind("state", BackTestState.QUEUED.word())
        .map((rs, _) -> read(rs.getBytes(1)))
        .findOne();
  }

  /** Newest first, those before a number. */
  static Listed<KeptBackTest> list(Handle handle, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(
                "SELECT sequence, content FROM planner_back_test WHERE sequence < :before"
                    + " ORDER BY sequence DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit + 1)
            .map((rs, _) -> new Listed.Row<>(rs.getLong(1), read(rs.getBytes(2))))
            .list(),
        limit);
  }

  private static byte[] content(KeptBackTest it) {
    return Gzip.packed(Json.bytes(it));
  }

  private static KeptBackTest read(byte[] content) {
    try {
      return Json.parse(Gzip.unpacked(content), KeptBackTest.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
