package eu.megawatt.service.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.nodes.Gang;
import eu.megawatt.scheduler.nodes.GangPlacement;
import eu.megawatt.scheduler.nodes.NodeAssignment;
import eu.megawatt.service.live.ReplicaGangs.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * On which nodes everything is or will be in one state of the plan, worked out pool by pool when
 * somebody asks; no more of it than there are pools. Thread-safe.
 */
final class NodeForecast {

  final Inventory fleet;
  final Seen seen;
  private final FleetNodes nodes;
  private final LongAdder made;
  private final Map<String, OfOnePool> byPool = new HashMap<>();
  private final long madeAt = System.nanoTime();
  private final LongAdder worked = new LongAdder();

  /** What the {@link LiveDesk} lets out. */
  record Seen(
      World world,
      Map<String, LiveJob> jobs,
      Bindings.Kept bindings,
      ReplicaGangs replicas,
      Instant at) {

    Seen {
      jobs = Collections.unmodifiableMap(new HashMap<>(jobs));
    }
  }

  /**
   * What was worked out for a pool.
   *
   * @param stretches of replicas, by the ids of their gangs
   */
  record OfOnePool(String poolId, NodeAssignment assignment, Map<String, Stretch> stretches) {

    OfOnePool {
      stretches = Map.copyOf(stretches);
    }

    /** Whether a gang has its GPUs already. */
    boolean isBound(String gangId) {
      return assignment.placement(gangId).filter(GangPlacement::isBound).isPresent();
    }
  }

  /**
   * @param made counts pools that are worked out
   */
  NodeForecast(Inventory fleet, Seen seen, FleetNodes nodes, LongAdder made) {
    this.fleet = fleet;
    this.seen = seen;
    this.nodes = nodes;
    this.made = made;
  }

  synchronized OfOnePool pool(String poolId) {
    return byPool.computeIfAbsent(poolId, this::assign);
  }

  private OfOnePool assign(String poolId) {
    long began = System.nanoTime();
    List<Gang> gangs = new ArrayList<>();
    for (LiveJob job : seen.jobs.values()) {
      JobGangs.of(job, poolId, seen.at, this::binding).ifPresent(gangs::add);
    }
    List<Integer> typical = gangs.stream().map(Gang::gpus).toList();
    Map<String, Stretch> stretches = new HashMap<>();
    for (Stretch stretch : seen.replicas.of(poolId, seen.at, seen.bindings::of)) {
      stretches.put(stretch.gang().id(), stretch);
      gangs.add(stretch.gang());
    }
    NodeAssignment assigned = NodeAssignment.of(nodes.of(seen.world, poolId), gangs, typical);
    made.increment();
    worked.add(System.nanoTime() - began);
    return new OfOnePool(poolId, assigned, stretches);
  }

  /** For how long somebody has worked on it. */
  long workedNanos() {
    return worked.sum();
  }

  long ageNanos() {
    return System.nanoTime() - madeAt;
  }

  boolean hasPool(String poolId) {
    return seen.world.basis().pools().containsKey(poolId);
  }

  private Optional<Binding> binding(String jobId) {
    return Optional.ofNullable(seen.bindings.byJob().get(jobId));
  }

  Optional<LiveJob> job(String jobId) {
    return Optional.ofNullable(seen.jobs.get(jobId));
  }

  /** Whether a job was given GPUs. */
  boolean isBound(String jobId) {
    return binding(jobId).isPresent();
  }

  Optional<Node> node(String nodeId) {
    return Optional.ofNullable(fleet.nodes().get(nodeId));
  }

  Optional<String> nvlinkDomain(String nodeId) {
    return node(nodeId).flatMap(Node::nvlinkDomain);
  }
}
