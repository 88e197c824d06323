package eu.megawatt.planner.demand;

import eu.megawatt.planner.forecast.Forecast;
import eu.megawatt.planner.forecast.Forecaster;
import eu.megawatt.planner.forecast.History;
import eu.megawatt.planner.forecast.Verification;
import java.time.LocalDate;
import java.util.Optional;

/** What the history of a demand says of the days after it, or why it says nothing. */
public sealed interface Foretold {

  /** The level of intervals from P10 to P90, in percent. */
  int LEVEL_PCT = 80;

  /** The fewest days that a forecast is made of. */
  int FEWEST_DAYS = Forecaster.fewestSteps(DemandDays.WEEK);

  /** Too few days are known: nothing is guessed from them. */
  record TooShort(int knownDayCount, int neededDayCount) implements Foretold {}

  /**
   * A forecast.
   *
   * @param usable what it is made of
   * @param forecast a step a day; it reaches as far ahead as was asked, but never farther than the
   *     history reaches back
   * @param testedDayCount how far ahead the back-test that chose the model reached
   * @param verification of whole forecasts made again in the past as if no more were known; empty
   *     where the history is too short for that
   */
  record Told(
      DemandDays.Usable usable,
      Forecast forecast,
      int testedDayCount,
      Optional<Verification> verification)
      implements Foretold {

    /** The first day that is foretold. */
    public LocalDate from() {
      return usable.to();
    }

    /** The day after the last that is foretold. */
    public LocalDate to() {
      return from().plusDays(forecast.points().size());
    }
  }

  /**
   * The forecast of the days after the last that is known.
   *
   * @param dayCount days ahead at most
   */
  static Foretold of(DemandDays days, int dayCount) {
    return of(days, dayCount, true);
  }

  /** The same without a verification, which takes longer than the forecast. */
  static Foretold briefly(DemandDays days, int dayCount) {
    return of(days, dayCount, false);
  }

  private static Foretold of(DemandDays days, int dayCount, boolean isVerified) {
    Optional<DemandDays.Usable> usable = days.usable();
    int known = usable.map(it -> it.history().size()).orElse(0);
    if (known < FEWEST_DAYS) {
      return new TooShort(known, FEWEST_DAYS);
    }
    History history = usable.orElseThrow().history();
    Forecaster forecaster = Forecaster.usual();
    Forecast forecast = forecaster.forecast(history, Math.min(dayCount, known));
    int tested = (int) forecast.points().stream().filter(it -> it.isTested()).count();
    return new Told(
        usable.get(),
        forecast,
        tested,
        isVerified ? Rolling.verification(forecaster, history, tested) : Optional.empty());
  }
}
