package eu.megawatt.service.demand;

import eu.megawatt.planner.backtest.Replay;
import eu.megawatt.planner.demand.Foretold;
import eu.megawatt.service.problem.FieldError;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a back-test is asked for, before anything in it has been checked.
 *
 * @param from the first day on which the planner is asked; empty for the first that enough is known
 *     before
 * @param to the day after the last that is looked at
 * @param everyDays days from one on which it is asked to the next
 * @param dayCount days ahead
 * @param groupBy what is told apart; empty for kind of work and residency profile
 */
public record BackTestQuestion(
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<Integer> everyDays,
    Optional<Integer> dayCount,
    Optional<List<String>> groupBy,
    Optional<Integer> drawCount,
    Optional<Long> seed,
    Optional<Integer> reservePermille) {

  private static final int MOST_DRAWS = 2_000;
  private static final int USUAL_DRAWS = 500;
  private static final int USUAL_EVERY = 7;
  private static final int USUAL_DAYS = 28;
  private static final int USUAL_RESERVE = 100;
  private static final List<String> USUAL_PARTS =
      List.of(DemandPart.WORK_KIND.word(), DemandPart.PROFILE.word());

  /**
   * What it means.
   *
   * @param from the first day of the history
   * @param to the day after its last
   */
  record Meant(
      LocalDate from,
      LocalDate to,
      Set<DemandPart> by,
      List<LocalDate> origins,
      Replay.Terms terms) {}

  /** What it means; an error is added for all that is wrong. */
  Meant meant(DemandHistory history, List<FieldError> errors) {
    DemandRange.Meant range =
        new DemandRange(Optional.empty(), to, Optional.of(groupBy.orElse(USUAL_PARTS)))
            .meant(history, errors);
    int every = within("/everyDays", everyDays, USUAL_EVERY, 1, 366, errors);
    int days = within("/dayCount", dayCount, USUAL_DAYS, 1, Replay.MOST_DAYS, errors);
    int draws = within("/drawCount", drawCount, USUAL_DRAWS, 1, MOST_DRAWS, errors);
    int reserve = within("/reservePermille", reservePermille, USUAL_RESERVE, 0, 999, errors);
    LocalDate first = from.orElse(range.from().plusDays(Foretold.FEWEST_DAYS));
    long span = ChronoUnit.DAYS.between(first, range.to());
    if (span < 1) {
      errors.add(
          new FieldError(
              "/from",
              "OutOfRange",
              "must be before %s, the day after the last that is known; demand is known from %s on, and a forecast needs %d days."
                  .formatted(range.to(), range.from(), Foretold.FEWEST_DAYS)));
    } else if (Math.ceilDiv(span, (long) every) > Replay.MOST_ORIGINS) {
      errors.add(
          new FieldError(
              "/everyDays",
              "OutOfRange",
              "must be larger: the planner would be asked on %d days, and %d is the most."
                  .formatted(Math.ceilDiv(span, (long) every), Replay.MOST_ORIGINS)));
    }
    List<LocalDate> origins = new ArrayList<>();
    for (LocalDate at = first;
        errors.isEmpty() && at.isBefore(range.to());
        at = at.plusDays(every)) {
      origins.add(at);
    }
    return new Meant(
        range.from(),
        range.to(),
        range.by(),
        origins,
        new Replay.Terms(days, draws, seed.orElse(1L), reserve));
  }

  private static int within(
      String pointer,
      Optional<Integer> asked,
      int usual,
      int least,
      int most,
      List<FieldError> errors) {
    int value = asked.orElse(usual);
    if (value < least || value > most) {
      errors.add(new FieldError(pointer, "OutOfRange", "must be %d to %d.".formatted(least, most)));
      return usual;
    }
    return value;
  }
}
