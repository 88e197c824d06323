package eu.megawatt.planner.capacity;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a site's prices go by the hours of a week. They say when energy is cheap and clean, not how
 * cheap it is: the mean of a week is the site's price whatever they are.
 *
 * @param zone whose clock the hours are of
 * @param energy of the price without its tax; empty where it is the same in all hours
 * @param carbon of the intensity, never below 0; empty where it is the same in all hours
 * @param source where they are from
 */
public record PriceHours(
    ZoneId zone, Optional<DayShape> energy, Optional<DayShape> carbon, String source) {

  public PriceHours {
    if (energy.isEmpty() && carbon.isEmpty()) {
      throw new IllegalArgumentException("Hours of neither energy nor carbon");
    }
    if (carbon.filter(PriceHours::hasNegative).isPresent()) {
      throw new IllegalArgumentException("Carbon has a ratio below 0");
    }
  }

  private static boolean hasNegative(DayShape its) {
    return its.workdayRatio().stream().anyMatch(it -> it < 0)
        || its.weekendRatio().stream().anyMatch(it -> it < 0);
  }

  /**
   * What each of so many hours has, in whole units, where a mean hour has so much. All together
   * have the mean but for rounding, in a week in which clocks are changed too.
   *
   * @param from a full hour
   */
  long[] of(DayShape shape, long mean, Instant from, int hours) {
    double[] ratios = new double[hours];
    Arrays.setAll(ratios, hour -> shape.at(from.plus(hour, ChronoUnit.HOURS).atZone(zone)));
    double itsMean = Arrays.stream(ratios).sum() / hours;
    return Arrays.stream(ratios).mapToLong(it -> Math.round(mean * (it / itsMean))).toArray();
  }
}
