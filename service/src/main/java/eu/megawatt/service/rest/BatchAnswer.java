package eu.megawatt.service.rest;

import eu.megawatt.telemetry.source.push.BatchEndpoint.Item;
import java.util.List;

/**
 * What became of a batch of points.
 *
 * @param acceptedCount samples that are stored now
 * @param rejectedCount samples and points that are not
 * @param items one for each point, in its order
 */
record BatchAnswer(int acceptedCount, int rejectedCount, List<PointAnswer> items) {

  /** What became of one point; {@code Stored} where all of it is. */
  record PointAnswer(String state, int acceptedCount, List<PointError> errors) {}

  /** Why something of a point was not taken. */
  record PointError(String code, String detail) {}

  static BatchAnswer of(List<Item> items) {
    return new BatchAnswer(
        items.stream().mapToInt(Item::acceptedCount).sum(),
        items.stream().mapToInt(it -> it.refusals().size()).sum(),
        items.stream().map(BatchAnswer::point).toList());
  }

  private static PointAnswer point(Item item) {
    return new PointAnswer(
        item.refusals().isEmpty() ? "Stored" : "Refused",
        item.acceptedCount(),
        item.refusals().stream()
            .map(it -> new PointError(it.reason().word(), it.message()))
            .toList());
  }
}
