package eu.megawatt.planner.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Forecasts demand from its history. All models go through the same back-test; the one with the
 * least error is fitted to all of the history, and its errors in the test say how far the intervals
 * reach. The same history gives the same forecast.
 */
public final class Forecaster {

  /** The most steps ahead. */
  public static final int HORIZON = 10_000;

  /** Levels that are asked for as a rule, in percent. */
  public static final List<Integer> LEVELS_PCT = List.of(50, 80, 95);

  private final List<Integer> levelsPct;

  /**
   * A forecaster.
   *
   * @param levelsPct of the intervals, in percent, 1 to 99, from narrow to wide
   */
  public Forecaster(List<Integer> levelsPct) {
    boolean rising = true;
    for (int i = 0; i < levelsPct.size(); i++) {
      int level = levelsPct.get(i);
      rising &= level >= 1 && level <= 99 && (i == 0 || level > levelsPct.get(i - 1));
    }
    if (levelsPct.isEmpty() || !rising) {
      throw new IllegalArgumentException(
          "levelsPct (%s) is not 1 to 99 percent, from narrow to wide. Maybe %s."
              .formatted(levelsPct, LEVELS_PCT));
    }
    this.levelsPct = List.copyOf(levelsPct);
  }

  /** One with the usual levels. */
  public static Forecaster usual() {
    return new Forecaster(LEVELS_PCT);
  }

  /**
   * The fewest steps of a history that can be tested.
   *
   * @param season its shortest season, in steps
   */
  public static int fewestSteps(int season) {
    return Origins.fewestValues(season);
  }

  /**
   * The forecast of the steps after a history.
   *
   * @param horizon how many steps, 1 to {@value #HORIZON}
   * @throws IllegalArgumentException where the history is too short to be tested
   */
  public Forecast forecast(History history, int horizon) {
    if (horizon < 1 || horizon > HORIZON) {
      throw new IllegalArgumentException(
          "horizon (%d) is not 1 to %,d steps".formatted(horizon, HORIZON));
    }
    double[] values = history.values();
    Origins origins = Origins.of(history, horizon);
    List<Trial> trials = new ArrayList<>();
    for (Candidate candidate : Candidate.of(history, origins.first())) {
      trials.add(Trial.of(candidate, values, origins));
    }
    trials.sort(Comparator.comparingDouble(Trial::meanAbsoluteError));
    double unit = naiveError(history);
    List<Score> scores = trials.stream().map(trial -> score(trial, unit)).toList();
    return new Forecast(
        points(history, trials.getFirst(), origins, horizon), scores.getFirst(), scores);
  }

  /** The mean error of the last season again, one step ahead; 1 where it makes none. */
  static double naiveError(History history) {
    double sum = 0;
    int season = history.season();
    for (int i = season; i < history.size(); i++) {
      sum += Math.abs(history.value(i) - history.value(i - season));
    }
    return sum > 0 ? sum / (history.size() - season) : 1;
  }

  private static Score score(Trial trial, double unit) {
    return new Score(
        trial.candidate().model().title(),
        trial.candidate().scale().name().toLowerCase(Locale.ROOT),
        trial.meanAbsoluteError() / unit);
  }

  private List<ForecastPoint> points(History history, Trial trial, Origins origins, int horizon) {
    Scale scale = trial.candidate().scale();
    double[] scaled = scale.of(history.values());
    double[] middles = trial.candidate().model().fit(scaled).ahead(scaled, horizon);
    Conformal conformal = new Conformal(trial.errors(), origins.stride());
    Spread spread = conformal.spread();
    double[] reaches = conformal.reaches(levelsPct);
    List<ForecastPoint> points = new ArrayList<>();
    for (int step = 0; step < horizon; step++) {
      int h = step;
      points.add(
          new ForecastPoint(
              history.at(history.size() + h),
              scale.undo(middles[h]),
              bounds(
                  reaches,
                  reach -> scale.undo(middles[h] - reach * spread.below(h)),
                  reach -> scale.undo(middles[h] + reach * spread.above(h))),
              h < origins.horizon()));
    }
    return points;
  }

  private List<Bounds> bounds(double[] reaches, DoubleUnaryOperator low, DoubleUnaryOperator high) {
    List<Bounds> bounds = new ArrayList<>();
    for (int i = 0; i < reaches.length; i++) {
      bounds.add(
          new Bounds(
              levelsPct.get(i), low.applyAsDouble(reaches[i]), high.applyAsDouble(reaches[i])));
    }
    return bounds;
  }
}
