package eu.megawatt.scheduler.pack;

import java.util.Arrays;

/**
 * What a node has left: processor, memory, and thousandths of each GPU. Immutable. A set of its
 * GPUs is the bits of a {@code long}, GPU 0 the lowest.
 */
public final class Room {

  private final String model;
  private final int cpuMilli;
  private final int memoryMib;
  private final int[] gpuMilli;
  private final int gpuMilliInAll;

  private Room(String model, int cpuMilli, int memoryMib, int[] gpuMilli) {
    this.model = model;
    this.cpuMilli = cpuMilli;
    this.memoryMib = memoryMib;
    this.gpuMilli = gpuMilli;
    this.gpuMilliInAll = Arrays.stream(gpuMilli).sum();
  }

  /** All of a node. */
  public static Room of(Node node) {
    int[] whole = new int[node.gpus()];
    Arrays.fill(whole, Node.WHOLE_GPU);
    return new Room(node.model(), node.cpuMilli(), node.memoryMib(), whole);
  }

  public String model() {
    return model;
  }

  /** Thousandths of a processor core that are left. */
  public int cpuMilli() {
    return cpuMilli;
  }

  /** MiB of memory that are left. */
  public int memoryMib() {
    return memoryMib;
  }

  public int gpus() {
    return gpuMilli.length;
  }

  /** Thousandths of a GPU that are left. */
  public int gpuMilli(int gpu) {
    return gpuMilli[gpu];
  }

  /** Thousandths of GPUs that are left, all together. */
  public int gpuMilliInAll() {
    return gpuMilliInAll;
  }

  /** Whether processor, memory and model are as a pod needs them; its GPUs are another question. */
  public boolean hosts(Shape shape) {
    return cpuMilli >= shape.cpuMilli()
        && memoryMib >= shape.memoryMib()
        && (shape.gpus() == 0 || shape.takes(model));
  }

  /** GPUs that have as much left as each of a pod's must have. */
  public int fitting(Shape shape) {
    int count = 0;
    for (int free : gpuMilli) {
      count += free >= shape.gpuMilli() ? 1 : 0;
    }
    return count;
  }

  /** The first GPUs that a pod of whole GPUs fits in; for one without GPUs none. */
  public long first(Shape shape) {
    long taken = 0;
    int open = shape.gpus();
    for (int gpu = 0; gpu < gpuMilli.length && open > 0; gpu++) {
      if (gpuMilli[gpu] >= shape.gpuMilli()) {
        taken |= 1L << gpu;
        open--;
      }
    }
    return taken;
  }

  /** Whether an earlier GPU has as much left, so that choosing this one changes nothing. */
  public boolean isRepeated(int gpu) {
    for (int earlier = 0; earlier < gpu; earlier++) {
      if (gpuMilli[earlier] == gpuMilli[gpu]) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is left with a pod on it.
   *
   * @param gpus those that the pod gets, as many as it asks for, each with enough left
   */
  public Room with(Shape shape, long gpus) {
    int[] left = gpuMilli.clone();
    for (long open = gpus; open != 0; open &= open - 1) {
      left[Long.numberOfTrailingZeros(open)] -= shape.gpuMilli();
    }
    return new Room(model, cpuMilli - shape.cpuMilli(), memoryMib - shape.memoryMib(), left);
  }
}
