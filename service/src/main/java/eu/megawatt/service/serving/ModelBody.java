package eu.megawatt.service.serving;

import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.service.predict.WorkBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model as it is asked for and kept.
 *
 * @param gpuPerReplicaCount GPUs of one pool that make a replica
 * @param replicaPerGpuCount replicas of one service that have an equal part each of a GPU; 1, where
 *     a replica has whole ones, if it is left out
 * @param latencyMillis within which it answers where it is no busier than it may be
 * @param perGpuTokensPerSecond at the most, by GPU type, of all its replicas; only these may serve
 *     it
 * @param drawByLoad of a GPU with all its replicas, by GPU type
 * @param architecture what a batch of requests is, from which tokens a second are predicted on GPU
 *     types that were measured; only of replicas of one GPU
 */
public record ModelBody(
    Optional<Integer> gpuPerReplicaCount,
    Optional<Integer> replicaPerGpuCount,
    Optional<Long> latencyMillis,
    Optional<Map<String, Long>> perGpuTokensPerSecond,
    Optional<Map<String, List<LoadPoint>>> drawByLoad,
    Optional<WorkBody> architecture) {

  private static final double PERMILLE = 1_000;

  /** Says what is left out, so that the same is equal however it was said. */
  public ModelBody {
    replicaPerGpuCount = Optional.of(replicaPerGpuCount.orElse(1));
  }

  /** What a GPU draws, IT side, where it is so busy; straight between the points. */
  public record LoadPoint(Optional<Integer> loadPermille, Optional<Long> perGpuW) {}

  /**
   * The model; only of one that has been checked.
   *
   * @param measured tokens a second by GPU type, which count before those that are said
   */
  Model model(String id, Map<String, Double> measured) {
    Map<String, Double> tokens = new LinkedHashMap<>();
    perGpuTokensPerSecond.orElse(Map.of()).forEach((type, it) -> tokens.put(type, (double) it));
    Set<String> drawn = drawByLoad.orElseThrow().keySet();
    measured.forEach(
        (type, it) -> {
          if (drawn.contains(type)) {
            tokens.put(type, it);
          }
        });
    Map<String, LoadCurve> curves = new LinkedHashMap<>();
    drawByLoad
        .orElseThrow()
        .forEach(
            (type, points) -> {
              if (!tokens.containsKey(type)) {
                return;
              }
              TreeMap<Double, Double> watts = new TreeMap<>();
              points.forEach(
                  it ->
                      watts.put(
                          it.loadPermille().orElseThrow() / PERMILLE,
                          (double) it.perGpuW().orElseThrow()));
              curves.put(type, new LoadCurve(watts));
            });
    return new Model(
        id,
        gpuPerReplicaCount.orElseThrow(),
        replicaPerGpuCount.orElseThrow(),
        latencyMillis.orElseThrow(),
        tokens,
        curves);
  }
}
