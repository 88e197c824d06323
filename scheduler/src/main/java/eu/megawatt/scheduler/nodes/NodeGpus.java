package eu.megawatt.scheduler.nodes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Some GPUs of a node.
 *
 * @param bits the GPUs, GPU 0 the lowest
 */
public record NodeGpus(String node, long bits) {

  public NodeGpus {
    if (bits == 0) {
      throw new IllegalArgumentException("No GPU of node " + node);
    }
  }

  /**
   * The same from the GPUs' numbers.
   *
   * @param indexes within the node, from 0 to 63
   */
  public static NodeGpus of(String node, Collection<Integer> indexes) {
    long bits = 0;
    for (int index : indexes) {
      if (index < 0 || index >= PoolNode.MOST_GPUS) {
        throw new IllegalArgumentException(
            "Node %s has no GPU %d, allowed are 0 to %d"
                .formatted(node, index, PoolNode.MOST_GPUS - 1));
      }
      bits |= 1L << index;
    }
    return new NodeGpus(node, bits);
  }

  /** How many they are. */
  public int count() {
    return Long.bitCount(bits);
  }

  /** Their numbers within the node, from 0, in order. */
  public List<Integer> indexes() {
    List<Integer> indexes = new ArrayList<>();
    for (long open = bits; open != 0; open &= open - 1) {
      indexes.add(Long.numberOfTrailingZeros(open));
    }
    return List.copyOf(indexes);
  }
}
