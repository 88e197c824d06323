package eu.megawatt.service.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.nodes.Gang;
import eu.megawatt.scheduler.nodes.GangPlacement;
import eu.megawatt.scheduler.nodes.NodeAssignment;
import eu.megawatt.scheduler.nodes.NodeGpus;
import eu.megawatt.scheduler.nodes.NodeMoment;
import eu.megawatt.scheduler.nodes.PoolNodes;
import eu.megawatt.scheduler.serving.Hosted;
import eu.megawatt.service.live.NodesView.JobOnNode;
import eu.megawatt.service.live.NodesView.NodeOfJob;
import eu.megawatt.service.live.NodesView.NodeOfPool;
import eu.megawatt.service.live.NodesView.OfJob;
import eu.megawatt.service.live.NodesView.NodeOfService;
import eu.megawatt.service.live.NodesView.OfPool;
import eu.megawatt.service.live.NodesView.ServiceOnNode;
import eu.megawatt.service.live.ReplicaGangs.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * On which nodes the jobs of the plan and the replicas of services are or will be. Jobs under way
 * and replicas at work have their GPUs; where the others will be is a forecast, worked out when somebody asks and something has changed, pool by
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
      World world, Map<String, LiveJob> jobs, Bindings.Kept bindings, Instant at) {}

  /**
   * What was worked out for a pool.
   *
   * @param stretches of replicas, by the ids of their gangs
   */
  private record OfOnePool(NodeAssignment assignment, Map<String, Stretch> stretches) {}

  /** What was worked out for one state of the plan; no more of it than there are pools. */
  private final class Known {
    final long version;
    final Inventory fleet;
    final Seen seen;
    private final ReplicaGangs replicas;
    private final Map<String, OfOnePool> byPool = new HashMap<>();
    private final long madeAt = System.nanoTime();
    private final LongAdder worked = new LongAdder();

    Known(long version, Inventory fleet, Seen seen) {
      this.version = version;
      this.fleet = fleet;
      this.seen = seen;
      this.replicas = new ReplicaGangs(seen.bindings.serving(), seen.world.granted());
    }

    synchronized OfOnePool pool(String poolId) {
      return byPool.computeIfAbsent(poolId, this::assign);
    }

    boolean isStillShown() {
      return worked.sum() > CHEAP_NANOS && System.nanoTime() - madeAt < SHOWN * worked.sum();
    }

    private OfOnePool assign(String poolId) {
      long began = System.nanoTime();
      List<Gang> gangs = new ArrayList<>();
      for (LiveJob job : seen.jobs.values()) {
        JobGangs.of(job, poolId, seen.at, this::binding).ifPresent(gangs::add);
      }
      List<Integer> typical = gangs.stream().map(Gang::gpus).toList();
      Map<String, Stretch> stretches = new HashMap<>();
      for (Stretch stretch : replicas.of(poolId, seen.at, seen.bindings::of)) {
        stretches.put(stretch.gang().id(), stretch);
        gangs.add(stretch.gang());
      }
      NodeAssignment assigned =
          NodeAssignment.of(nodes.of(seen.world, poolId), gangs, typical);
      made.increment();
      worked.add(System.nanoTime() - began);
      return new OfOnePool(assigned, stretches);
    }

    private Optional<Binding> binding(String jobId) {
      return Optional.ofNullable(seen.bindings.byJob().get(jobId));
    }

    Optional<LiveJob> job(String jobId) {
      return Optional.ofNullable(seen.jobs.get(jobId));
    }

    boolean isBound(String jobId) {
      return seen.bindings.byJob().containsKey(jobId);
    }

    Optional<String> nvlinkDomain(String nodeId) {
      return Optional.ofNullable(fleet.nodes().get(nodeId)).flatMap(Node::nvlinkDomain);
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
              return its.pool(poolId)
                  .assignment
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
              OfOnePool its = it.pool(poolId);
              List<NodeOfPool> items = new ArrayList<>();
              for (NodeMoment moment : its.assignment.at(at)) {
                NodeOfPool item = item(it, its, moment, at, sees);
                if (seesAll || item.hasSomethingSeen()) {
                  items.add(item);
                }
              }
              return new OfPool(
                  poolId,
                  at,
                  seesAll ? Optional.of(figures(it, its.assignment, poolId, at)) : Optional.empty(),
                  items);
            });
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
      Known known, OfOnePool pool, NodeMoment moment, Instant at, Predicate<String> sees) {
    List<JobOnNode> jobs = new ArrayList<>();
    Map<String, List<OnNode>> byService = new TreeMap<>();
    moment
        .gangs()
        .forEach(
            (id, gpus) -> {
              Optional<Stretch> stretch = Optional.ofNullable(pool.stretches.get(id));
              if (stretch.isPresent()) {
                byService
                    .computeIfAbsent(
                        stretch.get().replica().serviceId(), _ -> new ArrayList<>())
                    .add(new OnNode(stretch.get(), gpus, isBound(pool, id)));
              } else {
                jobs.add(job(known, pool, id, gpus, sees));
              }
            });
    List<ServiceOnNode> services =
        byService.values().stream().map(it -> service(known, it, at, sees)).toList();
    String id = moment.node().name();
    Optional<Node> node = Optional.ofNullable(known.fleet.nodes().get(id));
    return new NodeOfPool(
        id,
        node.map(Node::rack).orElse(""),
        known.nvlinkDomain(id),
        moment.node().gpus(),
        moment.freeGpus(),
        moment.awayGpus(),
        moment.awayGpus() == moment.node().gpus(),
        jobs,
        services);
  }

  private static boolean isBound(OfOnePool pool, String gangId) {
    return pool.assignment.placement(gangId).filter(GangPlacement::isBound).isPresent();
  }

  private static JobOnNode job(
      Known known, OfOnePool pool, String id, NodeGpus gpus, Predicate<String> sees) {
    LiveJob job = known.job(id).orElseThrow();
    String tenant = job.work().job().tenant();
    return sees.test(tenant)
        ? new JobOnNode(
            Optional.of(id),
            Optional.of(tenant),
            gpus.indexes(),
            Optional.of(known.isBound(id) && isBound(pool, id)),
            job.held().map(it -> it.to()))
        : new JobOnNode(
            Optional.empty(),
            Optional.empty(),
            gpus.indexes(),
            Optional.empty(),
            Optional.empty());
  }

  /** What of a replica is on a node. */
  private record OnNode(Stretch stretch, NodeGpus gpus, boolean isBound) {}

  private static ServiceOnNode service(
      Known known, List<OnNode> its, Instant at, Predicate<String> sees) {
    Stretch first = its.getFirst().stretch;
    List<Integer> indexes =
        its.stream().flatMap(it -> it.gpus.indexes().stream()).sorted().toList();
    return sees.test(first.tenant())
        ? new ServiceOnNode(
            Optional.of(first.replica().serviceId()),
            Optional.of(first.tenant()),
            Optional.of(
                its.stream().mapToInt(it -> known.replicas.replicas(it.stretch, at)).sum()),
            indexes,
            Optional.of(its.stream().allMatch(OnNode::isBound)))
        : new ServiceOnNode(
            Optional.empty(), Optional.empty(), Optional.empty(), indexes, Optional.empty());
  }

  /**
   * Where a service's replicas are or will be, as far as they are planned.
   *
   * @param at from now on
   */
  public NodesView.OfService service(String serviceId, Instant at) {
    return known()
        .map(it -> service(it, serviceId, at))
        .orElseGet(() -> new NodesView.OfService(serviceId, at, 0, List.of()));
  }

  private static NodesView.OfService service(Known known, String serviceId, Instant at) {
    List<NodeOfService> items = new ArrayList<>();
    int unassigned = 0;
    List<String> poolIds =
        known.seen.bindings.serving().service(serviceId).stream()
            .flatMap(it -> it.pools().stream())
            .map(Hosted::poolId)
            .filter(it -> known.seen.world.basis().pools().containsKey(it))
            .sorted()
            .toList();
    for (String poolId : poolIds) {
      OfOnePool pool = known.pool(poolId);
      Map<String, List<OnNode>> byNode = new TreeMap<>();
      for (Stretch stretch : pool.stretches.values()) {
        if (stretch.replica().serviceId().equals(serviceId) && stretch.isAt(at)) {
          GangPlacement its = pool.assignment.placement(stretch.gang().id()).orElseThrow();
          unassigned += its.unassigned();
          for (NodeGpus some : its.gpus()) {
            byNode
                .computeIfAbsent(some.node(), _ -> new ArrayList<>())
                .add(new OnNode(stretch, some, its.isBound()));
          }
        }
      }
      byNode.forEach(
          (node, its) -> {
            ServiceOnNode seen = service(known, its, at, _ -> true);
            items.add(
                new NodeOfService(
                    poolId,
                    node,
                    known.nvlinkDomain(node),
                    seen.replicaCount().orElseThrow(),
                    seen.gpuIndexes(),
                    seen.isBound().orElseThrow()));
          });
    }
    return new NodesView.OfService(serviceId, at, unassigned, items);
  }
}
