package eu.megawatt.service.capacity.buildout;

import eu.megawatt.planner.buildout.search.Effort;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * How a build-out is asked for.
 *
 * @param effortRatio how many times the usual work the search does; 1 where it is not said
 * @param seed the chance of the search; 1 where it is not said
 */
public record BuildOutAsked(Optional<Integer> effortRatio, Optional<Long> seed) {

  /** What is not said is as usual. */
  public static final BuildOutAsked USUAL = new BuildOutAsked(Optional.empty(), Optional.empty());

  private static final int MOST_EFFORT = 20;

  /**
   * Checks it.
   *
   * @throws ProblemException 422 where the effort is out of range
   */
  BuildOutAsked checked() {
    if (effortRatio.filter(it -> it < 1 || it > MOST_EFFORT).isPresent()) {
      throw Problem.invalid(
              List.of(
                  new FieldError(
                      "/effortRatio", "OutOfRange", "must be 1 to %d.".formatted(MOST_EFFORT))))
          .toException();
    }
    return this;
  }

  Effort effort() {
    return Effort.USUAL.times(effortRatio.orElse(1));
  }

  long itsSeed() {
    return seed.orElse(1L);
  }
}
