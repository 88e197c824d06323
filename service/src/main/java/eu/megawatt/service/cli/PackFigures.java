package eu.megawatt.service.cli;

import eu.megawatt.scheduler.pack.Node;
import eu.megawatt.scheduler.pack.Packing;
import eu.megawatt.scheduler.pack.PackingPolicy;
import eu.megawatt.scheduler.pack.Pod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of packing, as JSON.
 *
 * @param allocatedGpuPercent thousandths of GPUs that were given out, of all that the nodes have
 * @param podsPerSecond pods that came, by the time that it took to prepare the policy and to place
 * @param placements in the order of arrival
 * @param unplaced names of the pods that fitted nowhere when they came, in the order of arrival
 */
record PackFigures(
    String policy,
    Optional<Long> seed,
    Optional<Double> inflate,
    int nodeCount,
    int gpuCount,
    double allocatedGpuPercent,
    int placedPods,
    int unplacedPods,
    double podsPerSecond,
    List<Placed> placements,
    List<String> unplaced) {

  /** Where a pod is; {@code gpus} is empty for one that asked for none. */
  record Placed(String pod, String node, List<Share> gpus) {}

  /**
   * What it has of one GPU.
   *
   * @param gpu number within the node, from 0
   * @param milli thousandths of it
   */
  record Share(int gpu, int milli) {}

  static PackFigures of(
      PackingPolicy policy,
      Optional<Long> seed,
      Optional<Double> inflate,
      List<Node> nodes,
      Packing packing,
      double podsPerSecond) {
    return new PackFigures(
        policy.name().toLowerCase(Locale.ROOT),
        seed,
        inflate,
        nodes.size(),
        nodes.stream().mapToInt(Node::gpus).sum(),
        packing.allocatedGpuPercent(),
        packing.placements().size(),
        packing.unplaced().size(),
        podsPerSecond,
        packing.placements().stream()
            .map(
                it ->
                    new Placed(
                        it.pod().name(),
                        it.node(),
                        it.gpus().stream()
                            .map(share -> new Share(share.gpu(), share.milli()))
                            .toList()))
            .toList(),
        packing.unplaced().stream().map(Pod::name).toList());
  }
}
