package eu.megawatt.service.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.nodes.Away;
import eu.megawatt.scheduler.nodes.PoolNode;
import eu.megawatt.scheduler.nodes.PoolNodes;
import eu.megawatt.scheduler.nodes.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The nodes that the pools of the plan have in the fleet as it stands. Thread-safe. */
public final class FleetNodes {

  private final Supplier<Inventory> fleet;
  private volatile Optional<Known> known = Optional.empty();

  /**
   * @param fleet the one that holds when it is asked
   */
  public FleetNodes(Supplier<Inventory> fleet) {
    this.fleet = fleet;
  }

  private record Known(
      Scenario plan, Inventory fleet, PoolNodes nodes, Map<String, String> idByName) {

    static Known of(Scenario plan, Inventory fleet) {
      Map<String, String> idByName = new HashMap<>();
      for (Node node : fleet.nodes().values()) {
        node.aliases().forEach(it -> idByName.put(it, node.id()));
      }
      fleet.nodes().keySet().forEach(it -> idByName.put(it, it));
      return new Known(plan, fleet, PoolNodes.of(plan, fleet), idByName);
    }
  }

  /** The fleet as it stands. */
  Inventory fleet() {
    return fleet.get();
  }

  /** The nodes of a plan's pools. */
  PoolNodes of(Scenario plan) {
    return known(plan).nodes;
  }

  /** Is worked out once for as long as plan and fleet are the same. */
  @SuppressWarnings("ReferenceEquality") // the very same: comparing all of it costs more
  private Known known(Scenario plan) {
    Inventory now = fleet.get();
    Optional<Known> before = known;
    if (before.filter(it -> it.plan == plan && it.fleet == now).isPresent()) {
      return before.get();
    }
    Known made = Known.of(plan, now);
    known = Optional.of(made);
    return made;
  }

  /** The id of a node that is called so; the name itself where the fleet has none. */
  String idOf(String name, Scenario plan) {
    return known(plan).idByName.getOrDefault(name, name);
  }

  /** How many GPUs those of some nodes have that the fleet has. */
  Map<String, Integer> sizes(Collection<String> nodeIds) {
    Map<String, Integer> sizes = new HashMap<>();
    for (String id : nodeIds) {
      Optional.ofNullable(fleet.get().nodes().get(id))
          .ifPresent(it -> sizes.put(id, it.gpuCount()));
    }
    return sizes;
  }

  /** A pool's nodes, with what is said to be out. */
  List<PoolNode> of(World world, String poolId) {
    Map<String, List<Away>> away = new HashMap<>();
    for (Outage outage : world.outages().values()) {
      outage
          .node()
          .filter(_ -> outage.gpus() > 0)
          .map(it -> idOf(it, world.basis()))
          .ifPresent(
              it ->
                  away.computeIfAbsent(it, _ -> new ArrayList<>())
                      .add(new Away(outage.gpus(), new Span(outage.from(), outage.to()))));
    }
    return of(world.basis()).toBeGiven(poolId, away);
  }
}
