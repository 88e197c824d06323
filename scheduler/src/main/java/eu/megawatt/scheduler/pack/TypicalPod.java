package eu.megawatt.scheduler.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of pod that often arrives. Memory is not told apart, as in the FGD paper's scheduler.
 *
 * @param share of all typical pods; the shares of a list add up to 1
 */
public record TypicalPod(int cpuMilli, int gpus, int gpuMilli, Set<String> models, double share) {

  /** How many of all pods typical ones make up at the least. */
  private static final double COVERED = 0.95;

  private record Kind(int cpuMilli, int gpus, int gpuMilli, Set<String> models) {}

  public TypicalPod {
    models = Set.copyOf(models);
  }

  /** The most frequent kinds among pods, as many as it takes to cover 95 % of them. */
  public static List<TypicalPod> of(List<Pod> pods) {
    Map<Kind, Integer> counts = new LinkedHashMap<>();
    for (Pod pod : pods) {
      Shape it = pod.shape();
      counts.merge(new Kind(it.cpuMilli(), it.gpus(), it.gpuMilli(), it.models()), 1, Integer::sum);
    }
    List<Map.Entry<Kind, Integer>> byCount = new ArrayList<>(counts.entrySet());
    byCount.sort(Comparator.comparingInt((Map.Entry<Kind, Integer> it) -> -it.getValue()));
    int covered = 0;
    int kinds = 0;
    while (kinds < byCount.size() && covered < COVERED * pods.size()) {
      covered += byCount.get(kinds).getValue();
      kinds++;
    }
    double all = covered;
    return byCount.subList(0, kinds).stream()
        .map(
            it -> {
              Kind kind = it.getKey();
              return new TypicalPod(
                  kind.cpuMilli, kind.gpus, kind.gpuMilli, kind.models, it.getValue() / all);
            })
        .toList();
  }

  boolean takes(String model) {
    return models.isEmpty() || models.contains(model);
  }
}
