package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.PowerDomain;

/** The most that all sites together are to draw, GPUs without work included. */
final class PeakLoad {

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double MILLIWATTS_PER_WATT = 1e3;

  private PeakLoad() {}

  /** In W, facility side, from a slot on. */
  static long watts(LivePlan plan, int fromSlot) {
    Window window = plan.window();
    double[] load = new double[window.grid.slots()];
    for (int domain = 0; domain < window.problem.domainIds.length; domain++) {
      PowerDomain its = window.scenario.domain(window.problem.domainIds[domain]);
      if (its.parent().isEmpty()) {
        double pue = window.scenario.site(its.site()).pue();
        double side = its.measures() == Measures.FACILITY ? 1 : pue;
        long[] left = plan.occupancy().room(domain);
        for (int slot = fromSlot; slot < load.length; slot++) {
          load[slot] +=
              its.limitMW().at(slot) * WATTS_PER_MEGAWATT * side
                  - left[slot] / MILLIWATTS_PER_WATT * pue;
        }
      }
    }
    double most = 0;
    for (double each : load) {
      most = Math.max(most, each);
    }
    return Math.round(most);
  }
}
