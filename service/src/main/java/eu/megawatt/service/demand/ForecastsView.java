package eu.megawatt.service.demand;

import eu.megawatt.planner.demand.Foretold;
import eu.megawatt.planner.forecast.Bounds;
import eu.megawatt.planner.forecast.ForecastPoint;
import eu.megawatt.planner.forecast.Score;
import eu.megawatt.planner.forecast.Verification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts of demand as JSON, the largest demand first.
 *
 * @param to the day after the last of the history
 * @param planVersion of the capacity plan whose demands are named; absent where there is none
 * @param waitingHourCount hours of sites that are yet to be booked: their days are told later
 * @param leftOutGroupCount of groups that are too small to be among the most that are told
 */
public record ForecastsView(
    LocalDate from,
    LocalDate to,
    List<String> groupBy,
    Optional<Integer> planVersion,
    int unknownDayCount,
    long waitingHourCount,
    int leftOutGroupCount,
    List<Group> groups) {

  /**
   * A group: a forecast, or that its history is too short for one.
   *
   * @param demandIds demands of the capacity plan that are of the same group
   * @param demandKw a number a day from {@code from}, null where nothing is known
   */
  public record Group(
      GroupView group,
      List<String> demandIds,
      Optional<Double> assumedProfileRatio,
      List<Optional<Double>> demandKw,
      Optional<TooShort> tooShort,
      Optional<Told> forecast) {}

  /** Too few days are known for a forecast. */
  public record TooShort(int knownDayCount, int neededDayCount) {}

  /**
   * A forecast.
   *
   * @param historyFrom the first day that it is made of
   * @param filledDayCount of these days, of which nothing is known and that were filled
   * @param to the day after the last that is foretold
   * @param testedDayCount how far ahead the back-test that chose the model reached
   * @param naiveMaseRatio of the last week again in the same back-test
   * @param scores of all models that were tried, the best first
   * @param verification absent where the history is too short for it
   */
  public record Told(
      LocalDate historyFrom,
      int filledDayCount,
      LocalDate from,
      LocalDate to,
      int testedDayCount,
      String model,
      String scale,
      double maseRatio,
      double naiveMaseRatio,
      List<ScoreView> scores,
      Optional<VerificationView> verification,
      List<Point> points) {

    private static final String NAIVE = "seasonal naive";

    static Told of(Foretold.Told its) {
      Score chosen = its.forecast().chosen();
      return new Told(
          its.usable().from(),
          its.usable().filledDayCount(),
          its.from(),
          its.to(),
          its.testedDayCount(),
          chosen.model(),
          chosen.scale(),
          chosen.mase(),
          its.forecast().scores().stream()
              .filter(it -> it.model().startsWith(NAIVE))
              .mapToDouble(Score::mase)
              .min()
              .orElseThrow(),
          its.forecast().scores().stream()
              .map(it -> new ScoreView(it.model(), it.scale(), it.mase()))
              .toList(),
          its.verification().map(VerificationView::of),
          its.forecast().points().stream().map(Point::of).toList());
    }
  }

  /** How a model did in the back-test; 1 is as good as the last week again, a week ahead. */
  public record ScoreView(String model, String scale, double maseRatio) {}

  /**
   * Whole forecasts made again in the past, beside what came.
   *
   * @param dayCount of days that were foretold, in all
   * @param coveredRatio of days between P10 and P90; 0.8 is right
   */
  public record VerificationView(
      long dayCount, double coveredRatio, double maseRatio, double naiveMaseRatio) {

    static VerificationView of(Verification its) {
      return new VerificationView(
          its.values(), its.coveredShare(Foretold.LEVEL_PCT), its.mase(), its.naiveMase());
    }
  }

  /** A day that is foretold. */
  public record Point(LocalDate day, double p10Kw, double p50Kw, double p90Kw, boolean isTested) {

    static Point of(ForecastPoint its) {
      Bounds bounds = its.at(Foretold.LEVEL_PCT);
      return new Point(
          LocalDate.ofInstant(its.from(), ZoneOffset.UTC),
          HistoryView.watts(bounds.low()),
          HistoryView.watts(its.median()),
          HistoryView.watts(bounds.high()),
          its.isTested());
    }
  }
}
