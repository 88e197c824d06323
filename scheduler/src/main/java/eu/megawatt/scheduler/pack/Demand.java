package eu.megawatt.scheduler.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a mix of pods asks of single GPUs: for each size of share, and each set of models that takes
 * it, how often. A pod of several GPUs counts as often as it has GPUs.
 *
 * @param gpuMilli thousandths of a GPU
 * @param models of GPU that take it; empty for any
 * @param share of all thousandths of GPUs that the mix asks for
 */
record Demand(int gpuMilli, Set<String> models, double share) {

  /** Demands that are told apart at most; the rarest beyond are left out. */
  static final int MOST = 64;

  private record Kind(int gpuMilli, Set<String> models) {}

  Demand {
    models = Set.copyOf(models);
  }

  /** The demands of a mix, those that ask for the most first; their shares add up to 1. */
  static List<Demand> of(List<Pod> mix) {
    Map<Kind, Long> asked = new LinkedHashMap<>();
    for (Pod pod : mix) {
      Shape it = pod.shape();
      if (it.gpus() > 0) {
        asked.merge(new Kind(it.gpuMilli(), it.models()), (long) it.gpuMilliInAll(), Long::sum);
      }
    }
    List<Map.Entry<Kind, Long>> most = new ArrayList<>(asked.entrySet());
    most.sort(Comparator.comparingLong((Map.Entry<Kind, Long> it) -> -it.getValue()));
    List<Map.Entry<Kind, Long>> kept = most.subList(0, Math.min(MOST, most.size()));
    double all = kept.stream().mapToLong(Map.Entry::getValue).sum();
    return kept.stream()
        .map(it -> new Demand(it.getKey().gpuMilli, it.getKey().models, it.getValue() / all))
        .toList();
  }

  boolean takes(String model) {
    return models.isEmpty() || models.contains(model);
  }
}
