package eu.megawatt.kernels.cpu;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Puts each thread of a team on its NUMA node, where there are several. */
final class Placement implements Part {

  private final Topology topology;
  private final int workers;
  private final AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());

  Placement(Topology topology, int workers) {
    this.topology = topology;
    this.workers = workers;
  }

  @Override
  public void of(int worker) {
    if (topology.nodes().size() > 1) {
      Affinity.pin(topology.nodeOf(worker, workers))
          .ifPresent(why -> failure.set(Optional.of(why)));
    }
  }

  /** Where the threads are, for a person. */
  String text() {
    int nodes = topology.nodes().size();
    if (nodes == 1) {
      return "one NUMA node, threads are not pinned";
    }
    return failure
        .get()
        .map(why -> "%d NUMA nodes, threads are not pinned: %s".formatted(nodes, why))
        .orElse("%d NUMA nodes, each thread is pinned to one".formatted(nodes));
  }
}
