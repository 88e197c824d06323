package eu.megawatt.service.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.nodes.Gang;
import eu.megawatt.scheduler.nodes.GangPlacement;
import eu.megawatt.scheduler.nodes.NodeAssignment;
import eu.megawatt.scheduler.nodes.NodeMoment;
import eu.megawatt.scheduler.nodes.NodeNext;
import eu.megawatt.scheduler.nodes.PoolNode;
import eu.megawatt.scheduler.nodes.PoolNodes;
import eu.megawatt.service.live.NodesView.JobOnNode;
import eu.megawatt.service.live.NodesView.NextJob;
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

/**
 * On which nodes the jobs of the plan are or will be. Jobs under way have their GPUs; where the
 * others will be is a forecast, worked out when somebody asks and something has changed, pool by
 * pool. Where that takes long the one before is shown for some seconds more, so that forecasts
 * never take more than a tenth of a processor. Thread-safe.
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

  public PlanNodes(LiveDesk desk, FleetNodes nodes) {
    this.desk = desk;
    this.nodes = nodes;
    desk.listen(_ -> changes.incrementAndGet());
  }

  /** What the desk lets out. */
  private record Seen(
      World world, Map<String, LiveJob> jobs, Map<String, Binding> bindings, Instant at) {}

  /** What was worked out for one state of the plan; no more of it than there are pools. */
  private final class Known {
    final long version;
    final Inventory fleet;
    final Seen seen;
    private final Map<String, NodeAssignment> byPool = new HashMap<>();
    private final long madeAt = System.nanoTime();
    private final LongAdder worked = new LongAdder();

    Known(long version, Inventory fleet, Seen seen) {
      this.version = version;
      this.fleet = fleet;
      this.seen = seen;
    }

    synchronized NodeAssignment assignment(String poolId) {
      return byPool.computeIfAbsent(poolId, this::assign);
    }

    boolean isStillShown() {
      return worked.sum() > CHEAP_NANOS && System.nanoTime() - madeAt < SHOWN * worked.sum();
    }

    private NodeAssignment assign(String poolId) {
      long began = System.nanoTime();
      List<Gang> gangs = new ArrayList<>();
      for (LiveJob job : seen.jobs.values()) {
        JobGangs.of(job, poolId, seen.at, this::binding).ifPresent(gangs::add);
      }
      NodeAssignment assigned =
          NodeAssignment.of(
              nodes.of(seen.world, poolId), gangs, gangs.stream().map(Gang::gpus).toList());
      made.increment();
      worked.add(System.nanoTime() - began);
      return assigned;
    }

    private Optional<Binding> binding(String jobId) {
      return Optional.ofNullable(seen.bindings.get(jobId));
    }

    Optional<LiveJob> job(String jobId) {
      return Optional.ofNullable(seen.jobs.get(jobId));
    }

    boolean isBound(String jobId) {
      return seen.bindings.containsKey(jobId);
    }

    Optional<Node> node(String nodeId) {
      return Optional.ofNullable(fleet.nodes().get(nodeId));
    }

    Optional<String> nvlinkDomain(String nodeId) {
      return node(nodeId).flatMap(Node::nvlinkDomain);
    }
  }

  /** Where nothing has changed since, what is known counts. */
  @SuppressWarnings("ReferenceEquality") // the very same: comparing all of it costs more
  private Optional<Known> known() {
    if (!desk.hasPlan()) {
      return Optional.empty();
    }
    long version = changes.get();
    Inventory fleet = nodes.fleet();
    Optional<Known> before =
        known
            .filter(it -> it.fleet == fleet)
            .filter(it -> it.version == version || it.isStillShown());
    if (before.isPresent()) {
      return before;
    }
    Seen seen =
        desk.ask(
            turn -> {
              Map<String, LiveJob> jobs = new HashMap<>();
              turn.scheduler().jobs().forEach(it -> jobs.put(it.id(), it));
              return new Seen(turn.scheduler().world(), jobs, turn.bindings(), turn.now());
            });
    known = Optional.of(new Known(version, fleet, seen));
    return known;
  }

  /** Pools whose forecast was worked out so far. */
  public long forecastCount() {
    return made.sum();
  }

  /** Where a job is or will be; empty where it has no place, or nothing is known of nodes. */
  public Optional<OfJob> of(String jobId) {
    Optional<Known> all = known();
    Optional<LiveJob> job = all.flatMap(it -> it.job(jobId));
    return job.flatMap(LiveJob::held)
        .flatMap(
            run -> {
              Known its = all.orElseThrow();
              String poolId = run.legAt(its.seen.at).poolId();
              return its.assignment(poolId)
                  .placement(jobId)
                  .map(it -> view(its, it, job.get().state().isUnderWay()));
            });
  }

  private static OfJob view(Known known, GangPlacement placement, boolean isUnderWay) {
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
   * A pool's nodes at an instant; empty where the plan has no such pool.
   *
   * @param at from now on
   * @param sees whether what is a tenant's may be told; where it may not always be, only nodes with
   *     such a job are told of, and nothing of the pool
   * @param seesAll whether everything may be told
   */
  public Optional<OfPool> pool(String poolId, Instant at, Predicate<String> sees, boolean seesAll) {
    return known()
        .filter(it -> it.seen.world.basis().pools().containsKey(poolId))
        .map(
            it -> {
              NodeAssignment assignment = it.assignment(poolId);
              return new OfPool(
                  poolId,
                  at,
                  seesAll ? Optional.of(figures(it, assignment, poolId, at)) : Optional.empty(),
                  items(it, poolId, at, sees, seesAll, _ -> true));
            });
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
    Optional<Known> all = known();
    if (all.isEmpty()) {
      return Optional.of(new OfRack(rackId, at, false, List.of(), List.of()));
    }
    Known its = all.get();
    PoolNodes pools = nodes.of(its.seen.world.basis());
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
    List<NodeOfPool> items = new ArrayList<>();
    namesByPool.forEach(
        (poolId, names) -> items.addAll(items(its, poolId, at, sees, seesAll, names::contains)));
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

  private static List<NodeOfPool> items(
      Known known,
      String poolId,
      Instant at,
      Predicate<String> sees,
      boolean seesAll,
      Predicate<String> names) {
    NodeAssignment assignment = known.assignment(poolId);
    Map<String, NodeNext> next =
        assignment.nextAfter(
            at, id -> known.job(id).filter(it -> sees.test(tenant(it))).isPresent());
    return assignment.at(at).stream()
        .filter(it -> names.test(it.node().name()))
        .map(
            it ->
                item(
                    known,
                    poolId,
                    assignment,
                    it,
                    Optional.ofNullable(next.get(it.node().name())),
                    sees))
        .filter(it -> seesAll || it.hasSeenJob())
        .toList();
  }

  private static String tenant(LiveJob job) {
    return job.work().job().tenant();
  }

  private NodesView.Figures figures(
      Known known, NodeAssignment assignment, String poolId, Instant at) {
    World world = known.seen.world;
    int slot = (int) Math.floor(world.basis().grid().position(at));
    int its = Math.clamp(slot, 0, world.basis().grid().slots() - 1);
    PoolNodes all = nodes.of(world.basis());
    return new NodesView.Figures(
        (int) world.basis().pool(poolId).gpus().at(its),
        all.of(poolId).stream().mapToInt(Node::gpuCount).sum(),
        assignment.unassigned(at),
        assignment.fragmentationRatio(at),
        all.contested(poolId),
        all.tooLarge(poolId));
  }

  private static NodeOfPool item(
      Known known,
      String poolId,
      NodeAssignment assignment,
      NodeMoment moment,
      Optional<NodeNext> next,
      Predicate<String> sees) {
    List<JobOnNode> jobs = new ArrayList<>();
    moment
        .gangs()
        .forEach(
            (id, gpus) -> {
              LiveJob job = known.job(id).orElseThrow();
              jobs.add(
                  sees.test(tenant(job))
                      ? new JobOnNode(
                          Optional.of(id),
                          Optional.of(tenant(job)),
                          gpus.indexes(),
                          Optional.of(isBound(known, assignment, id)),
                          job.held().map(it -> it.to()))
                      : new JobOnNode(
                          Optional.empty(),
                          Optional.empty(),
                          gpus.indexes(),
                          Optional.empty(),
                          Optional.empty()));
            });
    List<NextJob> coming = new ArrayList<>();
    next.ifPresent(
        it ->
            it.gangs()
                .forEach(
                    (id, gpus) -> {
                      LiveJob job = known.job(id).orElseThrow();
                      coming.add(
                          new NextJob(
                              id,
                              tenant(job),
                              gpus.indexes(),
                              isBound(known, assignment, id),
                              it.at(),
                              job.held().orElseThrow().to()));
                    }));
    String id = moment.node().name();
    return new NodeOfPool(
        id,
        poolId,
        known.node(id).map(Node::rack).orElse(""),
        known.nvlinkDomain(id),
        moment.node().gpus(),
        moment.freeGpus(),
        moment.awayGpus(),
        moment.awayGpus() == moment.node().gpus(),
        jobs,
        coming);
  }

  private static boolean isBound(Known known, NodeAssignment assignment, String jobId) {
    return known.isBound(jobId)
        && assignment.placement(jobId).filter(GangPlacement::isBound).isPresent();
  }
}
