package eu.megawatt.kernels.order;

import eu.megawatt.kernels.suite.Extent;
import java.time.Instant;
import java.util.List;

/**
 * What an agent is asked to measure.
 *
 * @param id which order; whoever is asked again under the same has been asked already
 * @param extent which cases of each device
 * @param only names of cases; empty for all of the extent
 * @param blocks samples of each
 * @param soakSeconds how long the soak takes, 0 for none
 * @param seed of all operands
 * @param startAt not before, since power is planned for then
 * @param endBy what has not begun by then is not begun
 */
public record Order(
    String id,
    Extent extent,
    List<String> only,
    int blocks,
    int soakSeconds,
    long seed,
    Instant startAt,
    Instant endBy) {

  /** The most samples that may be asked for at once. */
  public static final int MOST_BLOCKS = 40;

  /** Rejects what cannot be done. */
  public Order {
    only = List.copyOf(only);
    if (blocks < 1 || blocks > MOST_BLOCKS || soakSeconds < 0 || !startAt.isBefore(endBy)) {
      throw new IllegalArgumentException(
          "Order %s: %d blocks (1 to %d), soak of %d s, from %s to %s"
              .formatted(id, blocks, MOST_BLOCKS, soakSeconds, startAt, endBy));
    }
  }
}
