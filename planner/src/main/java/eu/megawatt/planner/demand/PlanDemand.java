package eu.megawatt.planner.demand;

import static eu.megawatt.planner.capacity.Growth.Forecast.P90_DEVIATIONS;

import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Growth.Forecast.Point;
import eu.megawatt.planner.forecast.Bounds;
import eu.megawatt.planner.forecast.ForecastPoint;
import eu.megawatt.planner.forecast.History;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A demand of a capacity plan from its history. Days that are past are as they were, in means of
 * weeks; the next ones are by the forecast, day by day at first and then in means of weeks; from
 * where the history supports no forecast any more the demand grows as somebody has stated, and its
 * interval goes on widening, as a walk's does and by the deviation stated.
 */
public final class PlanDemand {

  private static final double DAYS_PER_YEAR = 365.25;

  /** So many days are told one by one: a quarter. */
  private static final int FINE_DAYS = 91;

  private final Foretold.Told told;
  private final Growth.Compound later;

  /**
   * A demand.
   *
   * @param later how it grows after the forecast, as somebody has stated
   */
  public PlanDemand(Foretold.Told told, Growth.Compound later) {
    this.told = told;
    this.later = later;
  }

  /** Growth that nobody has stated: none, and the interval widens as a walk's does. */
  public static Growth.Compound unstated() {
    return new Growth.Compound(0, 0);
  }

  /**
   * The stream of a plan.
   *
   * @param from the first day of the plan
   * @param to the day after the last that is to be planned
   */
  public DemandStream stream(String id, DemandGroup group, LocalDate from, LocalDate to) {
    Growth.Forecast growth = growth(from, to);
    return new DemandStream(
        id,
        group.profileId(),
        group.tenantId(),
        group.workKind(),
        group.gpuType(),
        growth.points().getFirst().medianKw(),
        growth);
  }

  /** The points from a day on; one before it where that is needed to go through it. */
  Growth.Forecast growth(LocalDate from, LocalDate to) {
    List<Point> points = new ArrayList<>(past(from));
    points.addAll(ahead());
    points.addAll(later(points.getLast().day(), to));
    if (points.size() < 2) {
      Point only = points.getFirst();
      points.add(new Point(only.day().plusDays(1), only.medianKw(), only.p10Kw(), only.p90Kw()));
    }
    int first = 0;
    while (first + 2 < points.size() && !points.get(first + 1).day().isAfter(from)) {
      first++;
    }
    return new Growth.Forecast(points.subList(first, points.size()));
  }

  /** What was, by weeks counted back from the last day, from the one before a day on. */
  private List<Point> past(LocalDate from) {
    History history = told.usable().history();
    List<Point> past = new ArrayList<>();
    for (int end = history.size();
        end >= DemandDays.WEEK && (past.isEmpty() || past.getFirst().day().isAfter(from));
        end -= DemandDays.WEEK) {
      double sum = 0;
      for (int i = end - DemandDays.WEEK; i < end; i++) {
        sum += history.value(i);
      }
      LocalDate middle = told.usable().from().plusDays(end - DemandDays.WEEK / 2 - 1);
      past.addFirst(Point.sure(middle, sum / DemandDays.WEEK));
    }
    return past;
  }

  /** The forecast, by days and then by weeks; a rest of a week counts to the one before. */
  private List<Point> ahead() {
    List<ForecastPoint> days = told.forecast().points();
    List<Point> ahead = new ArrayList<>();
    int fine = days.size() < FINE_DAYS + DemandDays.WEEK ? days.size() : FINE_DAYS;
    for (int i = 0; i < fine; i++) {
      ahead.add(mean(told.from().plusDays(i), days.subList(i, i + 1)));
    }
    int weeks = (days.size() - fine) / DemandDays.WEEK;
    for (int week = 0; week < weeks; week++) {
      int begin = fine + week * DemandDays.WEEK;
      int end = week + 1 == weeks ? days.size() : begin + DemandDays.WEEK;
      ahead.add(mean(told.from().plusDays((begin + end - 1) / 2), days.subList(begin, end)));
    }
    return ahead;
  }

  private static Point mean(LocalDate day, List<ForecastPoint> days) {
    double median = 0;
    double low = 0;
    double high = 0;
    for (ForecastPoint it : days) {
      Bounds bounds = it.at(Foretold.LEVEL_PCT);
      median += it.median() / days.size();
      low += bounds.low() / days.size();
      high += bounds.high() / days.size();
    }
    return new Point(day, median, Math.min(low, median), Math.max(high, median));
  }

  /** Month by month after a day, from the mean of the last week that is foretold. */
  private List<Point> later(LocalDate last, LocalDate to) {
    List<ForecastPoint> days = told.forecast().points();
    Point base = mean(last, days.subList(Math.max(0, days.size() - DemandDays.WEEK), days.size()));
    List<Point> months = new ArrayList<>();
    double aheadDays = Math.max(1, ChronoUnit.DAYS.between(told.from(), last) + 1);
    LocalDate end = to.plusMonths(1);
    for (LocalDate day = last.plusMonths(1); !day.isAfter(end); day = day.plusMonths(1)) {
      double after = ChronoUnit.DAYS.between(last, day);
      double years = after / DAYS_PER_YEAR;
      double walk = Math.sqrt(1 + after / aheadDays);
      double stated = P90_DEVIATIONS * later.deviationRatio() / (1 + later.meanRatio()) * years;
      months.add(later(base, day, Math.pow(1 + later.meanRatio(), years), walk, stated));
    }
    return months;
  }

  /** Both halves go on widening, each as it was. */
  private static Point later(Point base, LocalDate day, double growth, double walk, double stated) {
    double median = base.medianKw() * growth;
    double most = Math.max(base.medianKw(), 1e-9);
    double below = Math.hypot((base.medianKw() - base.p10Kw()) / most * walk, stated);
    double above = Math.hypot((base.p90Kw() - base.medianKw()) / most * walk, stated);
    return new Point(day, median, median * Math.max(0, 1 - below), median * (1 + above));
  }
}
