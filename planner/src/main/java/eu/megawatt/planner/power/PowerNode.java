package eu.megawatt.planner.power;

import java.util.List;
import java.util.OptionalInt;

/**
 * An element of a tree of limits, such as a feed, a busway or a rack.
 *
 * @param limitWatts that all below it may draw together, besides what {@code otherWatts} draw
 * @param otherWatts of what is no node: switches, storage, lights
 * @param slotCount nodes that it holds itself; empty of what holds none
 */
public record PowerNode(
    String id, long limitWatts, long otherWatts, OptionalInt slotCount, List<PowerNode> children) {

  public PowerNode {
    children = List.copyOf(children);
    if (limitWatts < 0 || otherWatts < 0 || slotCount.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "Element (%s) has a limit of %d W, %d W of others and %d slots; nothing may be below 0"
              .formatted(id, limitWatts, otherWatts, slotCount.orElse(0)));
    }
  }

  /**
   * How many nodes of a draw fit: as many as the limit carries, and no more than fit below. Whole
   * nodes in nested limits are a laminar family, where filling each from below is best, so it is
   * the most for the whole tree as well.
   *
   * @param nodeWatts that each draws at most, more than 0
   */
  public long mostNodes(long nodeWatts) {
    if (nodeWatts <= 0) {
      throw new IllegalArgumentException(
          "nodeWatts is %d; it must be more than 0".formatted(nodeWatts));
    }
    long byLimit = Math.max(0, limitWatts - allOtherWatts()) / nodeWatts;
    long below = children.stream().mapToLong(it -> it.mostNodes(nodeWatts)).sum();
    boolean holdsNone = slotCount.isEmpty() && children.isEmpty();
    return holdsNone ? byLimit : Math.min(byLimit, below + slotCount.orElse(0));
  }

  private long allOtherWatts() {
    return otherWatts + children.stream().mapToLong(PowerNode::allOtherWatts).sum();
  }
}
