package eu.megawatt.service.live;

import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the search is to be paused, before anything in it has been checked.
 *
 * @param reason may be left out where it is to go on
 */
public record SearchBody(Optional<Boolean> paused, Optional<String> reason) {

  private static final int LONGEST_REASON = 500;

  /**
   * Everything about it is as it must be.
   *
   * @throws ProblemException 422 with all that is not
   */
  void requireWhole() {
    List<FieldError> errors = new ArrayList<>();
    if (paused.isEmpty()) {
      errors.add(new FieldError("/paused", "Missing", "must be there: true or false."));
    }
    boolean isNeeded = paused.orElse(false);
    boolean isThere = reason.isPresent() && !reason.get().isBlank();
    if ((isNeeded && !isThere) || reason.orElse("").length() > LONGEST_REASON) {
      errors.add(
          new FieldError(
              "/reason",
              "Missing",
              "must be there: why, in 1 to %d characters.".formatted(LONGEST_REASON)));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
  }
}
