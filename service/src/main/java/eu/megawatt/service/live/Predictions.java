package eu.megawatt.service.live;

import eu.megawatt.service.predict.Predictor;
import eu.megawatt.service.predict.TokenWork;
import eu.megawatt.service.predict.TypePrediction;
import eu.megawatt.service.predict.WorkBody;
import eu.megawatt.service.predict.WorkCheck;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long work would take on the GPU types that are planned on. Thread-safe. */
public final class Predictions {

  private static final int MOST_GPUS = 1_000_000;

  private final LiveDesk desk;
  private final Predictor predictor;
  private final Clock clock;

  public Predictions(LiveDesk desk, Predictor predictor, Clock clock) {
    this.desk = desk;
    this.predictor = predictor;
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param gpuCount GPUs that share the requests out; 1 if it is left out
   */
  public record Asked(Optional<WorkBody> work, Optional<Integer> gpuCount) {}

  /** What is answered, for each GPU type. */
  public record Answered(Instant at, int gpuCount, List<TypePrediction> items) {}

  /**
   * Predicts.
   *
   * @throws ProblemException 422 with all that is wrong, 409 where nothing is planned on
   */
  public Answered of(Asked asked) {
    List<FieldError> errors = new ArrayList<>();
    int gpus = asked.gpuCount().orElse(1);
    if (gpus < 1 || gpus > MOST_GPUS) {
      errors.add(
          new FieldError(
              "/gpuCount",
              "OutOfRange",
              "must be 1 to %d GPUs, not %d.".formatted(MOST_GPUS, gpus)));
    }
    if (asked.work().isEmpty()) {
      errors.add(
          new FieldError(
              "/work", "Missing", "must be there: the model, its tokens and how many requests."));
    }
    Optional<TokenWork> work = asked.work().flatMap(new WorkCheck("/work", errors)::work);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return new Answered(
        clock.instant(), gpus, predictor.predict(work.orElseThrow(), gpus, Map.of(), desk.fleet()));
  }
}
