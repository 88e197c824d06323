package eu.megawatt.service.rest;

import eu.megawatt.service.operation.PlanRequest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code POST /plans} takes; any of it may be missing until it has been looked at. */
record PlanBody(
    Optional<String> scenarioId,
    Optional<Double> seconds,
    Optional<Integer> threads,
    Optional<Long> seed) {

  private static final int MOST_SECONDS = 24 * 3600;
  private static final int MOST_THREADS = 256;

  /**
   * The same, with everything in it that must be.
   *
   * @throws ProblemException 422 with all that is missing or out of range
   */
  PlanRequest toRequest() {
    List<FieldError> errors = new ArrayList<>();
    if (scenarioId.isEmpty()) {
      errors.add(new FieldError("/scenarioId", "Missing", "is missing"));
    }
    double forSeconds = seconds.orElse(0.0);
    if (!(forSeconds > 0 && forSeconds <= MOST_SECONDS)) {
      errors.add(
          new FieldError(
              "/seconds", "OutOfRange", "must be more than 0 and at most " + MOST_SECONDS));
    }
    if (threads.isPresent() && (threads.get() < 1 || threads.get() > MOST_THREADS)) {
      errors.add(new FieldError("/threads", "OutOfRange", "must be 1 to " + MOST_THREADS));
    }
    if (!errors.isEmpty()) {
      FieldError first = errors.getFirst();
      throw Problem.of(
              ProblemKind.INVALID_VALUE, first.pointer() + " " + first.detail() + ".", errors)
          .toException();
    }
    return new PlanRequest(scenarioId.orElseThrow(), forSeconds, threads, seed);
  }
}
