package eu.megawatt.service.schedule;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import java.util.EnumMap;
import java.util.Map;

/**
 * The power of one site in each slot, facility side, in W: what the GPUs of the jobs of each kind
 * draw, what those draw that no job has, and what its grid connections allow. Used by one thread.
 */
final class SitePower {

  private final Scenario scenario;
  private final Site site;
  private final int slots;
  private final double[] idle;
  private final Map<JobKind, double[]> byKind = new EnumMap<>(JobKind.class);
  private final double[] limit;

  SitePower(Scenario scenario, Site site) {
    this.scenario = scenario;
    this.site = site;
    slots = scenario.grid().slots();
    idle = new double[slots];
    limit = new double[slots];
    scenario.pools().values().stream().filter(this::stands).forEach(this::addIdle);
    scenario.domains().values().stream()
        .filter(domain -> domain.site().equals(site.id()) && domain.parent().isEmpty())
        .forEach(this::addLimit);
  }

  /** Adds what a job draws, where it runs here. */
  void add(Allocation allocation) {
    if (!allocation.siteId().equals(site.id())) {
      return;
    }
    Job job = scenario.job(allocation.jobId());
    Pool pool = scenario.pool(allocation.poolId());
    double watts = wattsAboveIdle(scenario, job, pool, allocation.powerCapRatio());
    double wattsIdle = job.gpus() * scenario.gpuType(pool.gpuType()).idleWatts();
    double[] kind = byKind.computeIfAbsent(job.kind(), _ -> new double[slots]);
    SlotRange run = SlotRange.of(scenario.grid(), allocation.startsAt(), allocation.endsAt());
    for (int slot = run.from(); slot < run.to(); slot++) {
      kind[slot] += wattsIdle + watts * job.load().at(slot);
      idle[slot] -= wattsIdle;
    }
  }

  /** Adds this site's whole watts to a sum over sites. */
  void addTo(FleetPower sum) {
    for (int slot = 0; slot < slots; slot++) {
      sum.idle()[slot] += facility(idle[slot]);
      sum.limit()[slot] += Math.round(limit[slot]);
    }
    byKind.forEach(
        (kind, watts) -> {
          for (int slot = 0; slot < slots; slot++) {
            sum.of(kind)[slot] += facility(watts[slot]);
          }
        });
  }

  private boolean stands(Pool pool) {
    return scenario.siteOf(pool).id().equals(site.id());
  }

  private void addIdle(Pool pool) {
    double watts = scenario.gpuType(pool.gpuType()).idleWatts();
    for (int slot = 0; slot < slots; slot++) {
      idle[slot] += pool.gpus().at(slot) * watts;
    }
  }

  private void addLimit(PowerDomain root) {
    double side = root.measures() == Measures.IT ? site.pue() : 1;
    for (int slot = 0; slot < slots; slot++) {
      limit[slot] += root.limitMW().at(slot) * 1e6 * side;
    }
  }

  /** What a gang draws at full load beyond what its GPUs draw idle, on the IT side. */
  static double wattsAboveIdle(Scenario scenario, Job job, Pool pool, double powerCap) {
    double busy = powerCap * job.wattsPerGpu().getOrDefault(pool.gpuType(), 0.0);
    return job.gpus() * Math.max(0, busy - scenario.gpuType(pool.gpuType()).idleWatts());
  }

  private long facility(double itWatts) {
    return Math.round(itWatts * site.pue());
  }
}
