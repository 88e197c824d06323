package eu.megawatt.scheduler.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of packing.
 *
 * @param placements in the order of arrival
 * @param unplaced pods that fitted nowhere when they came, in the order of arrival
 * @param gpuMilli thousandths of GPUs that the nodes have, all together
 */
public record Packing(List<Placement> placements, List<Pod> unplaced, long gpuMilli) {

  private static final double PERCENT = 100;

  public Packing {
    placements = List.copyOf(placements);
    unplaced = List.copyOf(unplaced);
  }

  /** Places pods in the order given; each once, none later. */
  public static Packing of(List<Node> nodes, List<Pod> arriving, Policy policy) {
    Packer packer = new Packer(nodes, policy);
    List<Placement> placements = new ArrayList<>();
    List<Pod> unplaced = new ArrayList<>();
    for (Pod pod : arriving) {
      Optional<Placement> placement = packer.place(pod);
      placement.ifPresentOrElse(placements::add, () -> unplaced.add(pod));
    }
    return new Packing(placements, unplaced, nodes.stream().mapToLong(Node::gpuMilli).sum());
  }

  /** How much of the nodes' GPUs is allocated, in percent; 0 where they have none. */
  public double allocatedGpuPercent() {
    long allocated = placements.stream().mapToLong(it -> it.pod().shape().gpuMilliInAll()).sum();
    return gpuMilli == 0 ? 0 : PERCENT * allocated / gpuMilli;
  }
}
