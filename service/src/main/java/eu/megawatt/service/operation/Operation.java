package eu.megawatt.service.operation;

import eu.megawatt.service.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of long work, as it is kept and as it is sent.
 *
 * @param result what came of it, once it has succeeded
 * @param problem why it failed, once it has
 */
public record Operation(
    String id,
    String kind,
    OperationState state,
    String scenarioId,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<ProgressPoint> progress,
    Optional<Result> result,
    Optional<Problem> problem,
    Optional<Instant> cancelRequestedAt) {

  /** The plan that an operation made. */
  public record Result(String planId, String href) {

    static Result of(String planId) {
      return new Result(planId, "/api/v1/plans/" + planId);
    }
  }

  static Operation queued(String id, String scenarioId, Instant now) {
    return new Operation(
        id,
        "plan",
        OperationState.QUEUED,
        scenarioId,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Operation started(Instant now) {
    return new Operation(
        id,
        kind,
        OperationState.RUNNING,
        scenarioId,
        createdAt,
        Optional.of(now),
        finishedAt,
        progress,
        result,
        problem,
        cancelRequestedAt);
  }

  Operation at(ProgressPoint point) {
    return new Operation(
        id,
        kind,
        state,
        scenarioId,
        createdAt,
        startedAt,
        finishedAt,
        Optional.of(point),
        result,
        problem,
        cancelRequestedAt);
  }

  Operation cancelRequested(Instant now) {
    return new Operation(
        id,
        kind,
        state,
        scenarioId,
        createdAt,
        startedAt,
        finishedAt,
        progress,
        result,
        problem,
        Optional.of(now));
  }

  Operation succeeded(String planId, Instant now) {
    return ended(OperationState.SUCCEEDED, now, Optional.of(Result.of(planId)), Optional.empty());
  }

  Operation failed(Problem because, Instant now) {
    return ended(OperationState.FAILED, now, Optional.empty(), Optional.of(because));
  }

  Operation cancelled(Instant now) {
    return ended(OperationState.CANCELLED, now, Optional.empty(), Optional.empty());
  }

  private Operation ended(
      OperationState end, Instant now, Optional<Result> plan, Optional<Problem> because) {
    return new Operation(
        id,
        kind,
        end,
        scenarioId,
        createdAt,
        startedAt,
        Optional.of(now),
        progress,
        plan,
        because,
        cancelRequestedAt);
  }
}
