package eu.megawatt.telemetry.live;

import java.util.List;
import java.util.OptionalLong;

/**
 * What follows from the loss of a power domain and of all below it. In mW.
 *
 * @param strandedRacks racks without a feed that survives, in the inventory's order
 * @param strandedMilliwatts what their nodes draw
 * @param shifted domains that have to carry more than before
 */
public record LossOutcome(
    String domain, List<String> strandedRacks, long strandedMilliwatts, List<Shifted> shifted) {

  public LossOutcome {
    strandedRacks = List.copyOf(strandedRacks);
    shifted = List.copyOf(shifted);
  }

  /**
   * A domain that takes over load.
   *
   * @param over whether that is more than its limit; false where none is set, which the limit says
   */
  public record Shifted(String domain, long before, long after, OptionalLong limit, boolean over) {}
}
