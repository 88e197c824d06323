package eu.megawatt.service.demand;

import eu.megawatt.service.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How forecasts of demand are asked for, before anything in it has been checked.
 *
 * @param from the first day of the history; empty for the first that is known
 * @param to the day after its last
 * @param groupBy empty for all that can be told apart
 * @param dayCount days ahead at most; a forecast never reaches farther than its history
 */
public record ForecastQuestion(
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<List<String>> groupBy,
    Optional<Integer> dayCount) {

  /** The most days ahead: five years. */
  static final int MOST_DAYS = 1_827;

  private static final int USUAL_DAYS = 91;

  DemandRange range() {
    return new DemandRange(from, to, groupBy);
  }

  /** Days ahead; an error is added where they are too few or too many. */
  int days(List<FieldError> errors) {
    int days = dayCount.orElse(USUAL_DAYS);
    if (days < 1 || days > MOST_DAYS) {
      errors.add(
          new FieldError("/dayCount", "OutOfRange", "must be 1 to %d.".formatted(MOST_DAYS)));
      return USUAL_DAYS;
    }
    return days;
  }
}
