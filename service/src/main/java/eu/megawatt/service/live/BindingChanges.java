package eu.megawatt.service.live;

import eu.megawatt.scheduler.nodes.NodeGpus;
import java.util.List;
import java.util.Map;

/**
 * What has become of the GPUs of jobs and replicas.
 *
 * @param bound jobs that have other GPUs now than before
 * @param freed ids of jobs that have none any more
 * @param boundReplicas replicas that have other GPUs now than before
 * @param freedReplicas replicas that have none any more
 */
record BindingChanges(
    List<Binding> bound,
    List<String> freed,
    Map<Replica, List<NodeGpus>> boundReplicas,
    List<Replica> freedReplicas) {

  static final BindingChanges NONE = of(List.of(), List.of());

  BindingChanges {
    bound = List.copyOf(bound);
    freed = List.copyOf(freed);
    boundReplicas = Map.copyOf(boundReplicas);
    freedReplicas = List.copyOf(freedReplicas);
  }

  /** Of jobs alone. */
  static BindingChanges of(List<Binding> bound, List<String> freed) {
    return new BindingChanges(bound, freed, Map.of(), List.of());
  }

  boolean isEmpty() {
    return bound.isEmpty() && freed.isEmpty() && boundReplicas.isEmpty() && freedReplicas.isEmpty();
  }
}
