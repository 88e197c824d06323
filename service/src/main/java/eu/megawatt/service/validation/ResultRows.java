package eu.megawatt.service.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The table of results: samples as agents have sent them. */
final class ResultRows {

  private ResultRows() {}

  static void add(
      Handle handle, String orderId, int number, String sha256, String kernel, String body) {
    handle.execute(
        "INSERT INTO validation_result (order_id, number, sha256, kernel, body)"
            + " VALUES (?, ?, ?, ?, ?)",
        orderId,
        number,
        sha256,
        kernel,
        body);
    handle.execute(
        "UPDATE validation_order SET result_count = result_count + 1 WHERE id = ?", orderId);
  }

  /** The digest of what is kept under a number. */
  static Optional<String> digest(Handle handle, String orderId, int number) {
    return handle
        .createQuery(
            "SELECT sha256 FROM validation_result WHERE order_id = :order AND number = :number")
        .bind("order", orderId)
        .bind("number", number)
        .mapTo(String.class)
        .findOne();
  }

  static Set<Integer> numbers(Handle handle, String orderId) {
    return new TreeSet<>(
        handle
            .createQuery("SELECT number FROM validation_result WHERE order_id = :order")
            .bind("order", orderId)
            .mapTo(Integer.class)
            .list());
  }

  static void forget(Handle handle, String orderId) {
    handle.execute("DELETE FROM validation_result WHERE order_id = ?", orderId);
    handle.execute("UPDATE validation_order SET result_count = 0 WHERE id = ?", orderId);
  }

  /** Those of a run, of one node or, where that is empty, of all; by order and number. */
  static List<StoredSample> ofRun(
      Handle handle, String runId, String nodeId, int offset, int most) {
    return handle
        .createQuery(
            "SELECT o.id, o.node_id, o.part, r.number, r.sha256, r.body"
                + " FROM validation_order o JOIN validation_result r ON r.order_id = o.id"
                + " WHERE o.run_id = :run AND (:node = '' OR o.node_id = :node)"
                + " ORDER BY o.sequence, r.number LIMIT :most OFFSET :offset")
        .bind("run", runId)
        .bind("node", nodeId)
        .bind("most", most)
        .bind("offset", offset)
        .map(
            (rs, _) ->
                new StoredSample(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getInt(3),
                    rs.getInt(4),
                    rs.getString(5),
                    rs.getString(6)))
        .list();
  }

  static long count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM validation_result").mapTo(Long.class).one();
  }
}
