package eu.megawatt.fleet.demand;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model as it is served. Either a replica has whole GPUs, or so many replicas of one service have
 * an equal part each of a GPU (a MIG slice, a slice of time).
 *
 * @param gpusPerReplica in one pool; 1 where replicas share a GPU
 * @param replicasPerGpu 1 where a replica has whole GPUs
 * @param latencyMs within which it answers where it is no busier than it may be
 * @param tokensPerSecondPerGpu at the most, by GPU type, of all the replicas that are on a GPU;
 *     only these types may serve it
 * @param wattsByLoad of a GPU with all its replicas, IT side, by GPU type; the same types
 */
public record Model(
    String id,
    int gpusPerReplica,
    int replicasPerGpu,
    double latencyMs,
    Map<String, Double> tokensPerSecondPerGpu,
    Map<String, LoadCurve> wattsByLoad) {

  /**
   * Copies the maps.
   *
   * @throws IllegalArgumentException where a replica would have several GPUs and share them too
   */
  public Model {
    if (replicasPerGpu < 1 || (replicasPerGpu > 1 && gpusPerReplica != 1)) {
      throw new IllegalArgumentException(
          "%s has %d GPUs a replica and %d replicas a GPU; one of them must be 1"
              .formatted(id, gpusPerReplica, replicasPerGpu));
    }
    tokensPerSecondPerGpu = Collections.unmodifiableMap(new LinkedHashMap<>(tokensPerSecondPerGpu));
    wattsByLoad = Collections.unmodifiableMap(new LinkedHashMap<>(wattsByLoad));
  }

  /** One whose replicas have whole GPUs. */
  public Model(
      String id,
      int gpusPerReplica,
      double latencyMs,
      Map<String, Double> tokensPerSecondPerGpu,
      Map<String, LoadCurve> wattsByLoad) {
    this(id, gpusPerReplica, 1, latencyMs, tokensPerSecondPerGpu, wattsByLoad);
  }
}
