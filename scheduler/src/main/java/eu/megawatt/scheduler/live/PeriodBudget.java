package eu.megawatt.scheduler.live;

import java.util.OptionalLong;

/**
 * What a tenant's work may take in each period of a kind, above idle.
 *
 * @param wattHours on the facility's side
 * @param micro micro-euro for energy and carbon
 */
public record PeriodBudget(Period period, OptionalLong wattHours, OptionalLong micro) {

  private static final long MILLIWATT_MINUTES_PER_WATT_HOUR = 60_000;

  /** Whether so much is not too much. */
  boolean allows(DayUse use) {
    return (wattHours.isEmpty()
            || use.milliwattMinutes()
                <= Math.multiplyExact(wattHours.getAsLong(), MILLIWATT_MINUTES_PER_WATT_HOUR))
        && (micro.isEmpty() || use.micro() <= micro.getAsLong());
  }
}
