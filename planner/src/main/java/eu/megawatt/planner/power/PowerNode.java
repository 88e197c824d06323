package eu.megawatt.planner.power;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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
    return mostNodes(watts -> watts / nodeWatts);
  }

  /** The same where a limit supports as many nodes as something else says. */
  long mostNodes(LongUnaryOperator nodesUnderWatts) {
    long byLimit = nodesUnderWatts.applyAsLong(nodeLimitWatts());
    long below = children.stream().mapToLong(it -> it.mostNodes(nodesUnderWatts)).sum();
    boolean holdsNone = slotCount.isEmpty() && children.isEmpty();
    return holdsNone ? byLimit : Math.min(byLimit, below + slotCount.orElse(0));
  }

  /** What its limit leaves for nodes. */
  long nodeLimitWatts() {
    return Math.max(0, limitWatts - allOtherWatts());
  }

  /** Different limits that the elements leave for nodes. */
  LongStream limits() {
    return elements().mapToLong(PowerNode::nodeLimitWatts).distinct();
  }

  private Stream<PowerNode> elements() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(PowerNode::elements));
  }

  private long allOtherWatts() {
    return otherWatts + children.stream().mapToLong(PowerNode::allOtherWatts).sum();
  }
}
