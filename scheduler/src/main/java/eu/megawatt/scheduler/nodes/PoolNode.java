package eu.megawatt.scheduler.nodes;

import eu.megawatt.scheduler.pack.Node;
import java.time.Instant;
import java.util.List;

/**
 * A node of a pool.
 *
 * @param name unique in its pool
 * @param domain the NVLink domain that it is part of; nodes of one domain have the same
 * @param gpus from 1 to {@link #MOST_GPUS}
 * @param away when how many of its GPUs are not there
 */
public record PoolNode(String name, String domain, int gpus, List<Away> away) {

  /** GPUs of a node at most: a set of them is the bits of a {@code long}. */
  public static final int MOST_GPUS = Node.MOST_GPUS;

  public PoolNode {
    away = List.copyOf(away);
    if (gpus < 1 || gpus > MOST_GPUS) {
      throw new IllegalArgumentException(
          "Node %s has %d GPUs, allowed are 1 to %d".formatted(name, gpus, MOST_GPUS));
    }
  }

  /** Whether none of its GPUs is there at an instant. */
  public boolean isAway(Instant at) {
    return away.stream().filter(it -> it.span().contains(at)).mapToInt(Away::gpus).sum() >= gpus;
  }

  /** All of its GPUs, as bits. */
  long all() {
    return gpus == MOST_GPUS ? -1L : (1L << gpus) - 1;
  }
}
