package eu.megawatt.service.schedule;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The legs of jobs of the plan that is lived by as allocations: one each, so a job that was capped
 * or interrupted has several under one job id. Energy and cost are of the part in the scenario's
 * horizon; lateness is the last leg's.
 */
public final class LegAllocations {

  /** What the ids of allocations of the plan that is lived by begin with. */
  private static final String PREFIX = "current:";

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double WATTS_PER_KILOWATT = 1e3;
  private static final double GRAMS_PER_TONNE = 1e6;
  private static final double CENTS_PER_EURO = 100;
  private static final double SECONDS_PER_HOUR = 3_600;

  private final Scenario scenario;

  /**
   * @param scenario with the jobs, the cycles of their loads counted from its start
   */
  public LegAllocations(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Of a job that has run or is to run in these legs; what is in no pool of today is left out. */
  public List<Allocation> of(LiveJob job, List<Leg> legs) {
    List<Allocation> all = new ArrayList<>();
    for (int number = 0; number < legs.size(); number++) {
      Leg leg = legs.get(number);
      boolean isHere =
          scenario.pools().containsKey(leg.poolId())
              && job.work().job().runHours().containsKey(scenario.pool(leg.poolId()).gpuType());
      if (isHere) {
        String id = PREFIX + job.id() + (number == 0 ? "" : ":" + (number + 1));
        all.add(allocation(id, job, leg, number == legs.size() - 1));
      }
    }
    return all;
  }

  private Allocation allocation(String id, LiveJob job, Leg leg, boolean isLast) {
    Job its = scenario.job(job.id());
    Pool pool = scenario.pool(leg.poolId());
    Site site = scenario.siteOf(pool);
    double above = SitePower.wattsAboveIdle(scenario, its, pool, leg.powerCap()) * site.pue();
    double idle = its.gpus() * scenario.gpuType(pool.gpuType()).idleWatts() * site.pue();
    SlotRange slots = SlotRange.of(scenario.grid(), leg.from(), leg.to());
    double wattHours = 0;
    double euro = 0;
    double peakLoad = 0;
    for (int slot = slots.from(); slot < slots.to(); slot++) {
      double load = its.load().at(slot);
      double drawn = above * load * scenario.grid().slotHours();
      wattHours += drawn;
      euro +=
          drawn / WATTS_PER_MEGAWATT * site.energyEurPerMWh().at(slot)
              + drawn
                  / WATTS_PER_KILOWATT
                  * site.carbonGramsPerKWh().at(slot)
                  / GRAMS_PER_TONNE
                  * scenario.carbonEurPerTonne();
      peakLoad = Math.max(peakLoad, load);
    }
    long late = isLast ? late(its, leg.to()).toSeconds() : 0;
    euro += late / SECONDS_PER_HOUR * its.latenessEurPerHour();
    return new Allocation(
        id,
        its.id(),
        its.kind().word(),
        its.tenant(),
        site.id(),
        pool.domain(),
        pool.id(),
        pool.gpuType(),
        its.gpus(),
        leg.powerCap(),
        leg.from(),
        leg.to(),
        its.earliestStart(),
        its.deadline(),
        its.hardDeadline(),
        late,
        Math.round(idle + above * peakLoad),
        Math.round(wattHours),
        Math.round(euro * CENTS_PER_EURO),
        Optional.of(job.state().word()),
        Optional.of(job.pin().isPresent()),
        Optional.of(job.work().interruptible()));
  }

  private static Duration late(Job job, Instant end) {
    return job.deadline()
        .filter(end::isAfter)
        .map(due -> Duration.between(due, end))
        .orElse(Duration.ZERO);
  }
}
