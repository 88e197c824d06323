package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Gzip;
import eu.megawatt.service.store.Listed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table of scenarios. */
final class ScenarioRows {

  private ScenarioRows() {}

  static long count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM capacity_scenario").mapTo(Long.class).one();
  }

  /** Of all of them. */
  static Set<String> names(Handle handle) {
    return handle.createQuery("SELECT name FROM capacity_scenario").mapTo(String.class).set();
  }

  /** Whether another scenario than this has the name. */
  static boolean isTaken(Handle handle, String name, String id) {
    return handle
            .createQuery("SELECT COUNT(*) FROM capacity_scenario WHERE name = :name AND id <> :id")
            .bind("name", name)
            .bind("id", id)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  static void add(Handle handle, CapacityScenario it) {
    handle.execute(
        "INSERT INTO capacity_scenario (id, name, content) VALUES (?, ?, ?)",
        it.id(),
        it.name(),
        content(it));
  }

  static void change(Handle handle, CapacityScenario it) {
    handle.execute(
        "UPDATE capacity_scenario SET name = ?, content = ? WHERE id = ?",
        it.name(),
        content(it),
        it.id());
  }

  static boolean delete(Handle handle, String id) {
    return handle.execute("DELETE FROM capacity_scenario WHERE id = ?", id) > 0;
  }

  static Optional<CapacityScenario> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT content FROM capacity_scenario WHERE id = :id")
        .bind("id", id)
        .map((rs, _) -> scenario(rs.getBytes(1)))
        .findOne();
  }

  /** Newest first, those made before a sequence. */
  static Listed<CapacityScenario> list(Handle handle, long before, int limit) {
    return Listed.of(
        handle
            .createQuery(
                "SELECT sequence, content FROM capacity_scenario WHERE sequence < :before"
                    + " ORDER BY sequence DESC LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit + 1)
            .map((rs, _) -> new Listed.Row<>(rs.getLong(1), scenario(rs.getBytes(2))))
            .list(),
        limit);
  }

  private static byte[] content(CapacityScenario it) {
    return Gzip.packed(Json.bytes(it));
  }

  static CapacityScenario scenario(byte[] content) {
    try {
      return Json.parse(Gzip.unpacked(content), CapacityScenario.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
