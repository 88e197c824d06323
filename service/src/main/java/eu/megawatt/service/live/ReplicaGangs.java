package eu.megawatt.service.live;

import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.Granted;
import eu.megawatt.scheduler.nodes.Gang;
import eu.megawatt.scheduler.nodes.NodeGpus;
import eu.megawatt.scheduler.nodes.Span;
import eu.megawatt.scheduler.serving.Hosted;
import eu.megawatt.scheduler.serving.Served;
import eu.megawatt.scheduler.serving.ServingPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What services need of pools from a slot on, as far as they are planned: each replica for as long
 * as it is needed without a break; after one it may have other GPUs.
 */
final class ReplicaGangs {

  private final ServingPlan plan;
  private final Granted granted;

  /**
   * @param granted what of the plan there is room for
   */
  ReplicaGangs(ServingPlan plan, Granted granted) {
    this.plan = plan;
    this.granted = granted;
  }

  /**
   * One stretch of a replica.
   *
   * @param gang called so that no job is called alike
   */
  record Stretch(Replica replica, String tenant, Hosted hosted, Gang gang) {

    /** Whether it is at work at an instant. */
    boolean isAt(Instant at) {
      return gang.spans().getFirst().contains(at);
    }
  }

  /** The slot that has begun; empty where none has that is planned. */
  private Optional<Integer> slot(Instant at) {
    return Optional.of((int) Math.floor(plan.grid().position(at)))
        .filter(it -> it >= 0 && it < plan.grid().slots());
  }

  /** Replicas of a service that there is room for in a pool in a slot. */
  private int replicas(Served served, Hosted hosted, int slot) {
    int groups = granted.groups(served.service().id(), hosted.poolId(), slot);
    return Math.min((int) hosted.replicas().at(slot), groups * hosted.replicasPerGpu());
  }

  /** How many replicas a stretch is at an instant: more than one where they share a GPU. */
  int replicas(Stretch stretch, Instant at) {
    Served served = plan.service(stretch.replica.serviceId()).orElseThrow();
    int all = slot(at).map(it -> replicas(served, stretch.hosted, it)).orElse(0);
    int each = stretch.hosted.replicasPerGpu();
    return Math.clamp(all - (long) each * (stretch.replica.number() - 1), 0, each);
  }

  /** The pools that a service has replicas in, by id. */
  List<String> pools(String serviceId) {
    return plan.service(serviceId).stream()
        .flatMap(it -> it.pools().stream())
        .map(Hosted::poolId)
        .sorted()
        .toList();
  }

  /** What is at work in any pool at an instant. */
  List<Replica> atWork(Instant at) {
    List<Replica> all = new ArrayList<>();
    slot(at)
        .ifPresent(
            slot -> {
              for (Served served : plan.services()) {
                for (Hosted hosted : served.pools()) {
                  int groups = groups(served, hosted, slot);
                  for (int number = 1; number <= groups; number++) {
                    all.add(new Replica(served.service().id(), hosted.poolId(), number));
                  }
                }
              }
            });
    return all;
  }

  private int groups(Served served, Hosted hosted, int slot) {
    return Math.ceilDiv(replicas(served, hosted, slot), hosted.replicasPerGpu());
  }

  /**
   * What is needed of a pool.
   *
   * @param from what has begun by then has the GPUs that are bound to it
   * @param bound what replicas have already; nothing where they have none
   */
  List<Stretch> of(String poolId, Instant from, Function<Replica, List<NodeGpus>> bound) {
    List<Stretch> all = new ArrayList<>();
    for (Served served : plan.services()) {
      for (Hosted hosted : served.pools()) {
        if (hosted.poolId().equals(poolId)) {
          add(served, hosted, from, bound, all);
        }
      }
    }
    return all;
  }

  private void add(
      Served served,
      Hosted hosted,
      Instant from,
      Function<Replica, List<NodeGpus>> bound,
      List<Stretch> all) {
    TimeGrid grid = plan.grid();
    int first = (int) Math.clamp(Math.floor(grid.position(from)), 0, grid.slots());
    int[] groups = new int[grid.slots()];
    int most = 0;
    for (int slot = first; slot < groups.length; slot++) {
      groups[slot] = groups(served, hosted, slot);
      most = Math.max(most, groups[slot]);
    }
    for (int number = 1; number <= most; number++) {
      Replica replica = new Replica(served.service().id(), hosted.poolId(), number);
      int slot = first;
      while (slot < groups.length) {
        int begin = slot;
        while (slot < groups.length && groups[slot] >= number) {
          slot++;
        }
        if (slot > begin) {
          Span span = new Span(grid.at(begin), grid.at(slot));
          List<NodeGpus> its = span.from().isAfter(from) ? List.of() : bound.apply(replica);
          Gang gang =
              new Gang(
                  "replica %d of %s from slot %d".formatted(number, replica.serviceId(), begin),
                  hosted.gpusPerReplica(),
                  List.of(span),
                  its,
                  false);
          all.add(new Stretch(replica, served.service().tenant(), hosted, gang));
        }
        slot = Math.max(slot, begin + 1);
      }
    }
  }
}
