package eu.megawatt.service.telemetry;

import java.util.List;

/**
 * What became of a batch of points.
 *
 * @param acceptedCount samples that are stored now
 * @param rejectedCount samples and points that are not
 * @param items one for each point, in its order
 */
public record BatchResult(int acceptedCount, int rejectedCount, List<PointResult> items) {

  public BatchResult {
    items = List.copyOf(items);
  }

  /** What became of one point; {@code Stored} where all of it is. */
  public record PointResult(String state, int acceptedCount, List<PointError> errors) {

    public PointResult {
      errors = List.copyOf(errors);
    }
  }

  /** Why something of a point was not taken. */
  public record PointError(String code, String detail) {}
}
