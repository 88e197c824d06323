package eu.megawatt.service.live;

import eu.megawatt.scheduler.nodes.NodeGpus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The GPUs that a job which was handed over has.
 *
 * @param gpus by pool
 * @param isReal whether whoever runs it says so
 */
record Binding(String jobId, Map<String, List<NodeGpus>> gpus, boolean isReal) {

  Binding {
    gpus = Collections.unmodifiableMap(new TreeMap<>(gpus));
  }

  /** What it has of a pool. */
  List<NodeGpus> in(String poolId) {
    return gpus.getOrDefault(poolId, List.of());
  }

  /** The same with other GPUs of a pool. */
  Binding with(String poolId, List<NodeGpus> its) {
    Map<String, List<NodeGpus>> more = new TreeMap<>(gpus);
    more.put(poolId, List.copyOf(its));
    return new Binding(jobId, more, isReal);
  }
}
