package eu.megawatt.planner.leadtime;

import java.time.Period;

/**
 * Something that has to be ordered or begun before a site can operate.
 *
 * @param lead from its order until it is there
 * @param beforeOperation from when it has to be there until operation
 * @param isOfGreenField whether it is needed where there is no building or connection yet alone
 * @param source where the lead time is from
 */
public record LeadItem(
    String name, Period lead, Period beforeOperation, boolean isOfGreenField, String source) {

  public LeadItem {
    if (lead.isNegative() || beforeOperation.isNegative()) {
      throw new IllegalArgumentException(
          "The lead time of %s is %s and %s; neither may be below 0"
              .formatted(name, lead, beforeOperation));
    }
  }
}
