package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.service.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What holds of nodes now. Thread-safe. */
public final class Verdicts {

  private final Database database;
  private final Supplier<Inventory> fleet;
  private final Agents agents;
  private final Clock clock;

  Verdicts(Database database, Supplier<Inventory> fleet, Agents agents, Clock clock) {
    this.database = database;
    this.fleet = fleet;
    this.agents = agents;
    this.clock = clock;
  }

  /**
   * What holds of one node.
   *
   * @param verdict the worst of what placements need, {@code NotRun} where there is none
   */
  public record NodeVerdicts(String nodeId, String verdict, Instant at, List<VerdictView> items) {}

  /** What holds of a node; empty where the fleet has none of that name. */
  public Optional<NodeVerdicts> ofNode(String nodeId) {
    Instant now = clock.instant();
    return Optional.ofNullable(fleet.get().nodes().get(nodeId))
        .map(
            _ -> {
              List<StoredVerdict> held =
                  database.jdbi().withHandle(handle -> VerdictRows.ofNode(handle, nodeId));
              return new NodeVerdicts(
                  nodeId,
                  VerdictGrid.word(StoredVerdict.worst(held)),
                  now,
                  held.stream().map(it -> VerdictView.of(it, now)).toList());
            });
  }

  /**
   * Nodes and kernels; empty words leave everything in.
   *
   * @param deviceModel of which the devices are
   */
  public VerdictGrid grid(String deviceModel, String siteId, String verdict) {
    Inventory now = fleet.get();
    List<Node> nodes =
        now.nodes().values().stream()
            .filter(it -> siteId.isEmpty() || now.siteOf(it).id().equals(siteId))
            .toList();
    List<StoredVerdict> held =
        database.jdbi().withHandle(handle -> VerdictRows.current(handle, deviceModel));
    return VerdictGrid.of(
            nodes,
            it -> now.siteOf(it).id(),
            held,
            agents.all(Map.of()),
            deviceModel,
            clock.instant())
        .with(verdict);
  }
}
