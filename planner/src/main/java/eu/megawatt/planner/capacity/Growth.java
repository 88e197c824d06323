package eu.megawatt.planner.capacity;

import java.time.LocalDate;
import java.util.List;

/** How a demand grows, and how sure that is. */
public sealed interface Growth {

  /**
   * By the same part each year.
   *
   * @param meanRatio for a year; 0.5 is half as much again
   * @param deviationRatio the standard deviation of that
   */
  record Compound(double meanRatio, double deviationRatio) implements Growth {

    public Compound {
      if (meanRatio <= -1 || deviationRatio < 0) {
        throw new IllegalArgumentException(
            "A growth of %f a year, give or take %f; it must be above -1, and the other 0 or more"
                .formatted(meanRatio, deviationRatio));
      }
    }
  }

  /**
   * Along a forecast.
   *
   * @param points in order of time, two at least; between them it is linear, after the last it
   *     stays
   */
  record Forecast(List<Point> points) implements Growth {

    /**
     * A day of it.
     *
     * @param medianKw of IT
     * @param logDeviation of the logarithm: 0.1 is some 10 % in either direction
     */
    public record Point(LocalDate day, double medianKw, double logDeviation) {}

    public Forecast {
      points = List.copyOf(points);
      for (int i = 1; i < points.size(); i++) {
        if (!points.get(i).day().isAfter(points.get(i - 1).day())) {
          throw new IllegalArgumentException(
              "The forecast has %s after %s"
                  .formatted(points.get(i).day(), points.get(i - 1).day()));
        }
      }
      if (points.size() < 2) {
        throw new IllegalArgumentException("A forecast needs two points at least");
      }
    }
  }
}
