package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Node;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a node draws now.
 *
 * @param milliwatts empty where it was never heard
 * @param silentMilliwatts the part of it that stands for what is silent
 * @param devices its GPUs that were ever heard, by UUID
 */
public record LiveNode(
    Node node,
    Hearing hearing,
    OptionalLong milliwatts,
    long silentMilliwatts,
    List<LiveDevice> devices) {

  public LiveNode {
    devices = List.copyOf(devices);
  }
}
