package eu.megawatt.planner.capacity;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * How something goes up and down by the hour of the day, apart for working days and weekends.
 *
 * @param workdayRatio of its mean, from 0 o'clock on, Monday to Friday
 * @param weekendRatio the same of Saturday and Sunday
 */
public record DayShape(List<Double> workdayRatio, List<Double> weekendRatio) {

  /** Ratios of a day. */
  public static final int HOURS = 24;

  /** How far the mean of a week may be from 1, as ratios are written with few digits. */
  public static final double MEAN_TOLERANCE = 0.01;

  /** The farthest from 0 that a ratio may be. */
  public static final double MOST_RATIO = 10;

  private static final int WORKDAYS = 5;
  private static final int WEEKEND_DAYS = 2;

  /**
   * @throws IllegalArgumentException where it has not {@value #HOURS} ratios a day, one is beyond
   *     {@value #MOST_RATIO}, or the mean of a week is not 1
   */
  public DayShape {
    workdayRatio = List.copyOf(workdayRatio);
    weekendRatio = List.copyOf(weekendRatio);
    if (workdayRatio.size() != HOURS || weekendRatio.size() != HOURS) {
      throw new IllegalArgumentException(
          "%d and %d ratios of a day; each has %d"
              .formatted(workdayRatio.size(), weekendRatio.size(), HOURS));
    }
    for (List<Double> day : List.of(workdayRatio, weekendRatio)) {
      if (day.stream().anyMatch(it -> !(Math.abs(it) <= MOST_RATIO))) {
        throw new IllegalArgumentException(
            "A ratio of %s is beyond %s either way".formatted(day, MOST_RATIO));
      }
    }
    double mean = weekMean(workdayRatio, weekendRatio);
    if (Math.abs(mean - 1) > MEAN_TOLERANCE) {
      throw new IllegalArgumentException("The mean of a week is %s; it must be 1".formatted(mean));
    }
  }

  /** Of five working days and two of a weekend. */
  public static double weekMean(List<Double> workdayRatio, List<Double> weekendRatio) {
    return (WORKDAYS * sum(workdayRatio) + WEEKEND_DAYS * sum(weekendRatio))
        / (HOURS * (WORKDAYS + WEEKEND_DAYS));
  }

  private static double sum(List<Double> day) {
    return day.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** As it is written, of the hour of a moment. */
  public double at(ZonedDateTime moment) {
    boolean isWorkday = moment.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    return (isWorkday ? workdayRatio : weekendRatio).get(moment.getHour());
  }
}
