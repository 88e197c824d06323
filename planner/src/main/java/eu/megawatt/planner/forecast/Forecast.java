package eu.megawatt.planner.forecast;

import java.util.List;

/**
 * What demand will be.
 *
 * @param points the steps after the history, in order
 * @param chosen the model of the forecast
 * @param scores of all models that were tried, the best first
 */
public record Forecast(List<ForecastPoint> points, Score chosen, List<Score> scores) {

  public Forecast {
    points = List.copyOf(points);
    scores = List.copyOf(scores);
  }
}
