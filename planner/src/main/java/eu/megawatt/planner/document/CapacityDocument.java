package eu.megawatt.planner.document;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.leadtime.LeadItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A capacity plan with what else a planner has to know.
 *
 * @param leadItems what has to be ordered how long before
 */
public record CapacityDocument(
    CapacityPlan plan, List<LeadItem> leadItems, Optional<Target> target) {

  public static final String FORMAT = "megawatt/capacity/1";

  public CapacityDocument {
    leadItems = List.copyOf(leadItems);
  }

  /**
   * What is wanted.
   *
   * @param gridKw of connections
   */
  public record Target(LocalDate by, long gridKw) {}
}
