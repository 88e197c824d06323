package eu.megawatt.service.capacity.buildout;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Gzip;
import eu.megawatt.service.store.Listed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of build-outs. */
final class BuildOutRows {

  /** Those that have come to an end are kept at most. */
  static final int MOST_ENDED = 50;

  private BuildOutRows() {}

  static long waitingCount(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM build_out WHERE state = :state")
        .bind("state", BuildOutState.QUEUED.word())
        .mapTo(Long.class)
        .one();
  }

  static void add(Handle handle, KeptBuildOut it) {
    handle.execute(
        "INSERT INTO build_out (id, state, content) VALUES (?, ?, ?)",
        it.id(),
        it.state(),
        content(it));
  }

  /** Keeps what became of one, where it is still there, and forgets the oldest. */
  static void end(Handle handle, KeptBuildOut it) {
    handle.execute(
        "UPDATE build_out SET state = ?, content = ? WHERE id = ?",
        it.state(),
        content(it),
        it.id());
    List<Long> ended =
        handle
            .createQuery(
                "SELECT sequence FROM build_out WHERE state <> :state ORDER BY sequence DESC")
            .bind("state", BuildOutState.QUEUED.word())
            .mapTo(Long.class)
            .list();
    ended.stream()
        .skip(MOST_ENDED)
        .forEach(old -> handle.execute("DELETE FROM build_out WHERE sequence = ?", old));
  }

  static boolean delete(Handle handle, String id) {
    return handle.execute("DELETE FROM build_out WHERE id = ?", id) > 0;
  }

  static Optional<KeptBuildOut> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT content FROM build_out WHERE id = :id")
        .bind("id", id)
        .map((rs, _) -> kept(rs.getBytes(1)))
        .findOne();
  }

  /** The one that has waited longest. */
  static Optional<KeptBuildOut> next(Handle handle) {
    return handle
        .createQuery("SELECT content FROM build_out WHERE state = :state ORDER BY sequence LIMIT 1")
        .bind("state", BuildOutState.QUEUED.word())
        .map((rs, _) -> kept(rs.getBytes(1)))
        .findOne();
  }

  /** Newest first, those made before a sequence. */
  static Listed<KeptBuildOut> list(Handle handle, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(
                "SELECT sequence, content FROM build_out WHERE sequence < :before"
                    + " ORDER BY sequence DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit + 1)
            .map((rs, _) -> new Listed.Row<>(rs.getLong(1), kept(rs.getBytes(2))))
            .list(),
        limit);
  }

  private static byte[] content(KeptBuildOut it) {
    return Gzip.packed(Json.bytes(it));
  }

  private static KeptBuildOut kept(byte[] content) {
    try {
      return Json.parse(Gzip.unpacked(content), KeptBuildOut.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
