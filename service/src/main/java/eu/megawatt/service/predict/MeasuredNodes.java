package eu.megawatt.service.predict;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.scheduler.nodes.PoolNodes;
import eu.megawatt.service.predict.Look.Measured;
import eu.megawatt.service.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the nodes of a plan's GPU types were measured to do, as it stands: worked out by whoever
 * asks first after a verdict, a quarantine or another fleet, and kept until the next. Samples that
 * were read before are not read again. Thread-safe.
 */
final class MeasuredNodes {

  /** Nodes of a type that count, the ones that were measured last. */
  static final int MOST_NODES = 256;

  private final Database database;
  private final Supplier<Inventory> fleet;
  private volatile Optional<Known> known = Optional.empty();

  MeasuredNodes(Database database, Supplier<Inventory> fleet) {
    this.database = database;
    this.fleet = fleet;
  }

  /** Which rates. */
  private record Asked(String gpuType, Precision precision, WorkKind kind) {}

  /** All that holds in one state of tables, plan and fleet. */
  private static final class Known {

    final LookRows.State state;
    final Scenario plan;
    final Inventory fleet;
    final Map<String, List<Node>> nodesByType;
    final Map<String, Map<String, List<Measured>>> byType;
    final Map<Long, Measured> bySequence;
    final Map<Asked, TypeRates.Found> rates = new ConcurrentHashMap<>();

    Known(
        LookRows.State state,
        Scenario plan,
        Inventory fleet,
        Map<String, List<Node>> nodesByType,
        Map<Long, Measured> bySequence,
        Map<String, Map<String, List<Measured>>> byType) {
      this.state = state;
      this.plan = plan;
      this.fleet = fleet;
      this.nodesByType = nodesByType;
      this.bySequence = bySequence;
      this.byType = byType;
    }

    @SuppressWarnings("ReferenceEquality") // the very same: comparing all of it costs more
    boolean isOf(LookRows.State now, Scenario itsPlan, Inventory itsFleet) {
      return state.equals(now) && plan == itsPlan && fleet == itsFleet;
    }

    TypeRates.Found rates(Asked asked) {
      return rates.computeIfAbsent(
          asked,
          it -> TypeRates.of(byType.getOrDefault(it.gpuType, Map.of()), it.precision, it.kind));
    }
  }

  /** The rates of a GPU type of a plan, as far as they are known. */
  TypeRates.Found rates(Scenario plan, String gpuType, Precision precision, WorkKind kind) {
    return now(plan).rates(new Asked(gpuType, precision, kind));
  }

  /** The nodes that a plan's pools have of a GPU type. */
  List<Node> nodes(Scenario plan, String gpuType) {
    return now(plan).nodesByType.getOrDefault(gpuType, List.of());
  }

  private Known now(Scenario plan) {
    Inventory itsFleet = fleet.get();
    LookRows.State state = database.jdbi().withHandle(LookRows::state);
    Optional<Known> before = known.filter(it -> it.isOf(state, plan, itsFleet));
    return before.orElseGet(() -> read(state, plan, itsFleet));
  }

  private synchronized Known read(LookRows.State state, Scenario plan, Inventory itsFleet) {
    Optional<Known> before = known.filter(it -> it.isOf(state, plan, itsFleet));
    if (before.isPresent()) {
      return before.get();
    }
    Map<Long, Measured> old = known.map(it -> it.bySequence).orElse(Map.of());
    Map<Long, Measured> bySequence = new HashMap<>();
    Map<String, List<Node>> nodesByType = nodesByType(plan, itsFleet);
    Map<String, Map<String, List<Measured>>> byType = new TreeMap<>();
    nodesByType.forEach((type, nodes) -> byType.put(type, measured(ids(nodes), old, bySequence)));
    Known made = new Known(state, plan, itsFleet, nodesByType, bySequence, byType);
    known = Optional.of(made);
    return made;
  }

  private static Map<String, List<Node>> nodesByType(Scenario plan, Inventory fleet) {
    PoolNodes nodes = PoolNodes.of(plan, fleet);
    Map<String, List<Node>> byType = new TreeMap<>();
    for (Pool pool : plan.pools().values()) {
      byType.computeIfAbsent(pool.gpuType(), _ -> new ArrayList<>()).addAll(nodes.of(pool.id()));
    }
    return byType;
  }

  private static Set<String> ids(Collection<Node> nodes) {
    Set<String> ids = new HashSet<>();
    nodes.forEach(it -> ids.add(it.id()));
    return ids;
  }

  private Map<String, List<Measured>> measured(
      Set<String> nodeIds, Map<Long, Measured> old, Map<Long, Measured> bySequence) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              nodeIds.removeAll(LookRows.quarantined(handle));
              Map<String, List<Measured>> byNode = new TreeMap<>();
              newestNodes(LookRows.byNode(LookRows.newest(handle, nodeIds)))
                  .forEach(
                      (node, looks) -> {
                        for (Look look : looks) {
                          Optional.ofNullable(old.get(look.sequence()))
                              .or(() -> LookRows.measured(handle, look))
                              .ifPresent(
                                  it -> {
                                    bySequence.put(look.sequence(), it);
                                    byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(it);
                                  });
                        }
                      });
              return byNode;
            });
  }

  private static Map<String, List<Look>> newestNodes(Map<String, List<Look>> byNode) {
    Map<String, List<Look>> newest = new TreeMap<>();
    byNode.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, List<Look>> it) ->
                        it.getValue().stream().mapToLong(Look::sequence).max().orElse(0))
                .reversed())
        .limit(MOST_NODES)
        .forEach(it -> newest.put(it.getKey(), it.getValue()));
    return newest;
  }
}
