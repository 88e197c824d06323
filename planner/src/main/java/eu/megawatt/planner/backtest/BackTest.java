package eu.megawatt.planner.backtest;

import eu.megawatt.planner.outlook.Exhaustion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A replay of a past period: what would have been said on some of its days, and how far off it was.
 *
 * @param origins in order of time
 * @param errors by how far ahead, from near to far; bands that no day fell into are left out
 * @param all of all days together
 */
public record BackTest(
    List<Origin> origins, List<Skipped> skipped, List<Errors> errors, Errors all) {

  public BackTest {
    origins = List.copyOf(origins);
    skipped = List.copyOf(skipped);
    errors = List.copyOf(errors);
  }

  /**
   * A day on which something was said.
   *
   * @param at when this day began nothing of it or later was known
   * @param isLaterPlan whether the plan is newer than the day, as there was none before
   * @param groupCount whose demand is foretold
   * @param untoldGroupCount of which too little was known; their demand is in no figure
   * @param exhaustion empty where some work may run at no site of the plan
   */
  public record Origin(
      LocalDate at,
      boolean isLaterPlan,
      int groupCount,
      int untoldGroupCount,
      List<Day> days,
      Optional<Runout> exhaustion) {

    public Origin {
      days = List.copyOf(days);
    }
  }

  /** A day on which nothing could be said. */
  public record Skipped(LocalDate at, String reason) {}

  /**
   * A day that was foretold and has come.
   *
   * @param naiveKw of the same day of the week, the last time before the origin
   */
  public record Day(
      LocalDate day, double p10Kw, double p50Kw, double p90Kw, double naiveKw, double cameKw) {

    boolean isCovered() {
      return p10Kw <= cameKw && cameKw <= p90Kw;
    }
  }

  /** How a date of running out came out. */
  public enum RunoutKind {
    /** It was foretold and has come. */
    CAME,
    /** It has come, and was not foretold within the horizon. */
    MISSED,
    /** It was foretold for a day that has come and gone with enough of everything. */
    FALSE_ALARM,
    /** Neither was foretold nor has come. */
    NEITHER,
    /** It was foretold for a day that is not known yet. */
    OPEN
  }

  /**
   * What was said of running out, and what came.
   *
   * @param told by chance
   * @param cameOn the first day on which it had run out; empty where it did not within what is
   *     known
   * @param errorDays P50 less the day on which it came: above 0 it came earlier than was told
   */
  public record Runout(
      RunoutKind kind, Exhaustion told, Optional<LocalDate> cameOn, OptionalLong errorDays) {}

  /**
   * Errors of days so far ahead.
   *
   * @param fromDays ahead; 1 is the day of the origin
   * @param toDays the last of them
   * @param count of days
   * @param meanErrorKw how far off P50 was, either way
   * @param biasKw P50 less what came, on average: above 0 too much was foretold
   * @param mase the error over the mean error of the same day of the week before within what was
   *     known; less is better
   * @param naiveMase the same of saying the last week again
   * @param coveredRatio of days between P10 and P90; 0.8 is right
   */
  public record Errors(
      int fromDays,
      int toDays,
      long count,
      double meanErrorKw,
      double biasKw,
      double mase,
      double naiveMase,
      double coveredRatio) {}
}
