package eu.megawatt.planner.outlook;

import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * How an outlook is asked for.
 *
 * @param to the day after the last that is looked at
 * @param drawCount how often chance is asked
 * @param seed the only source of chance
 * @param reservePermille of all supply, that is not to be used
 * @param counted the kinds of steps that count
 */
public record Question(
    LocalDate to, int drawCount, long seed, int reservePermille, Set<StepKind> counted) {

  /** More would not say more. */
  public static final int MOST_DRAWS = 100_000;

  /** A tenth of all supply is kept in reserve where nothing else is said. */
  public static final int USUAL_RESERVE_PERMILLE = 100;

  public Question {
    counted = Set.copyOf(counted);
    if (drawCount < 1
        || drawCount > MOST_DRAWS
        || reservePermille < 0
        || reservePermille >= 1_000) {
      throw new IllegalArgumentException(
          "An outlook of %d draws with a reserve of %d per mille; allowed are 1 to %d draws, and 0 to 999"
              .formatted(drawCount, reservePermille, MOST_DRAWS));
    }
  }

  /** A thousand draws to a day, with all kinds of steps and a tenth in reserve. */
  public static Question usual(LocalDate to, long seed) {
    return new Question(to, 1_000, seed, USUAL_RESERVE_PERMILLE, EnumSet.allOf(StepKind.class));
  }

  /** The same with another number of draws. */
  public Question withDraws(int count) {
    return new Question(to, count, seed, reservePermille, counted);
  }

  /** Whether a step counts. */
  public boolean counts(SupplyStep step) {
    return counted.contains(step.kind());
  }
}
