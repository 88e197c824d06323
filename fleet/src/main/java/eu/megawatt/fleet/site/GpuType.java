package eu.megawatt.fleet.site;

import java.util.List;

/**
 * A kind of GPU.
 *
 * @param idleWatts what one of them draws doing nothing, its share of the server included, IT side
 * @param powerCaps the power ladder, in the document's order; {@link PowerCap#NONE} is always in it
 */
public record GpuType(String id, double idleWatts, List<PowerCap> powerCaps) {

  public GpuType {
    powerCaps = List.copyOf(powerCaps);
  }
}
