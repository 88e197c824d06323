package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.scheduler.kernel.Draw;

/** What runs take in a window. */
final class Footprints {

  private final Window window;
  private final Pricing pricing;

  Footprints(Window window) {
    this.window = window;
    this.pricing = new Pricing(window);
  }

  Footprint of(Rest rest, Run run) {
    Job job = rest.work().job();
    double wattHours = 0;
    double grams = 0;
    double peak = 0;
    for (Leg leg : run.legs()) {
      if (!window.has(job, leg)) {
        continue;
      }
      int pool = window.pool(leg.poolId());
      Site site = window.scenario.siteOf(window.scenario.pool(leg.poolId()));
      GpuType type = window.type(pool);
      Draw draw = window.draw(job, leg);
      for (int slot = window.first(leg); slot < window.end(leg); slot++) {
        double facility = draw.watts(slot) * site.pue();
        double its = facility * window.grid.slotHours();
        wattHours += its;
        grams += its / 1e3 * site.carbonGramsPerKWh().at(slot);
        peak = Math.max(peak, facility + type.idleWatts() * job.gpus() * site.pue());
      }
    }
    return new Footprint(
        pricing.micro(rest, run), Math.round(wattHours), Math.round(grams), (long) Math.ceil(peak));
  }
}
