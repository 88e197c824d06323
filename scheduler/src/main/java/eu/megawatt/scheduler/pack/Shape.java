package eu.megawatt.scheduler.pack;

import java.util.Set;

/**
 * What a pod asks for; pods of one shape are alike to every policy.
 *
 * @param cpuMilli thousandths of a processor core
 * @param memoryMib MiB of memory
 * @param gpus GPUs, all of one node; 0 for none
 * @param gpuMilli thousandths of each of them; less than 1000 only where it is one GPU
 * @param models of GPU that it takes; empty for any
 */
public record Shape(int cpuMilli, int memoryMib, int gpus, int gpuMilli, Set<String> models) {

  public Shape {
    models = Set.copyOf(models);
    boolean isShare = gpus == 1 && gpuMilli > 0 && gpuMilli < Node.WHOLE_GPU;
    boolean isWhole = gpus > 0 && gpus <= Node.MOST_GPUS && gpuMilli == Node.WHOLE_GPU;
    boolean isNone = gpus == 0 && gpuMilli == 0;
    if (cpuMilli < 0 || memoryMib < 0 || !(isShare || isWhole || isNone)) {
      throw new IllegalArgumentException(
          "A pod asks for no GPU, a share of one or several whole ones, not for %d x %d"
              .formatted(gpus, gpuMilli));
    }
  }

  /** Whether it asks for a part of one GPU. */
  public boolean isShare() {
    return gpus == 1 && gpuMilli < Node.WHOLE_GPU;
  }

  /** Thousandths of GPUs, all together. */
  public int gpuMilliInAll() {
    return gpus * gpuMilli;
  }

  boolean takes(String model) {
    return models.isEmpty() || models.contains(model);
  }
}
