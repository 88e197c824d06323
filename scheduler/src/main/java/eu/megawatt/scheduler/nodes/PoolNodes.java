package eu.megawatt.scheduler.nodes;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which nodes of a fleet the pools of a plan are made of. A pool has the nodes with GPUs of its
 * type whose rack hangs on its power domain, or on one below; where the fleet does not have that
 * domain, the nearest above it that the fleet has counts. Of two pools the one whose domain is
 * nearer has a node; where both are as near, neither. Immutable.
 */
public final class PoolNodes {

  /** No nodes. */
  public static final PoolNodes NONE = new PoolNodes();

  private final Map<String, List<Node>> byPool = new HashMap<>();
  private final Map<String, List<String>> contested = new HashMap<>();
  private final Map<String, List<String>> tooLarge = new HashMap<>();
  private final Map<String, String> domains = new HashMap<>();
  private final Map<String, String> poolByNode = new HashMap<>();

  private PoolNodes() {}

  /** The nodes of a plan's pools. */
  public static PoolNodes of(Scenario plan, Inventory fleet) {
    PoolNodes made = new PoolNodes();
    Map<Pool, String> anchors = new HashMap<>();
    for (Pool pool : plan.pools().values()) {
      anchor(pool, plan, fleet).ifPresent(it -> anchors.put(pool, it));
    }
    Map<List<String>, Map<String, Integer>> steps = new HashMap<>();
    for (Node node : fleet.nodes().values()) {
      Rack rack = fleet.rackOf(node);
      made.claim(
          node, rack, anchors, steps.computeIfAbsent(rack.domains(), _ -> steps(rack, fleet)));
    }
    return made;
  }

  private static Optional<String> anchor(Pool pool, Scenario plan, Inventory fleet) {
    Optional<PowerDomain> at = Optional.of(plan.domain(pool.domain()));
    while (at.isPresent() && !isOfTheFleet(at.get(), fleet)) {
      at = at.get().parent().map(plan::domain);
    }
    return at.map(PowerDomain::id);
  }

  private static boolean isOfTheFleet(PowerDomain domain, Inventory fleet) {
    return Optional.ofNullable(fleet.domains().get(domain.id()))
        .filter(it -> it.site().equals(domain.site()))
        .isPresent();
  }

  /** How far above a rack each domain is that carries it, by the shorter of its feeds' ways. */
  private static Map<String, Integer> steps(Rack rack, Inventory fleet) {
    Map<String, Integer> steps = new HashMap<>();
    for (InventoryDomain feed : fleet.domainsOf(rack)) {
      List<InventoryDomain> path = fleet.path(feed);
      for (int step = 0; step < path.size(); step++) {
        steps.merge(path.get(step).id(), step, Math::min);
      }
    }
    return steps;
  }

  private void claim(Node node, Rack rack, Map<Pool, String> anchors, Map<String, Integer> steps) {
    List<String> nearest = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    for (Map.Entry<Pool, String> each : anchors.entrySet()) {
      int its = steps.getOrDefault(each.getValue(), Integer.MAX_VALUE);
      if (its == Integer.MAX_VALUE || !each.getKey().gpuType().equals(node.gpuModel())) {
        continue;
      }
      if (its < least) {
        nearest.clear();
        least = its;
      }
      if (its == least) {
        nearest.add(each.getKey().id());
      }
    }
    if (nearest.size() > 1) {
      nearest.forEach(it -> put(contested, it, node.id()));
    } else if (nearest.size() == 1 && node.gpuCount() > PoolNode.MOST_GPUS) {
      put(tooLarge, nearest.getFirst(), node.id());
    } else if (nearest.size() == 1) {
      put(byPool, nearest.getFirst(), node);
      poolByNode.put(node.id(), nearest.getFirst());
      domains.put(node.id(), domain(node, rack));
    }
  }

  /** Names are one domain where they are of one hall; a node's own is apart from all of these. */
  private static String domain(Node node, Rack rack) {
    return node.nvlinkDomain().map(it -> rack.hall() + "\n" + it).orElse(node.id());
  }

  private static <T> void put(Map<String, List<T>> lists, String poolId, T item) {
    lists.computeIfAbsent(poolId, _ -> new ArrayList<>()).add(item);
  }

  /** A pool's nodes, in the fleet's order. */
  public List<Node> of(String poolId) {
    return List.copyOf(byPool.getOrDefault(poolId, List.of()));
  }

  /** The pool that has a node; empty where none has. */
  public Optional<String> poolOf(String nodeId) {
    return Optional.ofNullable(poolByNode.get(nodeId));
  }

  /** Pools that have as good a claim to a node as one another, so that none has it; by id. */
  public List<String> claiming(String nodeId) {
    return contested.entrySet().stream()
        .filter(it -> it.getValue().contains(nodeId))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Nodes that a pool does not have because another has as good a claim to them. */
  public List<String> contested(String poolId) {
    return List.copyOf(contested.getOrDefault(poolId, List.of()));
  }

  /** Nodes that a pool does not have because they have more than 64 GPUs. */
  public List<String> tooLarge(String poolId) {
    return List.copyOf(tooLarge.getOrDefault(poolId, List.of()));
  }

  /**
   * A pool's nodes, to be given to gangs.
   *
   * @param away when GPUs of nodes are not there, by the nodes' ids; that a node is not in service
   *     is known without
   */
  public List<PoolNode> toBeGiven(String poolId, Map<String, List<Away>> away) {
    List<PoolNode> nodes = new ArrayList<>();
    for (Node node : byPool.getOrDefault(poolId, List.of())) {
      List<Away> its = new ArrayList<>(away.getOrDefault(node.id(), List.of()));
      node.inServiceFrom()
          .ifPresent(it -> its.add(new Away(node.gpuCount(), new Span(Instant.MIN, it))));
      node.retiredAt()
          .ifPresent(it -> its.add(new Away(node.gpuCount(), new Span(it, Instant.MAX))));
      String domain = Optional.ofNullable(domains.get(node.id())).orElseThrow();
      nodes.add(new PoolNode(node.id(), domain, node.gpuCount(), its));
    }
    return List.copyOf(nodes);
  }
}
