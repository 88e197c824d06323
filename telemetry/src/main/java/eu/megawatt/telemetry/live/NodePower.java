package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Node;
import java.util.OptionalLong;

/**
 * What a node draws now, in mW.
 *
 * <p>Its own sensor says it, or its GPUs do if they say more. Without one it is its GPUs and the
 * declared base. A GPU that is silent counts with its share of what the node is rated for above its
 * base, so that a node of which nothing is heard any more counts as rated: the safe side.
 *
 * @param milliwatts all of it; 0 and without meaning where it was never heard
 * @param silentMilliwatts the part of it that stands for silent GPUs or a silent node
 * @param declaredMilliwatts the part of it that is the declared base
 */
record NodePower(Hearing hearing, long milliwatts, long silentMilliwatts, long declaredMilliwatts) {

  private static final NodePower UNKNOWN = new NodePower(Hearing.NEVER, 0, 0, 0);

  /**
   * From what is heard of a node.
   *
   * @param gpus sum of the fresh readings of its GPUs
   * @param fresh how many those are
   * @param heard whether anything of it was ever heard
   * @param sensor its own sensor's fresh reading
   */
  static NodePower of(Node node, long gpus, int fresh, boolean heard, OptionalLong sensor) {
    if (!heard) {
      return UNKNOWN;
    }
    int silent = Math.max(0, node.gpuCount() - fresh);
    if (sensor.isPresent()) {
      return new NodePower(
          silent > 0 ? Hearing.PARTLY : Hearing.FRESH, Math.max(sensor.getAsLong(), gpus), 0, 0);
    }
    long rated = node.rated().milliwatts();
    if (fresh == 0) {
      return new NodePower(Hearing.SILENT, rated, rated, 0);
    }
    long base = node.base().milliwatts();
    long substitute = Math.max(0, rated - base) * silent / Math.max(1, node.gpuCount());
    return new NodePower(
        silent > 0 ? Hearing.PARTLY : Hearing.FRESH, gpus + base + substitute, substitute, base);
  }
}
