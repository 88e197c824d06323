package eu.megawatt.telemetry.live;

import java.util.OptionalLong;

/**
 * What a rack draws now.
 *
 * @param milliwatts of its nodes that were ever heard
 * @param silentMilliwatts the part of it that stands for what is silent now
 * @param declaredMilliwatts the part of it that is declared bases of nodes
 * @param unknownRatedMilliwatts what its nodes that were never heard are rated for; in no sum
 * @param nodeCount nodes in service
 * @param unknownNodeCount those of them that were never heard
 * @param hottest the highest fresh temperature of a GPU, in thousandths of a degree Celsius
 * @param oldestFresh the time of the oldest reading behind the sum, in milliseconds since 1970
 * @param newestSilent the time of the last reading of the node that fell silent last
 */
public record LiveRack(
    String id,
    long milliwatts,
    long silentMilliwatts,
    long declaredMilliwatts,
    long unknownRatedMilliwatts,
    int nodeCount,
    int unknownNodeCount,
    OptionalLong hottest,
    OptionalLong oldestFresh,
    OptionalLong newestSilent) {

  /** Whether anything is known of what it draws. */
  public boolean isKnown() {
    return nodeCount == 0 || unknownNodeCount < nodeCount;
  }
}
