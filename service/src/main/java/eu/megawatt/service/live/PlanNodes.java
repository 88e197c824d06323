package eu.megawatt.service.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.nodes.GangPlacement;
import eu.megawatt.scheduler.nodes.NodeAssignment;
import eu.megawatt.scheduler.nodes.PoolNode;
import eu.megawatt.scheduler.nodes.PoolNodes;
import eu.megawatt.service.live.NodesView.NodeOfJob;
import eu.megawatt.service.live.NodesView.NodeOfPool;
import eu.megawatt.service.live.NodesView.OfJob;
import eu.megawatt.service.live.NodesView.OfPool;
import eu.megawatt.service.live.NodesView.OfRack;
import eu.megawatt.service.live.NodesView.OutsideNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * On which nodes the jobs of the plan and the replicas of services are or will be. Jobs under way
 * and replicas at work have their GPUs; where the others will be is a forecast, worked out when
 * somebody asks and something has changed, pool by pool. Where that takes long the one before is
 * shown for some seconds more, so that forecasts never take more than a tenth of a processor.
 * Thread-safe.
 */
public final class PlanNodes {

  /** What takes no longer is worked out whenever something has changed. */
  private static final long CHEAP_NANOS = 50_000_000;

  /** How many times as long as it took a forecast is shown that took longer. */
  private static final long SHOWN = 10;

  private final LiveDesk desk;
  private final FleetNodes nodes;
  private final LongAdder made = new LongAdder();
  private final AtomicLong changes = new AtomicLong();
  private volatile Optional<Known> known = Optional.empty();

  /** The forecast for one state of the plan. */
  private record Known(long version, NodeForecast forecast) {

    boolean isStillShown() {
      return forecast.workedNanos() > CHEAP_NANOS
          && forecast.ageNanos() < SHOWN * forecast.workedNanos();
    }
  }

  public PlanNodes(LiveDesk desk, FleetNodes nodes) {
    this.desk = desk;
    this.nodes = nodes;
    desk.listen(_ -> changes.incrementAndGet());
  }

  /** The pool of the plan that has a node; empty where none has, or nothing is planned on. */
  public Optional<String> poolOf(String nodeId) {
    return desk.worldNow().flatMap(it -> nodes.of(it.basis()).poolOf(nodeId));
  }

  /** Where nothing has changed since, what is known counts; empty where nothing is planned on. */
  @SuppressWarnings("ReferenceEquality") // the very same: comparing all of it costs more
  private Optional<NodeForecast> forecast() {
    if (!desk.hasPlan()) {
      return Optional.empty();
    }
    long version = changes.get();
    Inventory fleet = nodes.fleet();
    Optional<Known> before =
        known
            .filter(it -> it.forecast.fleet == fleet)
            .filter(it -> it.version == version || it.isStillShown());
    if (before.isPresent()) {
      return before.map(Known::forecast);
    }
    NodeForecast.Seen seen =
        desk.ask(
            turn -> {
              Map<String, LiveJob> jobs = new HashMap<>();
              turn.scheduler().jobs().forEach(it -> jobs.put(it.id(), it));
              return new NodeForecast.Seen(
                  turn.scheduler().world(), jobs, turn.bindings(), turn.replicas(), turn.now());
            });
    NodeForecast its = new NodeForecast(fleet, seen, nodes, made);
    known = Optional.of(new Known(version, its));
    return Optional.of(its);
  }

  /** The GPU types of the plan's pools, by pool id; none where nothing is planned on. */
  public Map<String, String> gpuTypes() {
    return desk.hasPlan()
        ? desk.fleet().pools().values().stream().collect(Collectors.toMap(Pool::id, Pool::gpuType))
        : Map.of();
  }

  /** Pools whose forecast was worked out so far. */
  public long forecastCount() {
    return made.sum();
  }

  /** Where a job is or will be; empty where it has no place, or nothing is known of nodes. */
  public Optional<OfJob> of(String jobId) {
    Optional<NodeForecast> all = forecast();
    Optional<LiveJob> job = all.flatMap(it -> it.job(jobId));
    return job.flatMap(LiveJob::held)
        .flatMap(
            run -> {
              NodeForecast its = all.orElseThrow();
              String poolId = run.legAt(its.seen.at()).poolId();
              return its.pool(poolId)
                  .assignment()
                  .placement(jobId)
                  .map(it -> view(its, it, job.get().state().isUnderWay()));
            });
  }

  private static OfJob view(NodeForecast known, GangPlacement placement, boolean isUnderWay) {
    return new OfJob(
        placement.gpus().stream()
            .map(
                it ->
                    new NodeOfJob(
                        it.node(),
                        known.node(it.node()).map(Node::rack),
                        known.nvlinkDomain(it.node()),
                        it.indexes(),
                        placement.isBound() && isUnderWay))
            .toList(),
        placement.domains(),
        placement.unassigned());
  }

  /**
   * Where a service's replicas are or will be, as far as they are planned.
   *
   * @param at from now on
   */
  public NodesView.OfService service(String serviceId, Instant at) {
    return forecast()
        .map(it -> new NodeItems(it, at, _ -> true).ofService(serviceId))
        .orElseGet(() -> new NodesView.OfService(serviceId, at, 0, List.of()));
  }

  /**
   * A pool's nodes at an instant; empty where the plan has no such pool.
   *
   * @param at from now on
   * @param sees whether what is a tenant's may be told; where it may not always be, only nodes with
   *     something of that are told of, and nothing of the pool
   * @param seesAll whether everything may be told
   */
  public Optional<OfPool> pool(String poolId, Instant at, Predicate<String> sees, boolean seesAll) {
    return forecast()
        .filter(it -> it.hasPool(poolId))
        .map(
            it ->
                new OfPool(
                    poolId,
                    at,
                    seesAll ? Optional.of(figures(it, poolId, at)) : Optional.empty(),
                    shown(new NodeItems(it, at, sees).of(poolId, _ -> true), seesAll)));
  }

  private static List<NodeOfPool> shown(List<NodeOfPool> items, boolean seesAll) {
    return items.stream().filter(it -> seesAll || it.hasSomethingSeen()).toList();
  }

  /**
   * A rack's nodes at an instant; empty where the fleet has no such rack.
   *
   * @param at from now on
   * @param sees as for pools
   * @param seesAll as for pools
   */
  public Optional<OfRack> rack(String rackId, Instant at, Predicate<String> sees, boolean seesAll) {
    if (!nodes.fleet().racks().containsKey(rackId)) {
      return Optional.empty();
    }
    Optional<NodeForecast> all = forecast();
    if (all.isEmpty()) {
      return Optional.of(new OfRack(rackId, at, false, List.of(), List.of()));
    }
    NodeForecast its = all.get();
    PoolNodes pools = nodes.of(its.seen.world().basis());
    Map<String, Set<String>> namesByPool = new TreeMap<>();
    List<OutsideNode> outside = new ArrayList<>();
    for (Node node : its.fleet.nodes().values()) {
      if (node.rack().equals(rackId)) {
        pools
            .poolOf(node.id())
            .ifPresentOrElse(
                it -> namesByPool.computeIfAbsent(it, _ -> new HashSet<>()).add(node.id()),
                () -> outside.add(outside(node, pools)));
      }
    }
    NodeItems shown = new NodeItems(its, at, sees);
    List<NodeOfPool> items = new ArrayList<>();
    namesByPool.forEach(
        (poolId, names) -> items.addAll(shown(shown.of(poolId, names::contains), seesAll)));
    items.sort(Comparator.comparing(NodeOfPool::node));
    return Optional.of(new OfRack(rackId, at, true, items, seesAll ? outside : List.of()));
  }

  private static OutsideNode outside(Node node, PoolNodes pools) {
    List<String> claiming = pools.claiming(node.id());
    if (!claiming.isEmpty()) {
      return new OutsideNode(node.id(), "Contested", claiming);
    }
    boolean isTooLarge = node.gpuCount() > PoolNode.MOST_GPUS;
    return new OutsideNode(node.id(), isTooLarge ? "TooLarge" : "NoPool", List.of());
  }

  private NodesView.Figures figures(NodeForecast known, String poolId, Instant at) {
    World world = known.seen.world();
    int slot = (int) Math.floor(world.basis().grid().position(at));
    int its = Math.clamp(slot, 0, world.basis().grid().slots() - 1);
    PoolNodes all = nodes.of(world.basis());
    NodeAssignment assignment = known.pool(poolId).assignment();
    return new NodesView.Figures(
        (int) world.basis().pool(poolId).gpus().at(its),
        all.of(poolId).stream().mapToInt(Node::gpuCount).sum(),
        assignment.unassigned(at),
        assignment.fragmentationRatio(at),
        all.contested(poolId),
        all.tooLarge(poolId));
  }
}
