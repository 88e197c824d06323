package eu.megawatt.service.validation;

import eu.megawatt.kernels.suite.Measure;
import eu.megawatt.kernels.verdict.Promise;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads a profile, and finds everything that is wrong with it at once. */
final class ProfileCheck {

  private static final int LONGEST_NAME = 200;
  private static final int MOST_KERNELS = 500;
  private static final List<String> UNITS =
      Arrays.stream(Measure.values()).map(Measure::unit).toList();

  private final List<FieldError> errors = new ArrayList<>();

  /** What was said, once it is known to be right. */
  record Asked(String source, List<Profile.Assumed> kernels, String reason) {}

  /**
   * What is said of a model.
   *
   * @throws eu.megawatt.service.problem.ProblemException 422 with all that is wrong
   */
  Asked read(String deviceModel, ProfileBody body) {
    text(Optional.of(deviceModel), "model");
    String source = text(body.source(), "/source");
    List<ProfileBody.KernelPromise> said = body.kernels().orElse(List.of());
    if (said.isEmpty() || said.size() > MOST_KERNELS) {
      error(
          "/kernels",
          "WrongLength",
          "must have 1 to %d kernels, not %d.".formatted(MOST_KERNELS, said.size()));
    }
    List<Profile.Assumed> kernels = new ArrayList<>();
    Set<List<String>> names = new HashSet<>();
    for (int i = 0; i < said.size(); i++) {
      String pointer = "/kernels/" + i;
      if (Objects.isNull(said.get(i))) {
        error(pointer, "Missing", "must not be null.");
        continue;
      }
      Profile.Assumed kernel = kernel(said.get(i), pointer);
      if (!names.add(List.of(kernel.name(), kernel.engine()))) {
        error(
            pointer, "Twice", "%s by %s is named twice.".formatted(kernel.name(), kernel.engine()));
      }
      kernels.add(kernel);
    }
    String reason = RunCheck.reason(body.reason(), errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return new Asked(source, kernels, reason);
  }

  private Profile.Assumed kernel(ProfileBody.KernelPromise said, String pointer) {
    String name = text(said.name(), pointer + "/name");
    String engine = text(said.engine(), pointer + "/engine");
    double value = said.value().orElse(0.0);
    if (!(value > 0 && Double.isFinite(value))) {
      error(
          pointer + "/value",
          "OutOfRange",
          "must be there: a number greater than 0, not %s.".formatted(value));
    }
    String unit = said.unit().orElse("");
    if (!UNITS.contains(unit)) {
      error(
          pointer + "/unit",
          "UnknownValue",
          "must be one of %s, not \"%s\".%s"
              .formatted(String.join(", ", UNITS), unit, Nearest.suggestion(unit, UNITS)));
    }
    double margin = said.marginRatio().orElse(Promise.MARGIN);
    double failure = said.failureMarginRatio().orElse(Math.max(margin, Promise.FAILURE_MARGIN));
    if (!(0 <= margin && margin <= failure && failure < 1)) {
      error(
          pointer + "/marginRatio",
          "OutOfRange",
          "must be 0 or more, failureMarginRatio as much at least and less than 1, not %s and %s."
              .formatted(margin, failure));
    }
    return new Profile.Assumed(
        name, engine, value, unit, margin, failure, said.needed().orElse(true));
  }

  private String text(Optional<String> said, String pointer) {
    String text = said.orElse("");
    if (text.isBlank()
        || text.length() > LONGEST_NAME
        || text.chars().anyMatch(Character::isISOControl)) {
      error(
          pointer,
          "Missing",
          "must be there: 1 to %d characters, none of them a control character."
              .formatted(LONGEST_NAME));
    }
    return text;
  }

  private void error(String pointer, String code, String detail) {
    errors.add(new FieldError(pointer, code, detail));
  }
}
