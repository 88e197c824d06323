package eu.megawatt.service.background;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Gzip;
import eu.megawatt.service.store.Listed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A table of tasks with the columns {@code sequence, id, state, content}, the last of which is the
 * task as packed JSON.
 */
public final class TaskTable<T extends KeptTask> {

  private final String name;
  private final Class<T> type;

  /**
   * A table that is there.
   *
   * @param name of the table, which nobody types
   */
  public TaskTable(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /** How many wait or are being done. */
  public long waitingCount(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM %s WHERE state = :state".formatted(name))
        .bind("state", TaskState.QUEUED.word())
        .mapTo(Long.class)
        .one();
  }

  /** Adds one. */
  public void add(Handle handle, T task) {
    handle.execute(
        "INSERT INTO %s (id, state, content) VALUES (?, ?, ?)".formatted(name),
        task.id(),
        task.state(),
        content(task));
  }

  /** Keeps what became of one, where it is still there. */
  public void update(Handle handle, T task) {
    handle.execute(
        "UPDATE %s SET state = ?, content = ? WHERE id = ?".formatted(name),
        task.state(),
        content(task),
        task.id());
  }

  /** Forgets the oldest of those that have come to an end. */
  public void forgetEnded(Handle handle, int mostKept) {
    List<Long> ended =
        handle
            .createQuery(
                "SELECT sequence FROM %s WHERE state <> :state ORDER BY sequence DESC"
                    .formatted(name))
            .bind("state", TaskState.QUEUED.word())
            .mapTo(Long.class)
            .list();
    forget(handle, ended.stream().skip(mostKept).toList());
  }

  /** Forgets those of some numbers. */
  public void forget(Handle handle, List<Long> sequences) {
    sequences.forEach(
        it -> handle.execute("DELETE FROM %s WHERE sequence = ?".formatted(name), it));
  }

  /** Forgets one; false where there is none. */
  public boolean delete(Handle handle, String id) {
    return handle.execute("DELETE FROM %s WHERE id = ?".formatted(name), id) > 0;
  }

  /** One of them. */
  public Optional<T> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT content FROM %s WHERE id = :id".formatted(name))
        .bind("id", id)
        .map((rs, _) -> read(rs.getBytes(1)))
        .findOne();
  }

  /** The one that has waited longest. */
  public Optional<T> next(Handle handle) {
    return handle
        .createQuery(
            "SELECT content FROM %s WHERE state = :state ORDER BY sequence LIMIT 1".formatted(name))
        .bind("state", TaskState.QUEUED.word())
        .map((rs, _) -> read(rs.getBytes(1)))
        .findOne();
  }

  /** Newest first, those before a number. */
  public Listed<T> list(Handle handle, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(
                "SELECT sequence, content FROM %s WHERE sequence < :before".formatted(name)
                    + " ORDER BY sequence DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit + 1)
            .map((rs, _) -> new Listed.Row<>(rs.getLong(1), read(rs.getBytes(2))))
            .list(),
        limit);
  }

  /** The content of a task. */
  public byte[] content(T task) {
    return Gzip.packed(Json.bytes(task));
  }

  /** The task of a content. */
  public T read(byte[] content) {
    try {
      return Json.parse(Gzip.unpacked(content), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
