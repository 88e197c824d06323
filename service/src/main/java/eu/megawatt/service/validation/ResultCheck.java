package eu.megawatt.service.validation;

import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.verdict.Finding;
import eu.megawatt.kernels.verdict.Judge;
import eu.megawatt.kernels.verdict.Noise;
import eu.megawatt.kernels.verdict.Promise;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Holds a result against what can be kept, beyond what its types say. */
final class ResultCheck {

  private static final int LONGEST_NAME = 200;
  private static final Judge ANY = new Judge(Noise.LIMITS);
  private static final int LONGEST_KIND = 40;

  private ResultCheck() {}

  /**
   * Has it go on where all is well.
   *
   * @throws eu.megawatt.service.problem.ProblemException 422 with all that is wrong
   */
  static void require(int number, DeviceResult result) {
    List<FieldError> errors = new ArrayList<>();
    if (number < 0 || number >= OrderDesk.MOST_RESULTS) {
      errors.add(
          new FieldError(
              "number",
              "OutOfRange",
              "must be 0 to %d, not %d.".formatted(OrderDesk.MOST_RESULTS - 1, number)));
    }
    Device device = result.device();
    name(device.kind(), "/device/kind", LONGEST_KIND, errors);
    name(device.model(), "/device/model", LONGEST_NAME, errors);
    name(device.id(), "/device/id", LONGEST_NAME, errors);
    name(result.result().subject().name(), "/result/subject/name", LONGEST_NAME, errors);
    name(engine(result.result()), "/result/engine", LONGEST_NAME, errors);
    judged(result, errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
  }

  /** What cannot be judged would stand in the way of all that comes with it. */
  private static void judged(DeviceResult result, List<FieldError> errors) {
    try {
      Finding _ = ANY.judge(result.result(), Optional.of(Promise.of(1, "a trial")));
      result.device().facts().forEach((name, it) -> Objects.requireNonNull(it, name));
    } catch (RuntimeException e) {
      errors.add(
          new FieldError(
              "/result", "NotJudged", "cannot be judged: %s.".formatted(e.getMessage())));
    }
  }

  private static String engine(Result result) {
    return switch (result) {
      case Result.Measured it -> it.engine();
      case Result.Soaked it -> it.engine();
      case Result.Unmeasured it -> it.absence().word();
    };
  }

  private static void name(String name, String pointer, int longest, List<FieldError> errors) {
    if (name.isBlank() || name.length() > longest) {
      errors.add(
          new FieldError(
              pointer, "OutOfRange", "must have 1 to %d characters.".formatted(longest)));
    }
  }
}
