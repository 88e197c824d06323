package eu.megawatt.service.live;

import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.nodes.GangPlacement;
import eu.megawatt.scheduler.nodes.NodeGpus;
import eu.megawatt.scheduler.nodes.NodeMoment;
import eu.megawatt.scheduler.nodes.NodeNext;
import eu.megawatt.service.live.NodeForecast.OfOnePool;
import eu.megawatt.service.live.NodesView.JobOnNode;
import eu.megawatt.service.live.NodesView.NextJob;
import eu.megawatt.service.live.NodesView.NodeOfPool;
import eu.megawatt.service.live.NodesView.NodeOfService;
import eu.megawatt.service.live.NodesView.ServiceOnNode;
import eu.megawatt.service.live.ReplicaGangs.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Nodes of a forecast at an instant as they are shown to somebody. */
final class NodeItems {

  private final NodeForecast forecast;
  private final Instant at;
  private final Predicate<String> sees;

  /**
   * @param at from now on
   * @param sees whether what is a tenant's may be told
   */
  NodeItems(NodeForecast forecast, Instant at, Predicate<String> sees) {
    this.forecast = forecast;
    this.at = at;
    this.sees = sees;
  }

  /** Some nodes of a pool, by name. */
  List<NodeOfPool> of(String poolId, Predicate<String> names) {
    OfOnePool pool = forecast.pool(poolId);
    Map<String, NodeNext> next =
        pool.assignment()
            .nextAfter(at, id -> forecast.job(id).filter(it -> sees.test(tenant(it))).isPresent());
    return pool.assignment().at(at).stream()
        .filter(it -> names.test(it.node().name()))
        .map(it -> item(pool, it, Optional.ofNullable(next.get(it.node().name()))))
        .toList();
  }

  private static String tenant(LiveJob job) {
    return job.work().job().tenant();
  }

  /** What of a replica is on a node. */
  private record OnNode(Stretch stretch, NodeGpus gpus, boolean isBound) {}

  private NodeOfPool item(OfOnePool pool, NodeMoment moment, Optional<NodeNext> next) {
    List<JobOnNode> jobs = new ArrayList<>();
    Map<String, List<OnNode>> byService = new TreeMap<>();
    moment
        .gangs()
        .forEach(
            (id, gpus) -> {
              Optional<Stretch> stretch = Optional.ofNullable(pool.stretches().get(id));
              if (stretch.isPresent()) {
                byService
                    .computeIfAbsent(stretch.get().replica().serviceId(), _ -> new ArrayList<>())
                    .add(new OnNode(stretch.get(), gpus, pool.isBound(id)));
              } else {
                jobs.add(job(pool, id, gpus));
              }
            });
    String id = moment.node().name();
    return new NodeOfPool(
        id,
        pool.poolId(),
        forecast.node(id).map(Node::rack).orElse(""),
        forecast.nvlinkDomain(id),
        moment.node().gpus(),
        moment.freeGpus(),
        moment.awayGpus(),
        moment.awayGpus() == moment.node().gpus(),
        jobs,
        next.map(it -> coming(pool, it)).orElse(List.of()),
        byService.values().stream().map(this::service).toList());
  }

  private boolean isBound(OfOnePool pool, String jobId) {
    return forecast.isBound(jobId) && pool.isBound(jobId);
  }

  private JobOnNode job(OfOnePool pool, String id, NodeGpus gpus) {
    LiveJob job = forecast.job(id).orElseThrow();
    return sees.test(tenant(job))
        ? new JobOnNode(
            Optional.of(id),
            Optional.of(tenant(job)),
            gpus.indexes(),
            Optional.of(isBound(pool, id)),
            job.held().map(it -> it.to()))
        : new JobOnNode(
            Optional.empty(), Optional.empty(), gpus.indexes(), Optional.empty(), Optional.empty());
  }

  private List<NextJob> coming(OfOnePool pool, NodeNext next) {
    List<NextJob> coming = new ArrayList<>();
    next.gangs()
        .forEach(
            (id, gpus) -> {
              LiveJob job = forecast.job(id).orElseThrow();
              coming.add(
                  new NextJob(
                      id,
                      tenant(job),
                      gpus.indexes(),
                      isBound(pool, id),
                      next.at(),
                      job.held().orElseThrow().to()));
            });
    return coming;
  }

  private ServiceOnNode service(List<OnNode> its) {
    Stretch first = its.getFirst().stretch;
    return sees.test(first.tenant())
        ? new ServiceOnNode(
            Optional.of(first.replica().serviceId()),
            Optional.of(first.tenant()),
            Optional.of(replicas(its)),
            indexes(its),
            Optional.of(isBound(its)))
        : new ServiceOnNode(
            Optional.empty(), Optional.empty(), Optional.empty(), indexes(its), Optional.empty());
  }

  private int replicas(List<OnNode> its) {
    return its.stream().mapToInt(it -> forecast.seen.replicas().replicas(it.stretch, at)).sum();
  }

  private static List<Integer> indexes(List<OnNode> its) {
    return its.stream().flatMap(it -> it.gpus.indexes().stream()).sorted().toList();
  }

  private static boolean isBound(List<OnNode> its) {
    return its.stream().allMatch(OnNode::isBound);
  }

  /** What a service has, whoever looks. */
  NodesView.OfService ofService(String serviceId) {
    List<NodeOfService> items = new ArrayList<>();
    int unassigned = 0;
    for (String poolId : forecast.seen.replicas().pools(serviceId)) {
      if (forecast.hasPool(poolId)) {
        OfOnePool pool = forecast.pool(poolId);
        Map<String, List<OnNode>> byNode = new TreeMap<>();
        for (Stretch stretch : pool.stretches().values()) {
          if (stretch.replica().serviceId().equals(serviceId) && stretch.isAt(at)) {
            unassigned += take(pool, stretch, byNode);
          }
        }
        byNode.forEach(
            (node, its) ->
                items.add(
                    new NodeOfService(
                        poolId,
                        node,
                        forecast.node(node).map(Node::rack),
                        forecast.nvlinkDomain(node),
                        replicas(its),
                        indexes(its),
                        isBound(its))));
      }
    }
    return new NodesView.OfService(serviceId, at, unassigned, items);
  }

  /** Puts a replica's nodes to the others; how many GPUs of it are on none. */
  private static int take(OfOnePool pool, Stretch stretch, Map<String, List<OnNode>> byNode) {
    GangPlacement its = pool.assignment().placement(stretch.gang().id()).orElseThrow();
    for (NodeGpus some : its.gpus()) {
      byNode
          .computeIfAbsent(some.node(), _ -> new ArrayList<>())
          .add(new OnNode(stretch, some, its.isBound()));
    }
    return its.unassigned();
  }
}
