package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.verdict.Interval;

/**
 * How long some work takes.
 *
 * @param seconds from the medians of the rates
 * @param interval 95 % of the draws
 */
public record Prediction(double seconds, Interval interval) {

  /**
   * Times a factor by which such predictions have been wrong.
   *
   * @param measuredOverPredicted of work like it, greater than 0
   */
  public Prediction times(double measuredOverPredicted) {
    if (!(measuredOverPredicted > 0)) {
      throw new IllegalArgumentException("No factor: " + measuredOverPredicted);
    }
    return new Prediction(
        seconds * measuredOverPredicted,
        new Interval(
            interval.low() * measuredOverPredicted, interval.high() * measuredOverPredicted));
  }
}
