package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.nodes.NodeGpus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The GPUs of nodes that jobs under way have, and until when. */
record BusyNodes(Map<String, Busy> byNode) {

  BusyNodes {
    byNode = Map.copyOf(byNode);
  }

  /**
   * How many of a node's.
   *
   * @param until all of them are free again
   */
  record Busy(int gpus, Instant until) {

    Busy and(Busy other) {
      return new Busy(gpus + other.gpus, until.isAfter(other.until) ? until : other.until);
    }
  }

  static BusyNodes of(Turn turn) {
    Map<String, Busy> byNode = new HashMap<>();
    turn.bindings()
        .byJob()
        .values()
        .forEach(
            binding ->
                until(turn, binding)
                    .ifPresent(
                        until ->
                            binding
                                .in(poolNow(turn, binding))
                                .forEach(
                                    it ->
                                        byNode.merge(
                                            it.node(), new Busy(it.count(), until), Busy::and))));
    return new BusyNodes(byNode);
  }

  private static Optional<Instant> until(Turn turn, Binding binding) {
    return turn.scheduler()
        .job(binding.jobId())
        .filter(it -> it.state().isUnderWay())
        .flatMap(LiveJob::held)
        .map(Run::to)
        .filter(it -> it.isAfter(turn.now()));
  }

  private static String poolNow(Turn turn, Binding binding) {
    return turn.scheduler()
        .job(binding.jobId())
        .flatMap(LiveJob::held)
        .map(it -> it.legAt(turn.now()).poolId())
        .orElse("");
  }

  /**
   * The same with GPUs that replicas have; they leave when a node is out, but not to be measured.
   */
  BusyNodes withReplicas(Turn turn, String poolId) {
    Map<String, Busy> all = new HashMap<>(byNode);
    for (ReplicaGangs.Stretch it : turn.replicas().of(poolId, turn.now(), turn.bindings()::of)) {
      if (it.isAt(turn.now())) {
        Instant until = it.gang().spans().getLast().to();
        for (NodeGpus some : it.gang().bound()) {
          all.merge(some.node(), new Busy(some.count(), until), Busy::and);
        }
      }
    }
    return new BusyNodes(all);
  }

  Optional<Busy> of(String nodeId) {
    return Optional.ofNullable(byNode.get(nodeId));
  }
}
