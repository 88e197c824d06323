package eu.megawatt.planner.power;

import java.util.Comparator;
import java.util.List;

/**
 * What a tree holds in a power mode.
 *
 * @param nodeCount that fit under every limit
 * @param workPermille node-equivalents at full speed, in thousandths: what it is worth
 */
public record ModeCount(PowerMode mode, long nodeCount, long workPermille) {

  /** Of each mode, the one with the most work first; of two with the same the fewer nodes. */
  public static List<ModeCount> of(PowerNode tree, List<PowerMode> modes) {
    return modes.stream()
        .map(
            it -> {
              long nodes = tree.mostNodes(it.nodeWatts());
              return new ModeCount(it, nodes, nodes * it.speedPermille());
            })
        .sorted(
            Comparator.comparingLong(ModeCount::workPermille)
                .reversed()
                .thenComparingLong(ModeCount::nodeCount))
        .toList();
  }
}
