package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import java.time.Instant;

/**
 * What all guarantees together may come to: what the grid connections of all sites leave above
 * idle, where that is least.
 *
 * @param watts on the facility's side, rounded down
 * @param at the slot in which it is so little
 */
public record GuaranteeRoom(long watts, Instant at) {

  private static final double WATTS_PER_MEGAWATT = 1e6;

  /** Far below a watt: what decimals lose on their way through binary. */
  private static final double DUST_WATTS = 1e-6;

  /** Of a fleet with the limits that it has anyway. */
  public static GuaranteeRoom of(Scenario fleet) {
    double least = Double.POSITIVE_INFINITY;
    int when = 0;
    for (int slot = 0; slot < fleet.grid().slots(); slot++) {
      double room = watts(fleet, slot);
      if (room < least) {
        least = room;
        when = slot;
      }
    }
    return new GuaranteeRoom(
        (long) Math.floor(Math.max(0, least) + DUST_WATTS), fleet.grid().at(when));
  }

  private static double watts(Scenario fleet, int slot) {
    double room = 0;
    for (PowerDomain domain : fleet.domains().values()) {
      if (domain.parent().isEmpty()) {
        double side = domain.measures() == Measures.FACILITY ? 1 : fleet.site(domain.site()).pue();
        room += domain.limitMW().at(slot) * WATTS_PER_MEGAWATT * side;
      }
    }
    for (Pool pool : fleet.pools().values()) {
      room -=
          pool.gpus().at(slot)
              * fleet.gpuType(pool.gpuType()).idleWatts()
              * fleet.siteOf(pool).pue();
    }
    return room;
  }
}
