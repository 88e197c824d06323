package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.service.store.Database;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long runs will take: as long as the longest of the newest on nodes of the same make. */
final class Durations {

  /** Where none has been. */
  static final Duration USUAL = Duration.ofMinutes(5);

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** A fifth more than the longest, so that few are late. */
  private static final int PERCENT = 120;

  private final Map<String, Duration> byModel = new HashMap<>();

  private Durations() {}

  static Durations of(Database database, Inventory fleet, Extent extent) {
    Durations durations = new Durations();
    Map<String, List<Duration>> byNode =
        database.jdbi().withHandle(handle -> HoldRows.durations(handle, extent.name()));
    byNode.forEach(
        (node, its) ->
            Optional.ofNullable(fleet.nodes().get(node))
                .map(Node::gpuModel)
                .ifPresent(model -> its.forEach(it -> durations.add(model, it))));
    return durations;
  }

  private void add(String model, Duration its) {
    byModel.merge(model, its, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  Duration of(Node node) {
    return Optional.ofNullable(byModel.get(node.gpuModel()))
        .map(it -> it.multipliedBy(PERCENT).dividedBy(100))
        .map(it -> it.compareTo(SHORTEST) < 0 ? SHORTEST : it)
        .orElse(USUAL);
  }
}
