package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.nodes.Gang;
import eu.megawatt.scheduler.nodes.GangPlacement;
import eu.megawatt.scheduler.nodes.NodeAssignment;
import eu.megawatt.scheduler.nodes.NodeGpus;
import eu.megawatt.scheduler.nodes.PoolNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The GPUs that jobs under way have. A job gets them when it is handed over and keeps them until it
 * ends or loses its place, but where another has them that began before or really has them. For the
 * thread of the {@link LiveDesk} alone; no more of them are kept than there are jobs under way.
 */
final class Bindings {

  private final FleetNodes nodes;
  private final Map<String, Binding> byJob;

  /**
   * @param byJob as it was left
   */
  Bindings(FleetNodes nodes, Map<String, Binding> byJob) {
    this.nodes = nodes;
    this.byJob = new HashMap<>(byJob);
  }

  /** What a job has. */
  Optional<Binding> of(String jobId) {
    return Optional.ofNullable(byJob.get(jobId));
  }

  /** How many jobs have any. */
  int count() {
    return byJob.size();
  }

  /** What all jobs have, as it is now. */
  Map<String, Binding> all() {
    return Map.copyOf(byJob);
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

  /** What follows from what has changed in the plan and from what is really so. */
  BindingChanges settle(
      LiveScheduler scheduler,
      Collection<Change> changes,
      Collection<Reality.RunsOn> facts,
      Instant now) {
    Settlement settlement = new Settlement(scheduler, now);
    changes.forEach(settlement::follow);
    facts.forEach(settlement::hear);
    settlement.assign();
    return settlement.made();
  }

  private final class Settlement {

    private final LiveScheduler scheduler;
    private final Instant now;
    private final Set<String> pools = new TreeSet<>();
    private final Set<String> freed = new TreeSet<>();
    private final Set<String> bound = new TreeSet<>();

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
      gangs.forEach((poolId, its) -> assign(poolId, its, typical.getOrDefault(poolId, List.of())));
    }

    private void assign(String poolId, List<Gang> gangs, List<Integer> typical) {
      NodeAssignment assigned =
          NodeAssignment.of(nodes.of(scheduler.world(), poolId), gangs, typical);
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
          bound.stream().flatMap(it -> of(it).stream()).toList(), List.copyOf(freed));
    }
  }
}
