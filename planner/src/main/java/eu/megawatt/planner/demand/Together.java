package eu.megawatt.planner.demand;

import static eu.megawatt.planner.capacity.Growth.Forecast.P90_DEVIATIONS;

import eu.megawatt.planner.forecast.Bounds;
import eu.megawatt.planner.forecast.Forecast;
import eu.megawatt.planner.forecast.ForecastPoint;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes forecasts of several demands go with the forecast of their sum (top-down reconciliation).
 * Forecasts of parts, each right for itself, do not add up: medians of what comes in bursts are
 * low, their intervals are wide, and what one demand takes another leaves where a fleet is full.
 * The sum is smoother and its own forecast is better, so day by day all medians are scaled by one
 * factor and all half-widths by another, until independent parts have the mean and the deviation of
 * the sum.
 */
public final class Together {

  /** The mean of half a normal distribution, in its deviations: the root of 1 / (2 pi). */
  private static final double HALF_MEAN = 1 / Math.sqrt(2 * Math.PI);

  /** No part becomes more than four times as sure as by itself: it may be short alone. */
  private static final double LEAST_FACTOR = 0.25;

  private static final double MOST_FACTOR = 4;

  private Together() {}

  /**
   * The same forecasts, each scaled. As they are where their sum has no forecast, or there is one
   * alone.
   *
   * @param days of the same demands
   */
  public static <G extends Comparable<G>> SortedMap<G, Foretold.Told> of(
      SortedMap<G, Foretold.Told> told, Map<G, DemandDays> days) {
    if (told.size() < 2) {
      return told;
    }
    DemandDays sum = DemandDays.sum(told.keySet().stream().map(days::get).toList());
    int dayCount =
        told.values().stream().mapToInt(it -> it.forecast().points().size()).max().orElse(1);
    if (!(Foretold.briefly(sum, dayCount) instanceof Foretold.Told all)) {
      return told;
    }
    SortedMap<LocalDate, Factors> factors = factors(told, all);
    SortedMap<G, Foretold.Told> scaled = new TreeMap<>();
    told.forEach((group, its) -> scaled.put(group, scaled(its, factors)));
    return scaled;
  }

  /**
   * What is done on a day.
   *
   * @param median of all medians
   * @param width of all distances from the median to P10 and P90
   */
  private record Factors(double median, double width) {

    static final Factors NONE = new Factors(1, 1);
  }

  /** Moments of a normal distribution of two halves. */
  private record Moments(double median, double skew, double variance) {

    static final Moments NONE = new Moments(0, 0, 0);

    static Moments of(ForecastPoint point) {
      Bounds bounds = point.at(Foretold.LEVEL_PCT);
      double above = Math.max(0, bounds.high() - point.median()) / P90_DEVIATIONS;
      double below = Math.max(0, point.median() - bounds.low()) / P90_DEVIATIONS;
      double skew = HALF_MEAN * (above - below);
      return new Moments(point.median(), skew, (above * above + below * below) / 2 - skew * skew);
    }

    Moments plus(Moments other) {
      return new Moments(median + other.median, skew + other.skew, variance + other.variance);
    }
  }

  /** Of the days on which all are foretold. */
  private static <G> SortedMap<LocalDate, Factors> factors(
      SortedMap<G, Foretold.Told> told, Foretold.Told all) {
    SortedMap<LocalDate, Factors> factors = new TreeMap<>();
    for (int i = 0; i < all.forecast().points().size(); i++) {
      LocalDate day = all.from().plusDays(i);
      List<ForecastPoint> parts =
          told.values().stream().flatMap(it -> on(it, day).stream()).toList();
      if (parts.size() == told.size()) {
        Moments sum = parts.stream().map(Moments::of).reduce(Moments.NONE, Moments::plus);
        factors.put(day, factors(sum, Moments.of(all.forecast().points().get(i))));
      }
    }
    return factors;
  }

  private static List<ForecastPoint> on(Foretold.Told its, LocalDate day) {
    long at = ChronoUnit.DAYS.between(its.from(), day);
    List<ForecastPoint> points = its.forecast().points();
    return at >= 0 && at < points.size() ? List.of(points.get((int) at)) : List.of();
  }

  private static Factors factors(Moments parts, Moments sum) {
    if (parts.median() <= 0) {
      return Factors.NONE;
    }
    double width = parts.variance() > 0 ? bounded(Math.sqrt(sum.variance() / parts.variance())) : 1;
    double mean = sum.median() + sum.skew();
    return new Factors(bounded((mean - width * parts.skew()) / parts.median()), width);
  }

  private static double bounded(double factor) {
    return Math.clamp(factor, LEAST_FACTOR, MOST_FACTOR);
  }

  /** Days that the sum says nothing of are as the nearest one before, or as the first. */
  private static Foretold.Told scaled(Foretold.Told its, SortedMap<LocalDate, Factors> factors) {
    if (factors.isEmpty()) {
      return its;
    }
    List<ForecastPoint> points = new ArrayList<>();
    for (int i = 0; i < its.forecast().points().size(); i++) {
      LocalDate after = its.from().plusDays(i + 1L);
      SortedMap<LocalDate, Factors> until = factors.headMap(after);
      Factors now =
          until.isEmpty() ? factors.firstEntry().getValue() : until.lastEntry().getValue();
      points.add(scaled(its.forecast().points().get(i), now));
    }
    Forecast forecast = its.forecast();
    return new Foretold.Told(
        its.usable(),
        new Forecast(points, forecast.chosen(), forecast.scores()),
        its.testedDayCount(),
        its.verification());
  }

  private static ForecastPoint scaled(ForecastPoint point, Factors factors) {
    double median = point.median() * factors.median();
    List<Bounds> bounds =
        point.bounds().stream()
            .map(
                it ->
                    new Bounds(
                        it.levelPct(),
                        Math.max(0, median - factors.width() * (point.median() - it.low())),
                        Math.max(median, median + factors.width() * (it.high() - point.median()))))
            .toList();
    return new ForecastPoint(point.from(), median, bounds, point.isTested());
  }
}
