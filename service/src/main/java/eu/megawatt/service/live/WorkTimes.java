package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.service.predict.Estimate;
import eu.megawatt.service.predict.JobPrediction;
import eu.megawatt.service.predict.Predictor;
import eu.megawatt.service.predict.TokenWork;
import eu.megawatt.service.predict.TypePrediction;
import eu.megawatt.service.predict.WorkBody;
import eu.megawatt.service.predict.WorkCheck;
import eu.megawatt.service.problem.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Says how long a job runs that says its work: what was measured counts before what is said, and
 * its upper bound is what is planned. Thread-safe.
 */
record WorkTimes(Predictor predictor) {

  private static final String POINTER = "/work";
  private static final String SECONDS = "/runSeconds";

  /**
   * A job with its run seconds.
   *
   * @param errors what is wrong with its work
   */
  record Timed(JobBody body, Optional<JobPrediction> prediction, List<FieldError> errors) {

    /** With what else is wrong; of run seconds that could not be predicted nothing is. */
    List<FieldError> with(List<FieldError> others) {
      return errors.isEmpty()
          ? others
          : Stream.concat(
                  errors.stream(), others.stream().filter(it -> !it.pointer().startsWith(SECONDS)))
              .toList();
    }
  }

  /**
   * The same job where it says no work.
   *
   * @param before what was predicted of it when the same was asked before
   */
  Timed of(JobBody body, Scenario fleet, Instant now, Supplier<Optional<JobPrediction>> before) {
    if (body.work().isEmpty()) {
      return new Timed(body, Optional.empty(), List.of());
    }
    List<FieldError> errors = new ArrayList<>();
    WorkBody said = body.work().get();
    Optional<TokenWork> work = new WorkCheck(POINTER, errors).work(said);
    return work.isEmpty()
        ? new Timed(body, Optional.empty(), errors)
        : before
            .get()
            .filter(it -> it.work().equals(said))
            .map(it -> timed(body, it, List.of()))
            .orElseGet(() -> predicted(body, said, work.get(), fleet, now));
  }

  private Timed predicted(
      JobBody body, WorkBody said, TokenWork work, Scenario fleet, Instant now) {
    Map<String, Long> seconds = body.runSeconds().orElse(Map.of());
    Map<String, Long> watts = body.perGpuW().orElse(Map.of());
    Map<String, Double> saidW = new LinkedHashMap<>();
    watts.forEach(
        (type, its) -> Optional.ofNullable(its).ifPresent(it -> saidW.put(type, (double) it)));
    Set<String> asked = new TreeSet<>(watts.keySet());
    asked.addAll(seconds.keySet());
    List<FieldError> errors = new ArrayList<>();
    List<JobPrediction.OfType> types = new ArrayList<>();
    int gpus = Math.max(1, body.gpuCount().orElse(1));
    for (TypePrediction it : predictor.predict(work, gpus, saidW, fleet)) {
      if (asked.contains(it.gpuTypeId())) {
        ofType(it, Optional.ofNullable(seconds.get(it.gpuTypeId())))
            .ifPresentOrElse(types::add, () -> errors.add(missing(it)));
      }
    }
    return timed(body, new JobPrediction(now, said, types), errors);
  }

  private static Optional<JobPrediction.OfType> ofType(
      TypePrediction predicted, Optional<Long> said) {
    Optional<Long> bound =
        predicted.estimate().map(Estimate::highSeconds).map(it -> (long) Math.ceil(it));
    return bound
        .or(() -> said)
        .map(
            it ->
                new JobPrediction.OfType(
                    predicted.gpuTypeId(),
                    it,
                    bound.isPresent() ? "Measured" : "Said",
                    said,
                    predicted.estimate()));
  }

  private static FieldError missing(TypePrediction it) {
    return new FieldError(
        POINTER,
        "Unmeasured",
        "cannot be predicted. %s Or say %s/%s."
            .formatted(it.detail().orElse(""), SECONDS, it.gpuTypeId()));
  }

  /** GPU types that the plan does not know stay as they were said, to be found wrong. */
  private static Timed timed(JobBody body, JobPrediction prediction, List<FieldError> errors) {
    Map<String, Long> seconds = new LinkedHashMap<>(body.runSeconds().orElse(Map.of()));
    prediction.types().forEach(it -> seconds.put(it.gpuTypeId(), it.plannedSeconds()));
    return new Timed(body.timed(seconds), Optional.of(prediction), errors);
  }
}
