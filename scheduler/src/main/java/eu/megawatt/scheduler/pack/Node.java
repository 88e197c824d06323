package eu.megawatt.scheduler.pack;

/**
 * A node as it stands empty.
 *
 * @param name unique in its fleet
 * @param cpuMilli thousandths of a processor core
 * @param memoryMib MiB of memory
 * @param model of its GPUs; empty for a node without
 * @param gpus at most {@link #MOST_GPUS}
 */
public record Node(String name, int cpuMilli, int memoryMib, String model, int gpus) {

  /** Thousandths that a whole GPU has. */
  public static final int WHOLE_GPU = 1000;

  /** GPUs of a node at most: a set of them is the bits of a {@code long}. */
  public static final int MOST_GPUS = 64;

  public Node {
    if (cpuMilli < 0 || memoryMib < 0 || gpus < 0 || gpus > MOST_GPUS) {
      throw new IllegalArgumentException(
          "Node %s has %d cpuMilli, %d MiB and %d GPUs, allowed are 0 and more, and %d GPUs at most"
              .formatted(name, cpuMilli, memoryMib, gpus, MOST_GPUS));
    }
  }

  /** Thousandths of its GPUs, all together. */
  public int gpuMilli() {
    return gpus * WHOLE_GPU;
  }
}
