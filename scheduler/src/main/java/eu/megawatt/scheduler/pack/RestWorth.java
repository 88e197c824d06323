package eu.megawatt.scheduler.pack;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Megawatt's own policy: a pod goes where what is left loses the least worth.
 *
 * <p>What is left of a GPU is worth what the best shares that still fit in it are worth, at the
 * prices of {@link CuttingStock}: a hole into which nothing of worth fits is worth nothing, and a
 * pod that only fits in holes nobody else wants costs nothing there. Of what costs the same the
 * fuller GPU is taken.
 *
 * <p>GPUs need processor and memory beside them, as much as the mix needs on average. What a node
 * has too little of, counted in thousandths of GPUs that will stand idle for it, is taken off in
 * full; what it has too much of is added at a tenth, so that pods that need much of it go where
 * much is left over.
 */
public final class RestWorth implements Policy {

  /** Worth is counted in whole parts of a thousandth of a GPU, so that equals are equal. */
  private static final double PARTS = 1e6;

  /** What a surplus of processor or memory is worth, where a lack of it costs 1. */
  private static final double SURPLUS = 0.1;

  private static final long[] NO_GPU = new long[Node.WHOLE_GPU + 1];

  private final Map<String, long[]> partsByMilli;
  private final double cpuMilliOfGpuMilli;
  private final double memoryMibOfGpuMilli;

  private RestWorth(
      Map<String, double[]> byMilli, double cpuMilliOfGpuMilli, double memoryMibOfGpuMilli) {
    Map<String, long[]> parts = new HashMap<>();
    byMilli.forEach((model, worths) -> parts.put(model, parts(worths)));
    this.partsByMilli = Map.copyOf(parts);
    this.cpuMilliOfGpuMilli = cpuMilliOfGpuMilli;
    this.memoryMibOfGpuMilli = memoryMibOfGpuMilli;
  }

  /** The policy for some nodes, empty, and a mix of pods. */
  static RestWorth of(List<Node> nodes, List<Pod> mix) {
    double gpuMilli = 0;
    double cpuMilli = 0;
    double memoryMib = 0;
    for (Pod pod : mix) {
      if (pod.shape().gpus() > 0) {
        gpuMilli += pod.shape().gpuMilliInAll();
        cpuMilli += pod.shape().cpuMilli();
        memoryMib += pod.shape().memoryMib();
      }
    }
    return new RestWorth(
        CuttingStock.prices(nodes, mix).byMilli(),
        gpuMilli == 0 ? 0 : cpuMilli / gpuMilli,
        gpuMilli == 0 ? 0 : memoryMib / gpuMilli);
  }

  private static long[] parts(double[] worths) {
    return Arrays.stream(worths).mapToLong(it -> Math.round(it * PARTS)).toArray();
  }

  /**
   * In millionths of thousandths of GPUs. What is left counts its own square as well, a thousandth
   * of the worth of a whole GPU at the most: it decides among equals only.
   */
  @Override
  public double worth(Room room) {
    long[] parts = partsByMilli.getOrDefault(room.model(), NO_GPU);
    long sum = 0;
    for (int gpu = 0; gpu < room.gpus(); gpu++) {
      int left = room.gpuMilli(gpu);
      sum += parts[left] + (long) left * left;
    }
    double balance =
        Math.min(
                served(room.cpuMilli(), cpuMilliOfGpuMilli),
                served(room.memoryMib(), memoryMibOfGpuMilli))
            - room.gpuMilliInAll();
    return sum + Math.rint(PARTS * Math.min(balance, SURPLUS * balance));
  }

  /** Thousandths of GPUs that something suffices for. */
  private static double served(int left, double ofGpuMilli) {
    return ofGpuMilli == 0 ? Integer.MAX_VALUE : left / ofGpuMilli;
  }

  @Override
  public double cost(double before, double after) {
    return before - after;
  }

  @Override
  public ShareChoice shareChoice() {
    return ShareChoice.CHEAPEST;
  }
}
