package eu.megawatt.service.operation;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.PlanStore;
import eu.megawatt.service.store.PlanSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The operations and the idempotency keys that began them. Finished ones are kept for 30 days, keys
 * for 72 hours. Thread-safe.
 */
final class OperationStore {

  private static final Duration KEEP_FINISHED = Duration.ofDays(30);
  private static final Duration KEEP_KEYS = Duration.ofDays(3);
  private static final String NO_HISTORY = "[]";

  private final Database database;

  OperationStore(Database database) {
    this.database = database;
  }

  /** A plan that an operation made, with its document. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
  record MadePlan(PlanSummary summary, byte[] gzippedDocument) {}

  /** An operation with what it was asked for. */
  record Asked(Operation operation, PlanRequest request) {}

  /** Keeps a new operation and its key, both or neither. */
  void add(Operation operation, PlanRequest request, IdempotencyKey key) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              forgetTheOld(handle, operation.createdAt());
              handle
                  .createUpdate(
                      "INSERT INTO operation (id, scenario_id, state, request, body, history)"
                          + " VALUES (:id, :scenario, :state, :request, :body, :history)")
                  .bind("id", operation.id())
                  .bind("scenario", operation.scenarioId())
                  .bind("state", operation.state().word())
                  .bind("request", Json.write(request))
                  .bind("body", Json.write(operation))
                  .bind("history", NO_HISTORY)
                  .execute();
              handle.execute(
                  "INSERT INTO idempotency_key (name, request_sha256, operation_id, created_at_ms)"
                      + " VALUES (?, ?, ?, ?)",
                  key.name(),
                  key.requestSha256(),
                  operation.id(),
                  operation.createdAt().toEpochMilli());
            });
  }

  /** What a key was used for, as the key with the operation it began. */
  Optional<UsedKey> used(String name, Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT request_sha256, operation_id FROM idempotency_key"
                            + " WHERE name = :name AND created_at_ms > :since")
                    .bind("name", name)
                    .bind("since", now.minus(KEEP_KEYS).toEpochMilli())
                    .map((rs, ctx) -> new UsedKey(rs.getString(1), rs.getString(2)))
                    .findOne());
  }

  /** A key that began an operation. */
  record UsedKey(String requestSha256, String operationId) {}

  /** Keeps where an operation stands. */
  void update(Operation operation, List<ProgressPoint> history) {
    database.jdbi().useHandle(handle -> update(handle, operation, history));
  }

  /** Keeps how an operation ended and the plan it made, both or neither. */
  void finish(Operation operation, List<ProgressPoint> history, MadePlan plan) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              PlanStore.insert(handle, plan.summary(), plan.gzippedDocument());
              update(handle, operation, history);
            });
  }

  Optional<Operation> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT sequence, body FROM operation WHERE id = :id")
                    .bind("id", id)
                    .map(OperationStore::row)
                    .findOne())
        .map(Listed.Row::value);
  }

  Optional<List<ProgressPoint>> history(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT history FROM operation WHERE id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne())
        .map(json -> List.of(Json.read(json, ProgressPoint[].class)));
  }

  /** Newest first, those asked for before a sequence; in a state or, where empty, in any. */
  Listed<Operation> list(String state, long before, int limit) {
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT sequence, body FROM operation WHERE sequence < :before"
                                + " AND (:state = '' OR state = :state)"
                                + " ORDER BY sequence DESC LIMIT :limit")
                        .bind("before", before)
                        .bind("state", state)
                        .bind("limit", limit + 1)
                        .map(OperationStore::row)
                        .list()),
        limit);
  }

  /** The ones that had not ended when the service last stopped, in the order they were asked. */
  List<Asked> unfinished() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT body, request FROM operation"
                            + " WHERE state IN ('Queued', 'Running') ORDER BY sequence")
                    .map(
                        (rs, ctx) ->
                            new Asked(
                                Json.read(rs.getString(1), Operation.class),
                                Json.read(rs.getString(2), PlanRequest.class)))
                    .list());
  }

  private static void update(Handle handle, Operation operation, List<ProgressPoint> history) {
    handle
        .createUpdate(
            "UPDATE operation SET state = :state, body = :body, history = :history,"
                + " finished_at_ms = :finished WHERE id = :id")
        .bind("state", operation.state().word())
        .bind("body", Json.write(operation))
        .bind("history", Json.write(history))
        .bind("finished", operation.finishedAt().map(Instant::toEpochMilli).orElse(null))
        .bind("id", operation.id())
        .execute();
  }

  private static void forgetTheOld(Handle handle, Instant now) {
    handle.execute(
        "DELETE FROM idempotency_key WHERE created_at_ms <= ?",
        now.minus(KEEP_KEYS).toEpochMilli());
    handle.execute(
        "DELETE FROM operation WHERE finished_at_ms <= ?", now.minus(KEEP_FINISHED).toEpochMilli());
  }

  private static Listed.Row<Operation> row(ResultSet rs, StatementContext ctx) throws SQLException {
    return new Listed.Row<>(rs.getLong(1), Json.read(rs.getString(2), Operation.class));
  }
}
