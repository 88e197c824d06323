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

    /** Standard deviations from the median to P90 of a normal distribution. */
    public static final double P90_DEVIATIONS = 1.2815515655446004;

    /**
     * A day of it: a normal distribution of two halves, which join in the median and are as wide as
     * the quantiles say, and never below 0. Halves of their own keep the quantiles and, where many
     * demands are added up, nearly the mean; a logarithmic one as wide would have it too high.
     *
     * @param medianKw of IT
     * @param p10Kw at most the median
     * @param p90Kw the median at least
     */
    public record Point(LocalDate day, double medianKw, double p10Kw, double p90Kw) {

      public Point {
        if (p10Kw < 0 || p10Kw > medianKw || medianKw > p90Kw) {
          throw new IllegalArgumentException(
              "A forecast of %s has P10, P50 and P90 of %f, %f and %f kW; they have to rise from 0"
                  .formatted(day, p10Kw, medianKw, p90Kw));
        }
      }

      /** One that is sure. */
      public static Point sure(LocalDate day, double kw) {
        return new Point(day, kw, kw, kw);
      }

      /** The same, so many times as much. */
      public Point times(double ratio) {
        return new Point(day, medianKw * ratio, p10Kw * ratio, p90Kw * ratio);
      }

      /**
       * At a value of the standard normal distribution.
       *
       * @param z 0 is the median
       */
      public double kw(double z) {
        double half = z < 0 ? medianKw - p10Kw : p90Kw - medianKw;
        return Math.max(0, medianKw + z / P90_DEVIATIONS * half);
      }
    }

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
