package eu.megawatt.service.rest;

import eu.megawatt.reports.regulation.ComputeMethod;
import eu.megawatt.service.books.report.TrainingRuns;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A training as it is asked for, before anything in it has been checked.
 *
 * @param method {@code 6nd} with parameters, or {@code measured} with an instrument
 */
record TrainingBody(
    Optional<String> model,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> tenantId,
    Optional<List<JobBody>> jobs,
    Optional<MethodBody> method,
    Optional<BigDecimal> energyUncertaintyRatio) {

  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int MOST_JOBS = 200;
  private static final int LONGEST_NAME = 200;
  private static final BigDecimal METERS = new BigDecimal("0.02");

  /** A job of it. */
  record JobBody(
      Optional<String> jobId,
      Optional<BigDecimal> tokenCount,
      Optional<BigDecimal> flopPerSecond) {}

  /** How its computation is known. */
  record MethodBody(
      Optional<String> kind,
      Optional<BigDecimal> parameterCount,
      Optional<BigDecimal> activeParameterCount,
      Optional<String> instrument,
      Optional<BigDecimal> uncertaintyRatio) {}

  /** What is asked for, once nothing is wrong with it. */
  TrainingRuns.Asked asked() {
    List<FieldError> errors = new ArrayList<>();
    String name = words("/model", model, errors);
    String tenant = words("/tenantId", tenantId, errors);
    checkTime(errors);
    List<TrainingRuns.TrainedJob> trained = trained(errors);
    Optional<ComputeMethod> how = how(errors);
    BigDecimal wrong = energyUncertaintyRatio.orElse(METERS);
    if (wrong.signum() < 0 || wrong.compareTo(BigDecimal.ONE) > 0) {
      errors.add(
          new FieldError(
              "/energyUncertaintyRatio", "OutOfRange", "must be 0 to 1, not %s.".formatted(wrong)));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return new TrainingRuns.Asked(
        name, from.orElseThrow(), to.orElseThrow(), tenant, trained, how.orElseThrow(), wrong);
  }

  private static String words(String pointer, Optional<String> text, List<FieldError> errors) {
    if (text.filter(it -> !it.isBlank() && it.length() <= LONGEST_NAME).isEmpty()) {
      errors.add(
          new FieldError(
              pointer,
              text.isEmpty() ? "Missing" : "BadLength",
              "must have 1 to %d characters.".formatted(LONGEST_NAME)));
    }
    return text.orElse("");
  }

  private void checkTime(List<FieldError> errors) {
    if (from.isEmpty()) {
      errors.add(new FieldError("/from", "Missing", "must be a time."));
    }
    if (to.isEmpty()) {
      errors.add(new FieldError("/to", "Missing", "must be a time."));
    }
    if (from.isPresent() && to.isPresent()) {
      Duration length = Duration.between(from.get(), to.get());
      if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
        errors.add(
            new FieldError(
                "/to",
                "OutOfRange",
                "must be after from by at most %d days.".formatted(LONGEST.toDays())));
      }
    }
  }

  private List<TrainingRuns.TrainedJob> trained(List<FieldError> errors) {
    List<JobBody> all = jobs.orElse(List.of());
    if (all.isEmpty() || all.size() > MOST_JOBS) {
      errors.add(
          new FieldError("/jobs", "OutOfRange", "must be 1 to %d jobs.".formatted(MOST_JOBS)));
    }
    List<TrainingRuns.TrainedJob> trained = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < Math.min(all.size(), MOST_JOBS); i++) {
      JobBody job = all.get(i);
      String pointer = "/jobs/%d/".formatted(i);
      String id = words(pointer + "jobId", job.jobId(), errors);
      if (!seen.add(id)) {
        errors.add(new FieldError(pointer + "jobId", "Twice", "stands in the list already."));
      }
      notNegative(pointer + "tokenCount", job.tokenCount(), errors);
      notNegative(pointer + "flopPerSecond", job.flopPerSecond(), errors);
      trained.add(new TrainingRuns.TrainedJob(id, job.tokenCount(), job.flopPerSecond()));
    }
    return trained;
  }

  private static void notNegative(
      String pointer, Optional<BigDecimal> number, List<FieldError> errors) {
    if (number.filter(it -> it.signum() < 0).isPresent()) {
      errors.add(new FieldError(pointer, "OutOfRange", "must be 0 or more."));
    }
  }

  private Optional<ComputeMethod> how(List<FieldError> errors) {
    MethodBody its =
        method.orElse(
            new MethodBody(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    try {
      return switch (its.kind().orElse("")) {
        case "6nd" -> Optional.of(sixNd(its));
        case "measured" ->
            Optional.of(
                new ComputeMethod.MeasuredRate(
                    words("/method/instrument", its.instrument(), errors), ratio(its)));
        default -> {
          errors.add(new FieldError("/method/kind", "UnknownValue", "must be 6nd or measured."));
          yield Optional.empty();
        }
      };
    } catch (IllegalArgumentException e) {
      errors.add(new FieldError("/method", "OutOfRange", e.getMessage() + "."));
      return Optional.empty();
    }
  }

  private static ComputeMethod sixNd(MethodBody its) {
    BigDecimal all = its.parameterCount().orElse(BigDecimal.ZERO);
    return new ComputeMethod.SixNd(all, its.activeParameterCount().orElse(all), ratio(its));
  }

  /** What nobody said is held to be wholly uncertain. */
  private static BigDecimal ratio(MethodBody its) {
    return its.uncertaintyRatio().orElse(BigDecimal.ONE);
  }
}
