package eu.megawatt.service.store;

import eu.megawatt.service.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The plans that were made. Thread-safe. */
public final class PlanStore {

  private final Database database;

  public PlanStore(Database database) {
    this.database = database;
  }

  /** Adds a plan within the transaction of its operation. */
  public static void insert(Handle handle, PlanSummary plan, byte[] gzipped) {
    handle
        .createUpdate(
            "INSERT INTO plan (id, scenario_id, summary, document)"
                + " VALUES (:id, :scenario, :summary, :document)")
        .bind("id", plan.id())
        .bind("scenario", plan.scenarioId())
        .bind("summary", Json.write(plan))
        .bind("document", gzipped)
        .execute();
  }

  public Optional<PlanSummary> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT sequence, summary FROM plan WHERE id = :id")
                    .bind("id", id)
                    .map(PlanStore::row)
                    .findOne())
        .map(Listed.Row::value);
  }

  /** The document as it was written, compressed. */
  public Optional<byte[]> document(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT document FROM plan WHERE id = :id")
                    .bind("id", id)
                    .map((rs, ctx) -> rs.getBytes(1))
                    .findOne());
  }

  /** Newest first, those made before a sequence; of one scenario or, where empty, of all. */
  public Listed<PlanSummary> list(String scenarioId, long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT sequence, summary FROM plan WHERE sequence < :before"
                                + " AND (:scenario = '' OR scenario_id = :scenario)"
                                + " ORDER BY sequence DESC LIMIT :limit")
                        .bind("before", before)
                        .bind("scenario", scenarioId)
                        .bind("limit", limit + 1)
                        .map(PlanStore::row)
                        .list()),
        limit);
  }

  /** Deletes a plan; false where there is none. */
  public boolean delete(String id) {
    return database.jdbi().withHandle(handle -> handle.execute("DELETE FROM plan WHERE id = ?", id))
        > 0;
  }

  private static Listed.Row<PlanSummary> row(ResultSet rs, StatementContext ctx)
      throws SQLException {
    return new Listed.Row<>(rs.getLong(1), Json.read(rs.getString(2), PlanSummary.class));
  }
}
