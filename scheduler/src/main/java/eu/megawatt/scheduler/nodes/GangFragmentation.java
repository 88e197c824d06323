package eu.megawatt.scheduler.nodes;

import eu.megawatt.scheduler.pack.Fragmentation;
import eu.megawatt.scheduler.pack.Node;
import eu.megawatt.scheduler.pack.Pod;
import eu.megawatt.scheduler.pack.Room;
import eu.megawatt.scheduler.pack.Shape;
import eu.megawatt.scheduler.pack.TypicalPod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What of a node's free GPUs a typical gang could not use, as {@link Fragmentation} counts it. A
 * gang that is larger than the largest node asks for whole ones and, on one more, for the rest. Not
 * thread-safe.
 */
final class GangFragmentation {

  /** Counted in millionths of a GPU, so that what is equal is so to the last bit. */
  static final long PER_GPU = 1_000_000;

  private static final long PER_MILLI = PER_GPU / Node.WHOLE_GPU;

  private final Fragmentation measure;
  private final long[][] bySize = new long[PoolNode.MOST_GPUS + 1][];

  /**
   * @param gangs sizes of the gangs that are typical
   * @param largestNode GPUs of the largest node
   */
  GangFragmentation(Collection<Integer> gangs, int largestNode) {
    List<Pod> parts = new ArrayList<>();
    for (int gang : gangs) {
      for (int left = gang; left > 0 && largestNode > 0; left -= largestNode) {
        parts.add(new Pod("", shape(Math.min(left, largestNode))));
      }
    }
    measure = new Fragmentation(TypicalPod.of(parts));
    Arrays.fill(bySize, new long[0]);
  }

  private static Shape shape(int gpus) {
    return new Shape(0, 0, gpus, Node.WHOLE_GPU, Set.of());
  }

  /** Of a node of some size with so many GPUs free, in millionths of a GPU. */
  long useless(int size, int free) {
    if (bySize[size].length == 0) {
      bySize[size] = table(size);
    }
    return bySize[size][free];
  }

  private long[] table(int size) {
    long[] table = new long[size + 1];
    Room whole = Room.of(new Node("", 0, 0, "", size));
    for (int free = 0; free <= size; free++) {
      int taken = size - free;
      Room room = taken == 0 ? whole : whole.with(shape(taken), whole.first(shape(taken)));
      table[free] = Math.round(measure.milli(room) * PER_MILLI);
    }
    return table;
  }
}
