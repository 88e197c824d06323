package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
   * All that was ever said of a node, newest first; of one kernel or, where that is empty, of all.
   * Empty where the fleet has none of that name.
   */
  public Optional<Listed<VerdictView>> past(String nodeId, String kernel, long before, int limit) {
    Instant now = clock.instant();
    return Optional.ofNullable(fleet.get().nodes().get(nodeId))
        .map(
            _ ->
                Listed.of(
                    database
                        .jdbi()
                        .withHandle(
                            handle -> VerdictRows.past(handle, nodeId, kernel, before, limit + 1))
                        .stream()
                        .map(it -> new Listed.Row<>(it.sequence(), VerdictView.of(it, now)))
                        .toList(),
                    limit));
  }

  /**
   * What holds of one kernel on a node, on the device that is worst off.
   *
   * @param result with what it was held against and what it drew
   */
  public record OnNode(String nodeId, String siteId, VerdictView result) {}

  /**
   * What holds of one kernel on the nodes that were measured in it, by node; empty words leave
   * everything in.
   */
  public List<OnNode> ofKernel(String kernel, String deviceModel, String siteId, String verdict) {
    Inventory now = fleet.get();
    Instant at = clock.instant();
    Map<String, StoredVerdict> worst = new TreeMap<>();
    database.jdbi().withHandle(handle -> VerdictRows.ofKernel(handle, kernel)).stream()
        .filter(it -> deviceModel.isEmpty() || it.deviceModel().equals(deviceModel))
        .forEach(it -> worst.merge(it.nodeId(), it, VerdictGrid::worse));
    return worst.values().stream()
        .filter(it -> verdict.isEmpty() || it.verdict().name().equals(verdict))
        .flatMap(
            it ->
                Stream.ofNullable(now.nodes().get(it.nodeId())).map(node -> on(now, node, it, at)))
        .filter(it -> siteId.isEmpty() || it.siteId().equals(siteId))
        .toList();
  }

  private static OnNode on(Inventory fleet, Node node, StoredVerdict it, Instant at) {
    return new OnNode(node.id(), fleet.siteOf(node).id(), VerdictView.of(it, at));
  }

  /**
   * Nodes and kernels; empty words leave everything in.
   *
   * @param deviceModel of which the devices are
   */
  public VerdictGrid grid(String deviceModel, String siteId) {
    Inventory now = fleet.get();
    List<Node> nodes =
        now.nodes().values().stream()
            .filter(it -> siteId.isEmpty() || now.siteOf(it).id().equals(siteId))
            .toList();
    List<StoredVerdict> held = database.jdbi().withHandle(VerdictRows::current);
    return VerdictGrid.of(
        nodes, it -> now.siteOf(it).id(), held, agents.all(Map.of()), deviceModel, clock.instant());
  }

  /** Where nodes of the fleet stand. */
  public List<String> siteIds() {
    return fleet.get().sites().keySet().stream().sorted().toList();
  }
}
