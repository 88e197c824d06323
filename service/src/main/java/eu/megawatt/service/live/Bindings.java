package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.nodes.Gang;
import eu.megawatt.scheduler.nodes.GangPlacement;
import eu.megawatt.scheduler.nodes.NodeAssignment;
import eu.megawatt.scheduler.nodes.NodeGpus;
import eu.megawatt.scheduler.nodes.PoolNode;
import eu.megawatt.scheduler.serving.ServingPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The GPUs that jobs under way and replicas at work have. A job gets them when it is handed over
 * and keeps them until it ends or loses its place, but where another has them that began before or
 * really has them; a replica gets them in the quarter of an hour in which it is needed and keeps
 * them as long as it is, but where its node is gone. For the thread of the {@link LiveDesk} alone;
 * no more of them are kept than there are jobs under way and replicas at work.
 */
final class Bindings {

  private final FleetNodes nodes;
  private final Map<String, Binding> byJob;
  private final Map<Replica, List<NodeGpus>> byReplica;
  private ServingPlan serving;
  private Optional<Needs> needs = Optional.empty();

  /** What services need in a world. */
  private record Needs(World world, ServingPlan serving, ReplicaGangs gangs) {}

  /**
   * As it stands.
   *
   * @param byJob what jobs under way have
   * @param byReplica what replicas at work have
   * @param serving how services are run
   */
  record Kept(
      Map<String, Binding> byJob, Map<Replica, List<NodeGpus>> byReplica, ServingPlan serving) {

    static final Kept NONE = new Kept(Map.of(), Map.of(), ServingPlan.NONE);

    Kept {
      byJob = Map.copyOf(byJob);
      byReplica = Map.copyOf(byReplica);
    }

    List<NodeGpus> of(Replica replica) {
      return byReplica.getOrDefault(replica, List.of());
    }
  }

  /**
   * What is another since.
   *
   * @param runsOn where jobs really run
   * @param serving how services are run from now on
   * @param isOtherWorld whether what is planned on is another
   */
  record News(
      List<Change> changes,
      List<Reality.RunsOn> runsOn,
      Optional<ServingPlan> serving,
      boolean isOtherWorld) {

    News {
      changes = List.copyOf(changes);
      runsOn = List.copyOf(runsOn);
    }
  }

  /**
   * @param kept as it was left
   */
  Bindings(FleetNodes nodes, Kept kept) {
    this.nodes = nodes;
    this.byJob = new HashMap<>(kept.byJob);
    this.byReplica = new HashMap<>(kept.byReplica);
    this.serving = kept.serving;
  }

  /** What a job has. */
  Optional<Binding> of(String jobId) {
    return Optional.ofNullable(byJob.get(jobId));
  }

  /** How many jobs have any. */
  int count() {
    return byJob.size();
  }

  /** How many replicas have any. */
  int replicaCount() {
    return byReplica.size();
  }

  /** All of it, as it is now. */
  Kept kept() {
    return new Kept(byJob, byReplica, serving);
  }

  /** Whether it is not known yet that a job runs on some nodes. */
  boolean isNews(LiveJob job, Reality.RunsOn fact, Scenario plan, Instant now) {
    String poolId = job.held().orElseThrow().legAt(now).poolId();
    Map<String, Integer> has = new TreeMap<>();
    of(job.id()).filter(Binding::isReal).map(it -> it.in(poolId)).orElse(List.of()).stream()
        .forEach(it -> has.put(it.node(), it.count()));
    return !byId(fact, plan).equals(has);
  }

  private Map<String, Integer> byId(Reality.RunsOn fact, Scenario plan) {
    Map<String, Integer> byId = new TreeMap<>();
    fact.gpusByNode()
        .forEach(
            (name, gpus) -> {
              if (gpus > 0 && gpus <= PoolNode.MOST_GPUS) {
                byId.put(nodes.idOf(name, plan), gpus);
              }
            });
    return byId;
  }

  /** What services need in a world; worked out once for as long as both are the same. */
  @SuppressWarnings("ReferenceEquality") // a world is another one as soon as anything in it is
  ReplicaGangs replicas(World world) {
    Optional<Needs> before = needs.filter(it -> it.world == world && it.serving == serving);
    if (before.isPresent()) {
      return before.get().gangs;
    }
    ReplicaGangs gangs = new ReplicaGangs(serving, world.granted());
    needs = Optional.of(new Needs(world, serving, gangs));
    return gangs;
  }

  /** What follows from what has changed in the plan and from what is really so. */
  BindingChanges settle(LiveScheduler scheduler, News news, Instant now) {
    news.serving.ifPresent(it -> serving = it);
    Settlement settlement = new Settlement(scheduler, now);
    news.changes.forEach(settlement::follow);
    news.runsOn.forEach(settlement::hear);
    if (news.serving.isPresent() || news.isOtherWorld) {
      settlement.followServices();
    }
    settlement.assign();
    return settlement.made();
  }

  private final class Settlement {

    private final LiveScheduler scheduler;
    private final Instant now;
    private final Set<String> pools = new TreeSet<>();
    private final Set<String> freed = new TreeSet<>();
    private final Set<String> bound = new TreeSet<>();
    private final Set<Replica> freedReplicas = new TreeSet<>(Replica.ORDER);
    private final Set<Replica> boundReplicas = new TreeSet<>(Replica.ORDER);

    Settlement(LiveScheduler scheduler, Instant now) {
      this.scheduler = scheduler;
      this.now = now;
    }

    void follow(Change change) {
      LiveJob job = scheduler.job(change.jobId()).orElse(change.after());
      boolean isUnderWay = job.state().isUnderWay();
      if (!isUnderWay && byJob.remove(job.id()) != null) {
        freed.add(job.id());
      } else if (isUnderWay && (change.movesIt() || of(job.id()).isEmpty())) {
        pools.addAll(JobGangs.pools(job));
        leaveOthers(job);
      }
    }

    /** What it has of pools that it is not in any more. */
    private void leaveOthers(LiveJob job) {
      Optional<Binding> has = of(job.id());
      Set<String> its = JobGangs.pools(job);
      if (has.isPresent() && !its.containsAll(has.get().gpus().keySet())) {
        Map<String, List<NodeGpus>> left = new TreeMap<>(has.get().gpus());
        left.keySet().retainAll(its);
        put(new Binding(job.id(), left, has.get().isReal() && !left.isEmpty()));
      }
    }

    private void put(Binding binding) {
      freed.remove(binding.jobId());
      byJob.put(binding.jobId(), binding);
      bound.add(binding.jobId());
    }

    void hear(Reality.RunsOn fact) {
      Optional<LiveJob> job = scheduler.job(fact.jobId()).filter(it -> it.state().isUnderWay());
      if (job.isPresent()) {
        String poolId = job.get().held().orElseThrow().legAt(now).poolId();
        Scenario plan = scheduler.world().basis();
        Map<String, Integer> counts = byId(fact, plan);
        List<NodeGpus> gpus =
            new RealGpus(nodes.sizes(counts.keySet()))
                .of(job.get().id(), poolId, counts, byJob.values());
        Map<String, List<NodeGpus>> all =
            new TreeMap<>(of(fact.jobId()).map(Binding::gpus).orElse(Map.of()));
        all.put(poolId, gpus);
        put(new Binding(fact.jobId(), all, true));
        pools.add(poolId);
      }
    }

    /** Replicas that are no longer needed, or whose nodes are gone, let go; new ones have none. */
    void followServices() {
      Set<Replica> atWork = new HashSet<>(replicas(scheduler.world()).atWork(now));
      Map<String, Set<String>> there = new HashMap<>();
      for (Replica replica : List.copyOf(byReplica.keySet())) {
        Set<String> its = there.computeIfAbsent(replica.poolId(), this::there);
        boolean isThere =
            byReplica.getOrDefault(replica, List.of()).stream()
                .allMatch(it -> its.contains(it.node()));
        if (!isThere || !atWork.contains(replica)) {
          byReplica.remove(replica);
          freedReplicas.add(replica);
        }
      }
      atWork.removeAll(byReplica.keySet());
      atWork.forEach(it -> pools.add(it.poolId()));
    }

    /** The nodes of a pool of which something is there. */
    private Set<String> there(String poolId) {
      return nodes.of(scheduler.world(), poolId).stream()
          .filter(it -> !it.isAway(now))
          .map(PoolNode::name)
          .collect(Collectors.toSet());
    }

    void assign() {
      if (pools.isEmpty()) {
        return;
      }
      Map<String, List<Gang>> gangs = new HashMap<>();
      Map<String, List<Integer>> typical = new HashMap<>();
      for (LiveJob job : scheduler.jobs()) {
        for (String poolId : JobGangs.pools(job, pools)) {
          typical.computeIfAbsent(poolId, _ -> new ArrayList<>()).add(job.work().job().gpus());
          if (job.state().isUnderWay()) {
            JobGangs.of(job, poolId, now, Bindings.this::of)
                .ifPresent(it -> gangs.computeIfAbsent(poolId, _ -> new ArrayList<>()).add(it));
          }
        }
      }
      for (String poolId : pools) {
        assign(
            poolId, gangs.getOrDefault(poolId, List.of()), typical.getOrDefault(poolId, List.of()));
      }
    }

    private void assign(String poolId, List<Gang> gangs, List<Integer> typical) {
      List<ReplicaGangs.Stretch> stretches =
          serving.services().isEmpty()
              ? List.of()
              : replicas(scheduler.world())
                  .of(poolId, now, it -> byReplica.getOrDefault(it, List.of()))
                  .stream()
                  .filter(it -> it.isAt(now))
                  .toList();
      List<Gang> all = new ArrayList<>(gangs);
      stretches.forEach(it -> all.add(it.gang()));
      NodeAssignment assigned =
          NodeAssignment.of(nodes.of(scheduler.world(), poolId), all, typical);
      for (ReplicaGangs.Stretch stretch : stretches) {
        GangPlacement its = assigned.placement(stretch.gang().id()).orElseThrow();
        if (!its.isBound() && !its.gpus().isEmpty()) {
          byReplica.put(stretch.replica(), its.gpus());
          boundReplicas.add(stretch.replica());
          freedReplicas.remove(stretch.replica());
        }
      }
      for (Gang gang : gangs) {
        GangPlacement its = assigned.placement(gang.id()).orElseThrow();
        if (!its.isBound() && !its.gpus().isEmpty()) {
          put(
              of(gang.id())
                  .orElseGet(() -> new Binding(gang.id(), Map.of(), false))
                  .with(poolId, its.gpus()));
        }
      }
    }

    BindingChanges made() {
      return new BindingChanges(
          bound.stream().flatMap(it -> of(it).stream()).toList(),
          List.copyOf(freed),
          boundReplicas.stream()
              .collect(
                  Collectors.toMap(
                      it -> it, it -> byReplica.getOrDefault(it, List.<NodeGpus>of()))),
          List.copyOf(freedReplicas));
    }
  }
}
