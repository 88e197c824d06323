package eu.megawatt.planner.forecast;

import java.time.Instant;
import java.util.List;

/**
 * The forecast of one step.
 *
 * @param from when the step begins
 * @param median in the unit of the history
 * @param bounds one of each level asked for, from narrow to wide
 * @param isTested whether the back-test reached as far ahead; if not, bounds widen with the root of
 *     the time ahead from the last step that it reached
 */
public record ForecastPoint(Instant from, double median, List<Bounds> bounds, boolean isTested) {

  public ForecastPoint {
    bounds = List.copyOf(bounds);
  }

  /** The bounds of a level that was asked for. */
  public Bounds at(int levelPct) {
    return bounds.stream()
        .filter(it -> it.levelPct() == levelPct)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "levelPct (%d) is not one of the forecast: %s"
                        .formatted(levelPct, bounds.stream().map(Bounds::levelPct).toList())));
  }
}
